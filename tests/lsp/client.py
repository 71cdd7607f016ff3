"""A small editor: speaks the protocol with the program under test, and looks at every message that it gets."""
import json
import os
import queue
import subprocess
import sys
import threading

from model import Model

MODEL = Model()
PATIENCE = 60  # seconds for an answer; the sanitized build on a busy machine needs some
# What most editors announce: diagnostics are pushed.
PUSH = {"general": {"positionEncodings": ["utf-16"]},
        "workspace": {"workspaceEdit": {"documentChanges": True}, "workspaceFolders": True},
        "textDocument": {
            "publishDiagnostics": {"relatedInformation": True, "tagSupport": {"valueSet": [1, 2]}, "versionSupport": True,
                                   "codeDescriptionSupport": True, "dataSupport": True},
            "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": [""]}}, "isPreferredSupport": True,
                           "dataSupport": True, "resolveSupport": {"properties": ["edit"]}},
            "hover": {"contentFormat": ["markdown", "plaintext"]}}}
# What newer ones announce: they ask for them.
PULL = {**PUSH, "textDocument": {**PUSH["textDocument"], "diagnostic": {"dynamicRegistration": False, "relatedDocumentSupport": False}},
        "workspace": {**PUSH["workspace"], "diagnostics": {"refreshSupport": True}}}


class Refused(Exception):
    """The server answered with an error."""

    def __init__(self, error):
        super().__init__(f"{error['code']}: {error['message']}")
        self.code = error["code"]
        self.data = error.get("data")


