#!/usr/bin/env python3
"""How fast the language server is, beside `ruff server` in the same driver (RUFF=PROGRAM, or else one that pip fetches into build/peers).

    tests/bench/server.py PROGRAM

Times are in milliseconds of the wall clock, memory is what is resident when there is nothing more to do. The status is 1 where we are over a bar, or
slower than ruff by more than what two runs on a busy machine differ.
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
TURNS = ["    return spark.table('t')", "    return spark.table('t').limit(1)"]  # what the file returns, in turn


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


def median_and_95(times):
    ordered = sorted(times)
    return 1000 * statistics.median(ordered), 1000 * ordered[int(0.95 * len(ordered))]


class Typist:
    """Types in a file of 2,000 lines, and takes the time from each keystroke to what is said of it. Where other files import it, the keys
    change what it returns, and so what is true of those: to what is said of the last of them is the time of `all`. ruff looks at each file alone."""

    def __init__(self, command, root, dependents):
        write(root, "helper.py", f"def load(spark):\n{TURNS[0]}\n\n\n" + job(2000))
        names = [f"user{number}.py" for number in range(dependents)]
        for name in names:
            write(root, name, "from helper import load\n\nrows = load(spark).collect()\n" + job(200))
        self.session, self.times, self.all, self.dependents = Session(command, root), [], [], dependents
        self.told = [] if "ruff" in os.path.basename(command[0]) else names
        for name in ["helper.py", *names]:
            self.session.open(name)
            self.session.pushed(name)

    def key(self, number, line):
        session, version = self.session, number + 2
        began = time.perf_counter()
        if self.dependents:
            before, after = TURNS[number % 2], TURNS[(number + 1) % 2]
            session.change("helper.py", version, 1, after, len(before))
        else:
            session.change("helper.py", version, line, "# a comment\n")
        self.times.append(session.pushed("helper.py", version=version) - began)
        self.all.append((session.pushed(*self.told) if self.told else time.perf_counter()) - began)

    def figures(self):
        self.session.close()
        return [*median_and_95(self.times), median_and_95(self.all)[1] if self.told or not self.dependents else None]


def typing(commands, roots, dependents):
    """The same keys for each server in turn, so that what else the machine does meets them all."""
    typists = [Typist(command, root, dependents) for command, root in zip(commands, roots)]
    time.sleep(1)
    for number in range(200):
        line = random.randrange(5, 1900)
        for typist in typists:
            typist.key(number, line)
    return [typist.figures() for typist in typists]


def starting(command, root):
    """From initialize to what is said of the first file that is open; and what is resident when all are known."""
    session = Session(command, root)
    session.open("main.py")
    seconds = session.pushed("main.py") - session.begun
    session.rest()
    memory = session.resident()
    session.close()
    return 1000 * seconds, memory


def starts(commands, roots, files):
    """The median of three starts each, in turn, and what was resident last."""
    for root in roots:
        for number in range(files):
            write(root, f"pkg{number % 20}/mod{number}.py", job(60, number))
        write(root, "main.py", "from pkg1.mod1 import f1_0_main\n\nrows = spark.table('t').collect()\n")
    rounds = [[starting(command, root) for command, root in zip(commands, roots)] for _ in range(3)]
    return [(statistics.median(times), memories[-1]) for times, memories in (zip(*of_one) for of_one in zip(*rounds))]


def measure(commands):
    """By name of the figure, that of each server."""
    rows = {}

    def run(function, *arguments):
        roots = [os.path.realpath(tempfile.mkdtemp(prefix="oomlint-bench.")) for _ in commands]
        for root in roots:
            os.mkdir(os.path.join(root, ".git"))
        try:
            return list(zip(*function(commands, roots, *arguments)))
        finally:
            for root in roots:
                shutil.rmtree(root)

    rows["keystroke to diagnostics, 2,000 lines: median, ms"], rows["... 95 of 100"], _ = run(typing, 0)
    rows["... imported by five: median, ms"], rows["... imported by five: 95 of 100"], rows["... and to those of all six: 95 of 100"] = run(typing, 5)
    rows["start to first diagnostics, 300 files, ms"], _ = run(starts, 300)
    rows["start to first diagnostics, 5,000 files, ms"], _ = run(starts, 5000)
    _, rows["resident with 1,000 files, MiB"] = run(starts, 1000)
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


BARS = [None, 20, None, 20, 50, 50, 1000, 150]
NOISE = 1.2


def main():
    ruff = peer()
    servers = [os.path.abspath(sys.argv[1]), *([ruff] if ruff else [])]
    failed = False
    print(f"{'':52} {'oomlint':>9} {'bar':>6} {'ruff':>9}")
    for (name, (ours, *theirs)), bar in zip(measure([[server, "server"] for server in servers]).items(), BARS):
        slower = bool(theirs and theirs[0] and ours > NOISE * theirs[0])
        failed = failed or slower or (bar is not None and ours > bar)
        print(f"{name:52} {ours:9.1f} {bar or '':>6} {f'{theirs[0]:.1f}' if theirs and theirs[0] else '-':>9}{'  slower' if slower else ''}")
    if not ruff:
        print("ruff could not be fetched, so nothing is compared with it.")
    return failed


if __name__ == "__main__":
    sys.exit(main())
