#!/usr/bin/env python3
"""`oomlint check --watch`: what it hears of, and what it makes of it. Ends with a line for tests/run.sh."""
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = str(Path(os.environ.get("PROGRAM", "build/oomlint")).resolve())
JOB = 'from pyspark.sql import SparkSession\nspark = SparkSession.builder.getOrCreate()\nrows = spark.read.parquet("{}").collect()\n'
READY = "Ctrl-C ends.\n"
PATIENCE, SILENCE = 20, 0.7  # seconds
passed, failed, skipped = 0, 0, ""


def judge(words, good, shown=""):
    global passed, failed
    passed += bool(good)
    failed += not good
    if not good:
        print(f"watch: {words}\n{shown}"[:2000])


def heed_interrupts():
    """What runs in the background has been told to ignore them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Watch:
    """One that runs in a folder; what it says on both streams comes in rounds."""

    def __init__(self, place, *arguments, within=()):
        self.place, self.command = place, [PROGRAM, "check", "--output-format", "concise", *arguments]
        self.child = subprocess.Popen([*within, *self.command, "--watch"], cwd=place, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                      stderr=subprocess.STDOUT, preexec_fn=heed_interrupts)
        self.text = ""

    def read(self, seconds):
        ready, _, _ = select.select([self.child.stdout], [], [], seconds)
        piece = os.read(self.child.stdout.fileno(), 65536).decode() if ready else ""
        self.text += piece
        return piece

    def round(self):
        """What it says up to the next time that it waits; several rounds may follow each other, then the last one."""
        end = time.monotonic() + PATIENCE
        while READY not in self.text and time.monotonic() < end:
            self.read(0.1)
        while self.read(SILENCE) or not self.text.endswith(READY):
            if time.monotonic() > end:
                break
        said, self.text = self.text, ""
        if not said.endswith(READY):
            return "NOTHING IN TIME: " + said
        said = said.split(READY)[-2]
        fresh = subprocess.run(self.command, cwd=self.place, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False).stdout
        judge("a round says what a fresh run says", plain(said) == plain(fresh), f"{said}\n--- fresh ---\n{fresh}")
        return said

    def is_silent(self):
        return not self.read(SILENCE)

    def end(self):
        self.child.send_signal(signal.SIGINT)
        status = self.child.wait(PATIENCE)
        self.child.stdout.close()
        return status


def plain(said):
    """Without the watcher's own lines, and times."""
    return [re.sub(r"in [0-9.]+ m?s\.", "in TIME.", line) for line in said.splitlines() if not re.match(r"\[\d\d:", line)]


def as_editors_do(path, text):
    """A new file beside the old one, which is then renamed."""
    path.with_name(path.name + ".tmp").write_text(text)
    path.with_name(path.name + ".tmp").rename(path)


def files(place, watch):
    judge("it begins with a check", "job.py:3:8: error" in watch.round())
    as_editors_do(place / "job.py", "import pyspark\n")
    said = watch.round()
    judge("a file that another one is renamed over is checked again", "job.py changed" in said and "All checks passed" in said, said)
    as_editors_do(place / "job.py", JOB.format("a"))
    judge("and again", "job.py:3:8: error" in watch.round())
    (place / "job.py").write_text("\n" + JOB.format("a"))
    judge("one that is written in place, too", "job.py:4:8: error" in watch.round())
    (place / "helper.py").write_text("def load(spark):\n    return spark.table('t').limit(5)\n")
    (place / "job.py").write_text(JOB.format("a") + "from helper import load\nprint(load(spark).collect())\n")
    judge("what is imported counts", ":5:" not in watch.round())
    (place / "helper.py").write_text("def load(spark):\n    return spark.table('t')\n")
    said = watch.round()
    judge("and so do its changes", "job.py:5:" in said, said)
    (place / "helper.py").unlink()
    (place / "job.py").unlink()
    judge("files that go are gone", "job.py:" not in watch.round())


def folders(place, watch):
    (place / "new" / "deep").mkdir(parents=True)
    (place / "new" / "deep" / "b.py").write_text(JOB.format("b"))
    said = watch.round()
    judge("a new folder is walked", "new/deep/b.py:3:8" in said, said)
    (place / "new" / "deep" / "b.py").write_text("import pyspark\n")
    judge("and watched", "All checks passed" in watch.round())
    (place / "new").rename(place / "old")
    (place / "old" / "deep" / "c.py").write_text(JOB.format("c"))
    said = watch.round()
    judge("a renamed one is so by its new name", "old/deep/c.py:3:8" in said and "new/" not in said.split("changed", 1)[1], said)
    shutil.rmtree(place / "old")
    judge("one that is removed is gone", "old/" not in watch.round().split("changed", 1)[1])


