"""A workspace in a process of its own, as tests/workspace.c speaks with it."""

import json, re, subprocess


class Workspace:
    def __init__(self, program, folder, *options):
        self.process = subprocess.Popen([program, str(folder), *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def tell(self, words):
        self.process.stdin.write(words.encode() + b"\n")

    def line(self):
        self.process.stdin.flush()
        line = self.process.stdout.readline().decode()
        if not line:
            raise SystemExit(f"the workspace ended with status {self.process.wait()}")
        return line.rstrip("\n")

    def set(self, path, text):
        data = text.encode()
        self.tell(f"set {path} {len(data)}")
        self.process.stdin.write(data)

    def work(self, words):
        self.tell(words)
        numbers = re.findall(r"[\d.]+", self.line())
        return dict(zip(("ms", "scanned", "parsed", "summarised", "checked", "bytes"), map(float, numbers)))

    def settle(self):
        return self.work("settle")

    def news(self):
        self.tell("news")
        return set(iter(self.line, ""))

    def report(self):
        self.tell("report")
        length = int(self.line())
        return json.loads(self.process.stdout.read(length))

    def close(self):
        self.process.stdin.close()
        return self.process.wait()
