#!/usr/bin/env python3
"""Runs that are killed: kill.py [ROUNDS [SEED]]; PLAIN names the program. Standard library, and strace for the exact points.

ROUNDS times SIGKILL at a random moment, then once at each system call that a file takes part in, while --fix, --add-ignore and `baseline`
write a tree. Afterwards each file has either all of its old or all of its new bytes; what is left beside them is no Python file; and the
next run finishes the work and leaves nothing behind. And a run that is overtaken by somebody who writes: the cache does not take what it
found for what stands in the old text."""
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PLAIN = os.path.abspath(os.environ.get("PLAIN", os.path.join(HERE, "..", "build", "oomlint")))
BASELINE = "oomlint-baseline.json"
DRAFT = ".oomlint-new"
CALLS = ["write", "fchown", "fchmod", "fsync", "linkat", "rename", "close", "flock"]
passed = failed = 0

MODES = {
    "--fix": ["check", "--fix", "--unsafe-fixes", "--exit-zero", "--no-baseline", "-q"],
    "--add-ignore": ["check", "--add-ignore=seen", "--exit-zero", "--no-baseline", "-q"],
    "baseline": ["baseline", "--accept-new"],
    "a new baseline": ["baseline", "--baseline", "new.json"],
    "a report": ["check", "--exit-zero", "-q", "--output-format", "sarif:report.sarif"],
}


def tell(good, what, detail=""):
    global passed, failed
    passed += bool(good)
    failed += not good
    if not good:
        print(f"kill: {what}: {detail}")
    return good


def job(number, findings):
    lines = ["from pyspark.sql import SparkSession", "", "spark = SparkSession.builder.getOrCreate()"]
    for i in range(findings):
        lines.append(f'rows{i} = spark.read.table("t{number}_{i}").collect()')
        lines.append(f'print(max([r.amount for r in spark.read.table("u{i}").collect()]))')
    return "\n".join(lines) + "\n"


def make(root, files):
    os.makedirs(os.path.join(root, "b"))
    for number in range(files):
        path = os.path.join(root, "b" if number % 2 else "", f"job{number:03}.py")
        with open(path, "w", encoding="ascii") as file:
            file.write(job(number, 1 + number % 7))
        os.chmod(path, 0o640 if number % 3 else 0o755)
    subprocess.run([PLAIN, "baseline", "job000.py", "job002.py"], cwd=root, check=True, stdout=subprocess.DEVNULL)
    with open(os.path.join(root, "report.sarif"), "w", encoding="ascii") as file:
        file.write("{}")


def contents(root):
    found = {}
    for base, _, names in os.walk(root):
        for name in names:
            path = os.path.join(base, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, root)] = (file.read(), os.stat(path).st_mode)
    return found


def run(root, mode, before=(), **options):
    return subprocess.Popen([*before, PLAIN, *MODES[mode]], cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)


class Trial:
    """A mode with what it makes of the tree."""

    def __init__(self, tree, place, mode):
        self.tree, self.mode, self.copy = tree, mode, os.path.join(place, "copy")
        self.old = contents(tree)
        self.begin()
        started = time.monotonic()
        run(self.copy, mode).wait()
        self.seconds = time.monotonic() - started
        self.new = contents(self.copy)
        tell(self.new != self.old, f"{mode} writes something")

    def begin(self):
        shutil.rmtree(self.copy, ignore_errors=True)
        shutil.copytree(self.tree, self.copy)

    def check(self, when):
        """After a kill; the number of files that were written by then."""
        now = contents(self.copy)
        drafts = [path for path in now if path.endswith(DRAFT)]
        files = {path: data for path, data in now.items() if path not in drafts}
        torn = [path for path, data in files.items() if data not in (self.old.get(path), self.new.get(path))]
        tell(not torn, f"{self.mode}, killed {when}: files are old or new", torn)
        tell(set(self.old) <= set(files) <= set(self.new), f"{self.mode}, killed {when}: no file is lost or unknown", set(files) ^ set(self.new))
        tell(len(drafts) < 2, f"{self.mode}, killed {when}: one draft at the most", drafts)
        run(self.copy, self.mode).wait()
        again = contents(self.copy)
        expected = {path: data for path, data in self.new.items() if not path.endswith(".sarif")}
        wrong = [path for path in set(again) | set(expected) if not path.endswith(".sarif") and again.get(path) != expected.get(path)]
        tell(not wrong, f"{self.mode}, killed {when}: the next run does the rest, and nothing is left", wrong)
        return sum(files.get(path) == self.new[path] != self.old.get(path) for path in self.new), len(drafts)

    def kill_at(self, seconds):
        self.begin()
        process = run(self.copy, self.mode)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
        return self.check(f"after {seconds * 1000:.1f} ms")

    def kill_in(self, call, number):
        """false where the program made no such call."""
        self.begin()
        process = run(self.copy, self.mode, ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
                                             "-e", f"inject={call}:signal=KILL:when={number}"])
        status = process.wait()
        if status == 0:
            return False
        tell(status in (-signal.SIGKILL, 128 + signal.SIGKILL), f"{self.mode}: strace kills in {call} {number}", f"status {status}")
        return self.check(f"in {call} {number}")