def settings(place, watch):
    (place / "job.py").write_text(JOB.format("a"))
    judge("a file that is new", "job.py:3:8" in watch.round())
    (place / "oomlint.toml").write_text('ignore = ["OOM101"')
    said = watch.round()
    judge("settings that are wrong are said", "oomlint.toml:1:10: error" in said, said)
    (place / "oomlint.toml").write_text('ignore = ["OOM101"]\n')
    judge("settings that are right again count", "All checks passed" in watch.round())
    (place / "oomlint.toml").unlink()
    judge("so does their end", "job.py:3:8" in watch.round())
    (place / ".gitignore").write_text("job.py\n")
    judge("what git ignores may change", "no-files" in watch.round())
    (place / ".gitignore").unlink()
    judge("back again", "job.py:3:8" in watch.round())
    (place / ".job.py.swp").write_text("x")
    (place / "notes.txt").write_text("x")
    (place / ".git" / "index.lock").write_text("x")
    judge("nothing is done for files that do not matter", watch.is_silent(), watch.text)


def baselines(place, watch):
    baseline = place / "oomlint-baseline.json"
    subprocess.run([PROGRAM, "baseline", "-q"], cwd=place, check=True)
    judge("a baseline counts at once", "All checks passed" in watch.round())
    (place / "job.py").write_text(JOB.format("a") + "print(spark.table('t').collect())\n")
    said = watch.round()
    judge("what it does not know is shown", "job.py:4:7" in said and "job.py:3:8" not in said, said)
    (place / "job.py").write_text("import pyspark\n")
    judge("what is gone is said to be", "baseline-stale" in watch.round())
    baseline.unlink()
    judge("without it all is shown", "baseline-stale" not in watch.round())


def overflow(place, watch):
    watch.child.send_signal(signal.SIGSTOP)
    for _ in range(int(Path("/proc/sys/fs/inotify/max_queued_events").read_text()) // 2 + 100):
        (place / "busy.py").write_text("")
        (place / "busy.py").unlink()
    (place / "late").mkdir()
    (place / "late" / "d.py").write_text(JOB.format("d"))
    watch.child.send_signal(signal.SIGCONT)
    said = watch.round()
    judge("more than the system remembers makes it look at everything", "late/d.py:3:8" in said, said)


def named(place):
    (place / "job.py").write_text(JOB.format("a"))
    watch = Watch(place, "job.py")
    judge("a file that is named is checked", "job.py:3:8" in watch.round())
    (place / "other.py").write_text(JOB.format("a"))
    judge("its neighbours do not matter", watch.is_silent(), watch.text)
    (place / "job.py").unlink()
    judge("when it goes, that is said", "file-unreadable" in watch.round())
    as_editors_do(place / "job.py", JOB.format("a"))
    judge("and when it comes back, it is checked", "job.py:3:8" in watch.round())
    judge("Ctrl-C ends it as it ends others", watch.end() == -signal.SIGINT)


def reader(place):
    watch = Watch(place)
    watch.round()
    watch.child.stdout.close()
    judge("it ends when nobody reads what it says", watch.child.wait(PATIENCE) is not None)


def limited(name, count):
    """A command before others: in a name space of its own, where the limit can be set."""
    return ["unshare", "--user", "--map-root-user", "sh", "-c", f'echo {count} >/proc/sys/user/{name} && exec "$@"', "sh"]


def without_events(place):
    """Where the system tells of no folder, all of them are looked at again and again; the same happens on systems without inotify."""
    watch = Watch(place, within=limited("max_inotify_instances", 0))
    for part in (files, folders, settings, baselines):
        part(place, watch)
    (place / "still.py").write_text(JOB.format("a"))
    judge("a file by its time alone", "still.py:3:8" in watch.round())
    before = (place / "still.py").stat()
    (place / "still.py").write_text(JOB.format("b"))
    os.utime(place / "still.py", ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    judge("and by the least of a second", "still.py changed" in watch.round())
    judge("nothing is done while nothing happens", watch.is_silent(), watch.text)
    (place / "still.py").unlink()
    watch.round()
    watch.end()


def limits(place):
    for i in range(5):
        (place / f"folder_{i}").mkdir()
    watch = Watch(place, within=limited("max_inotify_watches", 2))
    said = watch.round()
    judge("at the limit of the system it says what to do", "4 of the folders are looked at again and again" in said and
          "sudo sysctl fs.inotify.max_user_watches=" in said, said)
    for i in range(5):
        (place / f"folder_{i}" / "a.py").write_text(JOB.format("a"))
        judge("and hears of all folders", f"folder_{i}/a.py:3:8" in watch.round())
    watch.end()


def spaces():
    """Whether there are name spaces for users."""
    return not subprocess.run([*limited("max_inotify_watches", 2), "true"], stderr=subprocess.DEVNULL, check=False).returncode


def main():
    global skipped
    place = Path(tempfile.mkdtemp(prefix="oomlint-watch."))
    try:
        subprocess.run(["git", "init", "-q", place], check=True)
        (place / "job.py").write_text(JOB.format("a"))
        watch = Watch(place)
        for part in (files, folders, settings, baselines, overflow):
            part(place, watch)
        watch.end()
        for part in (named, reader):
            part(place)
        if spaces():
            shutil.rmtree(place)
            subprocess.run(["git", "init", "-q", place], check=True)
            (place / "job.py").write_text(JOB.format("a"))
            for part in (without_events, limits):
                part(place)
        else:
            skipped = ", 2 skipped (no name space for users, so no limit for what the system tells)"
    finally:
        shutil.rmtree(place)
    print(f"watch: {passed} passed, {failed} failed{skipped}")
    return 1 if failed else 0


sys.exit(main())
