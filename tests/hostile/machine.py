"""Runs the program and looks at how it ends: no signal, no word of a sanitizer, answers that can be read, within time and memory."""
import json
import os
import re
import resource
import subprocess
import sys

SANITIZER = re.compile(rb"AddressSanitizer|LeakSanitizer|runtime error|DEADLYSIGNAL")
SECONDS = float(os.environ.get("HOSTILE_SECONDS", "3"))  # CPU, of the program as it is built for use
MEBIBYTE = 1 << 20
PATIENCE = 300


class Run:
    """One run of the program in a folder. `stack` in KiB; `more` is called in the child before it starts."""

    def __init__(self, program, arguments, place, stack=8192, stdin=None, more=None):
        def limit():
            resource.setrlimit(resource.RLIMIT_STACK, (stack << 10, resource.RLIM_INFINITY))
            if more:
                more()

        try:
            done = subprocess.run([program, *arguments], cwd=place, preexec_fn=limit, timeout=PATIENCE, capture_output=True,
                                  **({"input": stdin} if stdin is not None else {"stdin": subprocess.DEVNULL}))
            self.status, self.out, self.err = done.returncode, done.stdout, done.stderr
        except subprocess.TimeoutExpired:
            self.status, self.out, self.err = None, b"", b""
        stages = {name: float(figure) for name, figure in re.findall(r"^(\w+) +([0-9.]+)$", self.err.decode(errors="replace"), re.M)}
        self.kibibytes = stages.pop("peak_kib", 0)
        self.seconds = sum(stages.values())

    def trouble(self, statuses=(0, 1, 2)):
        """Why this is no end in order; empty when it is."""
        if self.status is None:
            return f"not done after {PATIENCE} s"
        if SANITIZER.search(self.err):
            return "a sanitizer speaks: " + SANITIZER.search(self.err).group().decode()
        if self.status < 0:
            return f"ended by signal {-self.status}"
        if self.status not in statuses:
            return f"status {self.status}, expected {' or '.join(map(str, statuses))}: {(self.out + self.err)[:300]!r}"
        return ""


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def check(program, place, arguments, stack=8192, more=None):
    """A run with all formats; findings as JSON has them, and what is wrong with any format."""
    outputs = os.path.join(place, "..", "outputs")
    os.makedirs(outputs, exist_ok=True)
    formats = [f"--output-format={name}:{os.path.join(outputs, name)}" for name in ("json", "sarif", "full")]
    run = Run(program, ["check", "-q", "--timing", *formats, "--output-format=concise", *arguments], place, stack, more=more)
    problem = run.trouble()
    findings = []
    if not problem:
        try:
            findings = read_json(os.path.join(outputs, "json"))
            sarif = read_json(os.path.join(outputs, "sarif"))["runs"][0]
        except (OSError, ValueError, LookupError) as error:
            return run, [], f"what was written cannot be read: {error}"
        in_files = sum(finding["filename"] is not None for finding in findings)
        if len(sarif["results"]) != in_files:
            problem = f"{in_files} findings in JSON, {len(sarif['results'])} in SARIF"
    return run, findings, problem


class Tally:
    def __init__(self, aloud):
        self.aloud, self.passed, self.failed, self.skipped = aloud, 0, 0, []

    def tell(self, title, problem, detail=""):
        if problem:
            self.failed += 1
            print(f"hostile: {title}: {problem}", flush=True)
        else:
            self.passed += 1
            if self.aloud:
                print(f"ok  {title:62} {detail}", flush=True)

    def skip(self, title, why):
        self.skipped.append(f"{title}: {why}")

    def finish(self):
        skipped = f", {len(self.skipped)} skipped ({'; '.join(self.skipped)})" if self.skipped else ""
        print(f"hostile: {self.passed} passed, {self.failed} failed{skipped}")
        sys.exit(1 if self.failed else 0)
