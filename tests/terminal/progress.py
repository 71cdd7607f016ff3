#!/usr/bin/env python3
"""What a long run shows on a terminal while somebody waits, and that nothing of it stays. Ends with a line for tests/run.sh."""
import fcntl
import os
import pty
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

PROGRAM = os.environ.get("PROGRAM", "build/oomlint")
PROGRAM = str(Path(PROGRAM).resolve())
LONG = 1.8  # seconds
JOB = "from pyspark.sql import SparkSession\nspark = SparkSession.builder.getOrCreate()\n" + "".join(
    f"def step_{i}(df):\n    return df.where('x > {i}').groupBy('k').count()\n\n\nframe_{i} = step_{i}(spark.table('t{i}'))\n" for i in range(60))
ERASED = "\r\x1b[K"
passed, failed = 0, []


def judge(words, good, shown=""):
    global passed
    if good:
        passed += 1
    else:
        failed.append(words)
        print(f"terminal: {words}\n{shown!r}"[:1500])


def run(place, columns=60, more=(), env=None, stop=None, tty=True):
    """What stderr gets, a terminal of that many columns, and the status and seconds; `stop` is a signal sent when something is shown."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    clean = {key: value for key, value in os.environ.items() if key not in ("CI", "NO_COLOR", "TERM")}

    def in_front():
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # what runs in the background has been told to ignore it
        fcntl.ioctl(theirs, termios.TIOCSCTTY, 0)

    started, shown = time.monotonic(), b""
    child = subprocess.Popen([PROGRAM, "check", "-j1", *more, "."], cwd=place, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                             stderr=theirs if tty else subprocess.PIPE, env={**clean, "TERM": "xterm", **(env or {})},
                             start_new_session=True, preexec_fn=in_front)
    os.close(theirs)
    while True:
        try:
            piece = os.read(ours if tty else child.stderr.fileno(), 65536)
        except OSError:  # what a terminal does at the end
            break
        if not piece:
            break
        shown += piece
        if stop and b"Checking" in shown:
            child.send_signal(stop)
            stop = None
    child.wait()
    os.close(ours)
    return shown.decode(), child.returncode, time.monotonic() - started


def make_jobs(place, count):
    for i in range(count):
        (place / f"a_folder_with_a_long_name_{i % 7}").mkdir(exist_ok=True)
        (place / f"a_folder_with_a_long_name_{i % 7}" / f"job_{i}.py").write_text(JOB)


def make_long_run(place):
    """As many files as this machine needs some seconds for; how many that are."""
    count = 50
    while True:
        make_jobs(place, count)
        seconds = run(place, tty=False)[2]
        if seconds >= LONG:
            return count
        count = int(count * max(1.3, min(4, 1.2 * LONG / seconds)))


def shows(place):
    shown, status, _ = run(place)
    lines = [line for line in shown.split("\r") if line.strip() and line != "\x1b[K"]
    judge("a long run shows where it is", any(re.match(r"Checking: \d+ of \d+ files  \S*job_\d+\.py\x1b\[K$", line) for line in lines), shown)
    judge("what it shows fits into the terminal", lines and all(len(line.removesuffix("\x1b[K")) < 60 for line in lines), shown)
    judge("it is one line", "\n" not in shown, shown)
    judge("it is gone at the end", shown.endswith(ERASED) and status == 0, shown)
    narrow = run(place, columns=12)[0]
    judge("nor does a narrow one overflow", all(len(line.removesuffix("\x1b[K")) < 12 for line in narrow.split("\r")), narrow)


def keeps_silent(place):
    for words, more, env, tty in (("-q", ["-q"], {}, True), ("CI", [], {"CI": "true"}, True), ("NO_COLOR", [], {"NO_COLOR": "1"}, True),
                                  ("TERM=dumb", [], {"TERM": "dumb"}, True), ("a pipe", [], {}, False)):
        shown = run(place, more=more, env=env, tty=tty)[0]
        judge(f"nothing is shown with {words}", shown == "", shown)


def ends_well(place):
    for number in (signal.SIGINT, signal.SIGTERM):
        shown, status, _ = run(place, stop=number)
        judge(f"{number.name} ends the run and leaves no line", status == -number and shown.endswith(ERASED), (shown[-200:], status))


def main():
    place = Path(tempfile.mkdtemp(prefix="oomlint-terminal."))
    try:
        make_jobs(place, 1)
        judge("a short run shows nothing", run(place)[0] == "")
        count = make_long_run(place)
        shows(place)
        keeps_silent(place)
        make_jobs(place, 8 * count)  # so that it is still at work when the signal comes
        ends_well(place)
    finally:
        shutil.rmtree(place)
    print(f"terminal: {passed} passed, {len(failed)} failed")
    return 1 if failed else 0


sys.exit(main())