def heed_interrupts():
    """What a shell starts in the background does not, nor what that starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def interrupt(trial, seconds):
    """Ctrl-C ends the run as any program, and leaves no draft."""
    trial.begin()
    process = run(trial.copy, trial.mode, preexec_fn=heed_interrupts)
    time.sleep(seconds)
    process.send_signal(signal.SIGINT)
    status = process.wait()
    tell(status in (-signal.SIGINT, 0), f"{trial.mode}, interrupted: ends by the signal", f"status {status}")
    tell(not any(path.endswith(DRAFT) for path in contents(trial.copy)), f"{trial.mode}, interrupted: no draft is left")
    trial.check("by SIGINT")
    return status != 0


def kill_named(place):
    """Where a file system knows no files without a name, drafts have one from the beginning; a copy of one job, on such a system."""
    tree = os.path.join(place, "one")
    os.mkdir(tree)
    with open(os.path.join(tree, "job.py"), "w", encoding="ascii") as file:
        file.write(job(0, 3))
    trial = Trial(tree, place, "--fix")
    folder, log = os.path.realpath(trial.copy), os.path.join(place, "log")
    watched = ["strace", "-f", "-qq", "-P", folder + "/", "-P", f"{folder}/job.py{DRAFT}"]
    trial.begin()
    run(trial.copy, "--fix", [*watched, "-o", log, "-e", "trace=openat"]).wait()
    with open(log, encoding="utf-8") as file:
        number = 1 + ["O_TMPFILE" in line for line in file].index(True)
    left = 0
    for call in ["", "write", "fchown", "fchmod", "fsync", "rename", "flock", "close"]:
        words = [*watched, "-o", "/dev/null", "-e", "trace=openat" + (call and "," + call),
                 "-e", f"inject=openat:error=EOPNOTSUPP:when={number}"]
        trial.begin()
        status = run(trial.copy, "--fix", words + (["-e", f"inject={call}:signal=KILL:when=1"] if call else [])).wait()
        tell((status != 0) == bool(call), f"named drafts: strace kills in {call or 'nothing'}", f"status {status}")
        left += trial.check(f"with a named draft, in {call or 'nothing'}")[1]
    tell(left > 3, "named drafts are left where strace kills", left)


def overtaken(place):
    """A file becomes another one after the first look at it, and what it was again after the run."""
    root, log = os.path.join(place, "overtaken"), os.path.join(place, "opened")
    path, words = os.path.join(root, "job.py"), ["check", "--exit-zero", "-q", "-j1", "--cache-dir", "kept", "--output-format", "concise", "."]
    old, new = job(0, 2), job(0, 1)
    os.mkdir(root)

    def check(before=()):
        return subprocess.Popen([*before, PLAIN, *words], cwd=root, stdout=subprocess.PIPE)

    def write(text):
        with open(path, "w", encoding="ascii") as file:
            file.write(text)

    write(old)
    wanted = check(["strace", "-f", "-qq", "-o", log, "-e", "trace=openat"]).communicate()[0]
    with open(log, encoding="utf-8") as file:
        last = max(number for number, line in enumerate(file, 1) if 'job.py"' in line)
    shutil.rmtree(os.path.join(root, "kept"))
    slow = check(["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=openat", "-e", f"inject=openat:delay_enter=1000000:when={last}"])
    time.sleep(0.5)
    write(new)
    tell(slow.communicate()[0] != wanted, "a run is overtaken")
    write(old)
    tell(check().communicate()[0] == wanted, "what an overtaken run found is not kept")


def main(rounds=200, seed=1, most=12):
    rng = random.Random(seed)
    memory = "/dev/shm" if rounds < 100 and os.access("/dev/shm", os.W_OK) else None  # flushing to a disk takes its time
    with tempfile.TemporaryDirectory(prefix="oomlint-kill.", dir=memory) as place:
        tree = os.path.join(place, "tree")
        make(tree, 40)
        trials = [Trial(tree, place, mode) for mode in MODES]
        some = drafts = exact = 0
        for number in range(rounds):
            trial = trials[number % 2 if number % 8 < 6 else number % len(trials)]
            written, left = trial.kill_at(rng.uniform(0, 1.1) * trial.seconds)
            some += 0 < written < len(trial.new)
            drafts += left
        for trial in trials:
            for call in CALLS:
                for number in range(1, most + 1):
                    result = trial.kill_in(call, number)
                    if not result:
                        break
                    exact += 1
                    drafts += result[1]
        tell(exact > 0, "strace can kill")
        kill_named(place)
        overtaken(place)
        interrupted = sum(interrupt(trials[number % 2], rng.uniform(0, 1) * trials[number % 2].seconds) for number in range(rounds // 4))
        tell(interrupted, "runs can be interrupted")
        print(f"  {rounds} kills at random moments, {some} of them with some files written and some not; {exact} in system calls; "
              f"{drafts} left a draft")
    print(f"kill: {passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in sys.argv[1:])))