def packed(message):
    body = json.dumps(message, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


class Editor:
    """One session. As a context: says goodbye at the end and wants the server to end well."""

    def __init__(self, root, capabilities=None, options=(), start=True, program=None, **params):
        self.root = os.path.realpath(root)
        self.program = program or os.environ.get("PROGRAM", "build/oomlint")
        self.server = subprocess.Popen([os.path.abspath(self.program), "server", *options], cwd=self.root, stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.heard = queue.Queue()      # messages that nobody has looked at
        self.pushed = {}                # address -> the last published diagnostics
        self.pushes = []                # all of them
        self.messages = []              # window/showMessage
        self.asked = []                 # requests of the server's
        self.progress = []
        self.traced = []
        self.answers = {}               # to them: method -> result, or what makes one of the parameters
        self.methods = {}               # of requests without an answer
        self.results = {}
        self.number = 0
        self.versions = {}
        threading.Thread(target=self.listen, daemon=True).start()
        if start:
            self.initialize(PUSH if capabilities is None else capabilities, **params)

    # ---- bytes

    def listen(self):
        try:
            while True:
                length = None
                while (line := self.server.stdout.readline()) not in (b"\r\n", b""):
                    name, value = line.split(b":")
                    if name == b"Content-Length":
                        length = int(value)
                if length is None:
                    break
                self.heard.put(json.loads(self.server.stdout.read(length).decode("utf-8")))
        except ValueError as problem:
            self.heard.put({"broken": str(problem)})
        self.heard.put(None)

    def write(self, data):
        self.server.stdin.write(data)
        self.server.stdin.flush()

    def send(self, method, params=None, **more):
        message = {"jsonrpc": "2.0", "method": method, **more}
        if params is not None:
            message["params"] = params
        self.write(packed(message))

    # ---- messages

    def take(self, timeout=PATIENCE):
        """Looks at the next message; False: there is none."""
        try:
            message = self.heard.get(timeout=timeout)
        except queue.Empty:
            return False
        if message is None:
            raise EOFError(f"the server has gone: {self.server.stderr.read().decode()[-4000:]}")
        assert message.get("jsonrpc") == "2.0", message
        if "method" in message:
            MODEL.check_sent(message)
            self.hear(message)
        else:
            if message.get("id") in self.methods and "result" in message:
                MODEL.check_result(self.methods[message["id"]], message["result"])
            self.results[message.get("id")] = message
        return True

    def hear(self, message):
        method, params = message["method"], message.get("params")
        if method == "textDocument/publishDiagnostics":
            self.pushed[params["uri"]] = params["diagnostics"]
            self.pushes.append(params)
        elif method == "window/showMessage":
            self.messages.append(params)
        elif method == "$/logTrace":
            self.traced.append(params)
        elif method == "$/progress":
            self.progress.append(params)
        elif "id" in message:
            self.asked.append((method, params))
            answer = self.answers.get(method)
            self.write(packed({"jsonrpc": "2.0", "id": message["id"], "result": answer(params) if callable(answer) else answer}))

    def begin(self, method, params=None):
        """Sends a request and gives its number."""
        self.number += 1
        self.methods[self.number] = method
        self.send(method, params, id=self.number)
        return self.number

    def end(self, number):
        while number not in self.results:
            assert self.take(), f"no answer to {self.methods.get(number)}"
        message = self.results.pop(number)
        if "error" in message:
            raise Refused(message["error"])
        return message["result"]

    def ask(self, method, params=None):
        return self.end(self.begin(method, params))

    def wait(self, condition, timeout=PATIENCE):
        while not condition():
            assert self.take(timeout), "what was waited for did not come"

    def quiet(self, seconds=0.3):
        """Takes what comes until nothing more does."""
        while self.take(seconds):
            pass

    # ---- what an editor does

    def initialize(self, capabilities, **params):
        self.about = self.ask("initialize", {"processId": os.getpid(), "rootUri": self.uri(""), "capabilities": capabilities, **params})
        self.send("initialized", {})

    def uri(self, name):
        return "file://" + os.path.join(self.root, name).rstrip("/")

    def open(self, name, text=None, language="python"):
        uri = name if ":" in name else self.uri(name)
        if text is None:
            with open(os.path.join(self.root, name), encoding="utf-8", newline="") as file:
                text = file.read()
        self.versions[uri] = 1
        self.pushes = [p for p in self.pushes if p["uri"] != uri]
        self.send("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": language, "version": 1, "text": text}})

    def change(self, name, *changes):
        """Each change is a text for all of it, or (start line, start character, end line, end character, text)."""
        uri = name if ":" in name else self.uri(name)
        self.versions[uri] = self.versions.get(uri, 0) + 1
        events = [{"text": c} if isinstance(c, str) else
                  {"range": {"start": {"line": c[0], "character": c[1]}, "end": {"line": c[2], "character": c[3]}}, "text": c[4]}
                  for c in changes]
        self.send("textDocument/didChange", {"textDocument": {"uri": uri, "version": self.versions[uri]}, "contentChanges": events})

    def saved(self, name):
        """As a client tells that watches nothing."""
        self.send("textDocument/didSave", {"textDocument": {"uri": self.uri(name)}})

    def changed_on_disk(self, *names, kind=2):
        self.send("workspace/didChangeWatchedFiles", {"changes": [{"uri": self.uri(name), "type": kind} for name in names]})

    def close(self, name):
        self.send("textDocument/didClose", {"textDocument": {"uri": self.uri(name)}})

    def diagnostics(self, name):
        """Those of the version that we have."""
        uri = name if ":" in name else self.uri(name)
        self.wait(lambda: any(p["uri"] == uri and p.get("version") == self.versions[uri] for p in self.pushes))
        return self.pushed[uri]

    def findings(self, name):
        return [brief(d) for d in self.diagnostics(name)]

    def pull(self, name, previous=None):
        params = {"textDocument": {"uri": self.uri(name)}}
        return self.ask("textDocument/diagnostic", {**params, "previousResultId": previous} if previous else params)

    # ---- the end

    def goodbye(self):
        assert self.ask("shutdown") is None
        self.send("exit")
        return self.ended()

    def ended(self, timeout=PATIENCE):
        status = self.server.wait(timeout)
        said = self.server.stderr.read().decode()
        assert "ERROR" not in said and "runtime error" not in said, said[-4000:]
        return status

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        try:
            if kind is None and self.server.poll() is None:
                assert self.goodbye() == 0, "the server did not end with 0"
        finally:
            if self.server.poll() is None:
                self.server.kill()
            if kind is not None:
                sys.stdout.write(self.server.stderr.read().decode()[-4000:])


def refused(code, ask):
    """Wants the server to answer with this error."""
    try:
        ask()
    except Refused as problem:
        assert problem.code == code, problem
        return
    raise AssertionError("it was not refused")


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def brief(diagnostic):
    """12:4 OOM101"""
    start = diagnostic["range"]["start"]
    return f"{start['line'] + 1}:{start['character'] + 1} {diagnostic['code']}"
