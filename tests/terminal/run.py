#!/usr/bin/env python3
"""What people see: run.py [WORD...]; PROGRAM names the program. Standard library and tmux.

Each row runs a command in a terminal of tmux, 80 and 200 columns wide, waits for its end, and compares the screen with the file in
screens/. UPDATE=1 writes them anew: look at them before you commit. Words choose rows by name. Lines of words may not be wider
than the terminal; code, names and one-line formats are left whole, and their rows say so."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
PROGRAM = os.path.abspath(os.environ.get("PROGRAM", os.path.join(ROOT, "build", "oomlint")))
UPDATE = os.environ.get("UPDATE")
END = "=== end of the screen ==="
SECONDS = 30
LINES = 300

# name, what is run, may a line be wider than the terminal? (code and names are not broken)
# Of those in ONLY_WIDTH, which any new rule or option changes, no screen is kept.
ROWS = [
    ("full", "oomlint check jobs/daily_export.py", True),
    ("wide-characters", "oomlint check wide.py", True),
    ("long-line", "oomlint check long_line.py", True),
    ("long-path", "oomlint check a_folder_with_a_long_name", True),
    ("concise", "oomlint check --output-format concise jobs wide.py", True),
    ("grouped", "oomlint check --output-format grouped jobs wide.py", True),
    ("summary", "oomlint check --fix --unsafe-fixes --show-fixes --output-format concise jobs/daily_export.py", True),
    ("help", "oomlint --help", False),
    ("help-of-check", "oomlint check --help", False),
    ("rule", "oomlint rule topandas-unbounded", True),
    ("rules", "oomlint rule", False),
    ("config", "oomlint config", False),
    ("setting", "oomlint config profiles", False),
    ("mistake", "oomlint check --selct OOM1 jobs", False),
    ("broken-reader", "oomlint check jobs | head -n 1; echo status ${PIPESTATUS[0]}", True),
]


ONLY_WIDTH = {"help", "help-of-check", "rule", "rules", "config"}


class Terminal:
    def __init__(self, place, width):
        self.base = ["tmux", "-u", "-S", os.path.join(place, f"tmux-{width}"), "-f", "/dev/null"]
        self.width, self.place = width, place

    def tmux(self, *words):
        return subprocess.run([*self.base, *words], capture_output=True, text=True, check=True, env=self.environment()).stdout

    def environment(self):
        kept = {name: os.environ[name] for name in ("HOME", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TMPDIR") if name in os.environ}
        return {**kept, "PATH": os.path.join(self.place, "bin") + ":/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}

    def screen(self, command):
        work = os.path.join(self.place, "work")
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(os.path.join(HERE, "in"), work)
        shutil.copytree(os.path.join(ROOT, "examples", "jobs"), os.path.join(work, "jobs"))
        with open(os.path.join(self.place, "row.sh"), "w", encoding="utf-8") as script:
            script.write(f"cd '{work}'\n{command}\necho '{END}'\nexec sleep 60\n")
        self.tmux("new-session", "-d", "-x", str(self.width), "-y", str(LINES), "bash", os.path.join(self.place, "row.sh"))
        try:
            limit = time.monotonic() + SECONDS
            while time.monotonic() < limit:
                shown = self.tmux("capture-pane", "-p", "-J")  # what tmux itself breaks is joined: it is too wide
                if END in shown:
                    return shown.split(END)[0]
                time.sleep(0.05)
            return shown + "\n(the end was not reached)\n"
        finally:
            self.tmux("kill-server")


def steady(text):
    text = re.sub(r"in [0-9.]+ m?s\.", "in TIME.", text)
    return "\n".join(line.rstrip() for line in text.split("\n"))


def width_of(line):
    return sum(2 if "\u1100" <= c <= "\u115f" or "\u2e80" <= c <= "\uffdf" and not "\uff61" <= c <= "\uffdc" or c >= "\U0001f300" else 1 for c in line)


def check(terminal, name, command, may_be_wide):
    shown = steady(terminal.screen(command))
    path = os.path.join(HERE, "screens", f"{name}.{terminal.width}.txt")
    problem = ""
    if UPDATE and name not in ONLY_WIDTH:
        with open(path, "w", encoding="utf-8") as file:
            file.write(shown)
    if name in ONLY_WIDTH:
        problem = "" if shown.count("\n") > 5 and "(the end" not in shown else f"shows next to nothing: {shown}"
    elif shown != open(path, encoding="utf-8").read():
        problem = "is not what it was:\n" + subprocess.run(["diff", "-u", path, "-"], input=shown, capture_output=True, text=True, check=False).stdout
    wide = [line for line in shown.split("\n") if width_of(line) > terminal.width]
    if wide and not may_be_wide:
        problem += f"wider than {terminal.width} columns: {wide[0]}"
    if problem:
        print(f"terminal: {name} at {terminal.width}: {problem}")
    return not problem


def main():
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="oomlint-terminal.") as place:
        os.mkdir(os.path.join(place, "bin"))
        os.symlink(PROGRAM, os.path.join(place, "bin", "oomlint"))
        for name, command, may_be_wide in ROWS:
            if sys.argv[1:] and not any(word in name for word in sys.argv[1:]):
                continue
            for width in (80, 200):
                good = check(Terminal(place, width), name, command, may_be_wide)
                passed, failed = passed + good, failed + (not good)
    print(f"terminal: {passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
