#!/usr/bin/env python3
"""How fast the language server is, beside `ruff server` in the same driver (RUFF=PROGRAM, or else one that pip fetches into build/peers).

    tests/bench/server.py PROGRAM

Times are in milliseconds of the wall clock, memory is what is resident when there is nothing more to do. The bars are checked for us alone: a server that
is over one of them makes the status 1.
"""
import json
import os
import queue
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
CAPABILITIES = {"general": {"positionEncodings": ["utf-16"]},
                "textDocument": {"publishDiagnostics": {"relatedInformation": True, "versionSupport": True}}}
WAIT = 60


class Session:
    """Sends, and takes what is pushed."""

    def __init__(self, command, root):
        self.root, self.heard = root, queue.Queue()
        self.server = subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        threading.Thread(target=self.listen, daemon=True).start()
        self.begun = time.perf_counter()
        self.send("initialize", {"processId": os.getpid(), "rootUri": "file://" + root, "capabilities": CAPABILITIES,
                                 "workspaceFolders": [{"uri": "file://" + root, "name": "bench"}]}, 1)
        self.wait(lambda message: message.get("id") == 1)
        self.send("initialized", {})

    def listen(self):
        out = self.server.stdout
        while True:
            length = 0
            while (line := out.readline().strip()):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            if not length:
                return
            body = out.read(length)
            if len(body) < length:
                return  # it was killed
            self.heard.put((time.perf_counter(), json.loads(body)))

    def send(self, method, params, number=None):
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        if number is not None:
            message["id"] = number
        body = json.dumps(message).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.server.stdin.flush()

    def wait(self, wanted):
        while True:
            when, message = self.heard.get(timeout=WAIT)
            if "id" in message and "method" in message:
                self.send_result(message["id"])
            if wanted(message):
                return when

    def send_result(self, number):
        body = json.dumps({"jsonrpc": "2.0", "id": number, "result": None}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.server.stdin.flush()

    def uri(self, name):
        return f"file://{self.root}/{name}"

    def open(self, name):
        with open(os.path.join(self.root, name), encoding="utf-8") as file:
            self.send("textDocument/didOpen", {"textDocument": {"uri": self.uri(name), "languageId": "python", "version": 1, "text": file.read()}})

    def pushed(self, *names, version=None):
        """When the last of these was pushed; of the first, that version."""
        missing = {self.uri(name) for name in names}

        def wanted(message):
            params = message.get("params") or {}
            first = params.get("uri") == self.uri(names[0])
            if message.get("method") == "textDocument/publishDiagnostics" and (not first or version in (None, params.get("version"))):
                missing.discard(params["uri"])
            return not missing
        return self.wait(wanted)

    def change(self, name, version, line, text, until=0):
        self.send("textDocument/didChange", {"textDocument": {"uri": self.uri(name), "version": version}, "contentChanges": [
            {"range": {"start": {"line": line, "character": 0}, "end": {"line": line, "character": until}}, "text": text}]})

    def resident(self):
        with open(f"/proc/{self.server.pid}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE") / 2**20

    def spent(self):
        with open(f"/proc/{self.server.pid}/stat", encoding="ascii") as file:
            return file.read().rsplit(")", 1)[1].split()[11:13]

    def rest(self):
        """Until it has nothing to do any more."""
        before = None
        while before != (before := self.spent()):
            time.sleep(0.5)

    def close(self):
        self.server.kill()
        self.server.wait()


def job(lines, seed=0):
    """A script of about so many lines: the job of `make bench`, again and again under other names."""
    with open(os.path.join(HERE, "job.py"), encoding="utf-8") as file:
        body = file.read()
    parts, count = [], 0
    while count < lines:
        part = body.replace("def ", f"def f{seed}_{len(parts)}_")
        parts.append(part)
        count += part.count("\n")
    return "\n".join(parts)


def write(root, name, text):
    path = os.path.join(root, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def typing(command, root, dependents):
    """Times from a keystroke to what is said of the file, and of all that import it where something of theirs changes."""
    write(root, "helper.py", "def load(spark):\n    return spark.table('t')\n\n\n" + job(2000))
    names = [f"user{number}.py" for number in range(dependents)]
    for name in names:
        write(root, name, "from helper import load\n\nrows = load(spark).collect()\n" + job(200))
    session, times = Session(command, root), []
    for name in ["helper.py", *names]:
        session.open(name)
        session.pushed(name)
    time.sleep(1)
    for number in range(100):
        began = time.perf_counter()
        if dependents:
            bounded = "    return spark.table('t').limit(1)" if number % 2 == 0 else "    return spark.table('t')"
            session.change("helper.py", number + 2, 1, bounded + "\n", 99)
            session.send("textDocument/didChange", {"textDocument": {"uri": session.uri("helper.py"), "version": number + 2}, "contentChanges": []})
        else:
            session.change("helper.py", number + 2, random.randrange(5, 1900), "# a comment\n")
        times.append(session.pushed("helper.py", *(names if "ruff" not in command[0] else []), version=number + 2) - began)
        if dependents:
            session.change("helper.py", number + 2, 2, "", 0)
    session.close()
    times.sort()
    return [1000 * statistics.median(times), 1000 * times[int(0.95 * len(times))]]


def starting(command, root, files):
    """From initialize to what is said of the first file that is open; and what is resident when all are known."""
    for number in range(files):
        write(root, f"pkg{number % 20}/mod{number}.py", job(60, number))
    write(root, "main.py", "from pkg1.mod1 import f1_0_main\n\nrows = spark.table('t').collect()\n")
    times = []
    for _ in range(3):
        session = Session(command, root)
        session.open("main.py")
        times.append(session.pushed("main.py") - session.begun)
        session.rest()
        memory = session.resident()
        session.close()
    return [1000 * statistics.median(times), memory]


def measure(command):
    rows = {}

    def run(function, *arguments):
        root = os.path.realpath(tempfile.mkdtemp(prefix="oomlint-bench."))
        os.mkdir(os.path.join(root, ".git"))
        try:
            return function(command, root, *arguments)
        finally:
            shutil.rmtree(root)

    rows["keystroke to diagnostics, 2,000 lines: median, ms"], rows["... 95 of 100"] = run(typing, 0)
    rows["... with five files that import it: median, ms"], rows["... 95 of 100 "] = run(typing, 5)
    rows["start to first diagnostics, 300 files, ms"], _ = run(starting, 300)
    rows["start to first diagnostics, 5,000 files, ms"], _ = run(starting, 5000)
    _, rows["resident with 1,000 files, MiB"] = run(starting, 1000)
    return rows


def peer():
    """ruff, or None where it cannot be had."""
    place = os.path.join(HERE, "..", "..", "build", "peers")
    ruff = os.environ.get("RUFF") or os.path.join(place, "bin", "ruff")
    if os.path.exists(ruff):
        return os.path.abspath(ruff)
    try:
        if not os.path.exists(os.path.join(place, "bin", "pip")):
            subprocess.run([sys.executable, "-m", "venv", place], check=True, capture_output=True)
        subprocess.run([os.path.join(place, "bin", "pip"), "install", "--quiet", "ruff"], check=True, capture_output=True)
        return os.path.abspath(ruff)
    except (OSError, subprocess.CalledProcessError):
        return None


BARS = [None, 20, None, 50, 50, 1000, 150]


def main():
    ours = measure([os.path.abspath(sys.argv[1]), "server"])
    ruff = peer()
    theirs = measure([ruff, "server"]) if ruff else {}
    failed = False
    print(f"{'':52} {'oomlint':>9} {'bar':>6} {'ruff':>9}")
    for (name, figure), bar in zip(ours.items(), BARS):
        failed = failed or (bar is not None and figure > bar)
        print(f"{name:52} {figure:9.1f} {bar or '':>6} {theirs.get(name, float('nan')):9.1f}")
    if not ruff:
        print("ruff could not be fetched, so nothing is compared with it.")
    return failed


if __name__ == "__main__":
    sys.exit(main())
