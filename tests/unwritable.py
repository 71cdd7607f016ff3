#!/usr/bin/env python3
"""Where nothing can be written, or read to its end: unwritable.py; PROGRAM names the program, PLAIN a build that strace may watch. Standard
library only.

Full disks (a limit on file sizes; a tiny file system, where this machine lets us mount one), read-only file systems, folders and files
without rights, /dev/full, closed and deaf readers, folders that fail while they are listed: a clear word with its place, status 2, and every
file as it was. And streams that do not wait: nothing is lost."""
import contextlib
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.abspath(os.environ.get("PROGRAM", os.path.join(HERE, "..", "build", "oomlint")))
PLAIN = os.path.abspath(os.environ.get("PLAIN", os.path.join(HERE, "..", "build", "oomlint")))
NOBODY = 65534
passed = failed = 0

WRITERS = {
    "--fix": ["check", "--fix", "--unsafe-fixes", "--no-baseline", "--output-format", "concise", "job.py"],
    "--add-ignore": ["check", "--add-ignore=seen", "--no-baseline", "--output-format", "concise", "job.py"],
    "baseline": ["baseline", "job.py"],
    "a report": ["check", "--output-format", "json:report.json", "job.py"],
}
TALKERS = [["check", "job.py"], ["check", "-q", "--output-format", "sarif", "job.py"], ["check", "--diff", "--unsafe-fixes", "job.py"],
           ["check", "--statistics", "job.py"], ["check", "--show-files", "job.py"], ["check", "--show-settings"], ["rule"],
           ["rule", "collect-unbounded"], ["config"], ["config", "--schema"], ["show", "api"], ["show", "facts", "job.py"], ["generate", "man"],
           ["--help"], ["check", "--help"], ["--version"]]


def tell(good, what, detail=""):
    global passed, failed
    passed += bool(good)
    failed += not good
    if not good:
        print(f"unwritable: {what}: {detail}")


def job(findings=40):
    lines = ["from pyspark.sql import SparkSession", "spark = SparkSession.builder.getOrCreate()"]
    return "\n".join(lines + [f'rows{i} = spark.read.table("t{i}").collect()' for i in range(findings)]) + "\n"


def make(root):
    os.makedirs(root, exist_ok=True)
    with open(os.path.join(root, "job.py"), "w", encoding="ascii") as file:
        file.write(job())


def contents(root):
    found = {}
    for base, _, names in os.walk(root):
        for name in names:
            with open(os.path.join(base, name), "rb") as file:
                found[name] = file.read()
    return found


def run(root, words, before=(), **options):
    options.setdefault("stdout", subprocess.PIPE)
    return subprocess.run([*before, PROGRAM, *words], cwd=root, stderr=subprocess.PIPE, check=False, **options)


def check_writers(root, where, word, before=(), modes=tuple(WRITERS), **options):
    for mode in modes:
        old = contents(root)
        done = run(root, WRITERS[mode], before, **options)
        said = (done.stdout + done.stderr).decode(errors="replace")
        tell(done.returncode == 2, f"{where}, {mode}: status 2", f"{done.returncode}: {said[-300:]}")
        tell(word in said and ("job.py" in said or "baseline" in said or "report.json" in said), f"{where}, {mode}: says why and where", said[-300:])
        tell(contents(root) == old, f"{where}, {mode}: every file is as it was", sorted(contents(root)))


def limit_files():
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))


def full_by_limit(place):
    root = os.path.join(place, "limit")
    make(root)
    check_writers(root, "a limit on file sizes", "ulimit -f", preexec_fn=limit_files)


def fill(root):
    try:
        with open(os.path.join(root, "full"), "wb", buffering=0) as file:
            while file.write(b"x" * 1024):
                pass
    except OSError:
        pass


def full_and_read_only(root):
    """In a mount namespace of our own, where `root` is a tiny file system."""
    make(root)
    fill(root)
    check_writers(root, "a full disk", "no room left")
    os.remove(os.path.join(root, "full"))
    subprocess.run(["mount", "-o", "remount,ro", root], check=True)
    check_writers(root, "a read-only file system", "read-only")
    done = run(root, ["check", "--diff", "--unsafe-fixes", "job.py"])
    tell(done.returncode == 1 and done.stdout.startswith(b"--- a/job.py"), "a read-only file system: --diff works")


def mounted(place):
    root = os.path.join(place, "mounted")
    os.mkdir(root)
    for words in (["unshare", "-m"], ["unshare", "-rm"]):
        script = 'mount -t tmpfs -o size=64k none "$1" && exec "$2" "$3" --mounted "$1"'
        done = subprocess.run([*words, "sh", "-c", script, "sh", root, sys.executable, os.path.abspath(__file__)], capture_output=True, text=True, check=False)
        if done.stdout.startswith("{") or "\n{" in done.stdout:
            counts = json.loads(done.stdout.splitlines()[-1])
            print("\n".join(done.stdout.splitlines()[:-1]) + "\n" if done.stdout.count("\n") > 1 else "", end="")
            return counts
    print("  no file system can be mounted here: full disks by a limit on file sizes only")
    return {"passed": 0, "failed": 0}


def without_rights(place):
    global PROGRAM
    before, owner = (), None
    if os.geteuid() == 0:
        before, owner = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"), NOBODY
        shutil.copy(PROGRAM, os.path.join(place, "oomlint"))
        PROGRAM = os.path.join(place, "oomlint")
    os.chmod(place, 0o755)

    root = os.path.join(place, "folder")
    make(root)
    if owner:
        os.chown(os.path.join(root, "job.py"), owner, owner)
    os.chmod(root, 0o555)
    check_writers(root, "a folder without rights", "may not be written", before)

    root = os.path.join(place, "file")
    make(root)
    os.chmod(os.path.join(root, "job.py"), 0o444)
    os.chmod(root, 0o777)
    check_writers(root, "a protected file", "write-protected", before, ["--fix", "--add-ignore"])
    os.chmod(os.path.join(root, "job.py"), 0)
    if owner is None or before:
        done = run(root, ["check", "--output-format", "concise", "."], before)
        tell(done.returncode == 2 and b"OOM901" in done.stdout, "a file that may not be read is a finding", done.stdout)
    os.chmod(os.path.join(root, "job.py"), 0o644)


def deaf_reader(root, words):
    reader, writer = os.pipe()
    os.close(reader)
    done = run(root, words, stdout=writer)
    os.close(writer)
    return done


def non_blocking(root, words, given=b""):
    """Streams as Node and some shells leave them: who finds no bytes, or no room, has to wait."""
    (stdin, to), (back, stdout) = os.pipe(), os.pipe()
    os.set_blocking(stdin, False)
    os.set_blocking(stdout, False)
    with subprocess.Popen([PROGRAM, *words], cwd=root, stdin=stdin, stdout=stdout, stderr=subprocess.PIPE) as program:
        os.close(stdin)
        os.close(stdout)
        time.sleep(0.3)
        with contextlib.suppress(BrokenPipeError), open(to, "wb") as file:
            file.write(given)
        time.sleep(0.3)
        with open(back, "rb") as file:
            said = file.read()
        complaints = program.stderr.read()
    return program.returncode, said, complaints


def patient(place):
    root = os.path.join(place, "patient")
    os.mkdir(root)
    text = job(200).encode()
    words = ["check", "-q", "--output-format", "json", "-"]
    usual = run(root, words, input=text)
    tell(len(usual.stdout) > 1 << 17, "a report that is longer than a pipe")
    tell(non_blocking(root, words, text) == (usual.returncode, usual.stdout, usual.stderr), f"{words} by streams that do not wait")


def talkers(place):
    root = os.path.join(place, "talk")
    make(root)
    for words in TALKERS:
        usual = run(root, words).returncode
        with open("/dev/full", "wb") as full:
            done = run(root, words, stdout=full)
        tell(done.returncode == 2 and b"could not be written: No space left" in done.stderr, f"{words} into /dev/full", (done.returncode, done.stderr))
        done = run(root, words, ["sh", "-c", 'exec "$@" >&-', "sh"])
        tell(done.returncode == 2 and b"could not be written" in done.stderr, f"{words} without stdout", (done.returncode, done.stderr))
        done = deaf_reader(root, words)
        tell(done.returncode == usual and b"could not" not in done.stderr and b"ERROR" not in done.stderr, f"{words} for nobody", (done.returncode, done.stderr))
    old = contents(root)
    done = run(root, WRITERS["--fix"], ["sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh"])
    tell(done.returncode == 2 and contents(root) != old and b"collect" in contents(root)["job.py"], "--fix without any stream", done.returncode)
    tell(b"OOM" not in contents(root)["job.py"] and b"finding" not in contents(root)["job.py"], "and no report in the files")


def unreadable(place):
    """A folder whose names cannot be read to the end: what was left out is said."""
    root = os.path.join(place, "unreadable")
    make(os.path.join(root, "jobs"))
    told = 0
    for number in range(1, 7):
        strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-P", os.path.join(root, "jobs"), "-e", "trace=getdents64",
                  "-e", f"inject=getdents64:error=EIO:when={number}"]
        done = subprocess.run([*strace, PLAIN, "check", "--output-format", "concise"], cwd=root, capture_output=True, check=False)
        told += done.returncode == 2 and b"jobs: error[file-unreadable]" in done.stdout and b"Input/output error" in done.stdout
        tell(done.returncode == 2 or b"OOM101" in done.stdout, f"a folder that fails at {number}", done.stdout + done.stderr)
    tell(told, "a folder that cannot be read to its end is a finding")


def main():
    if sys.argv[1:2] == ["--mounted"]:
        full_and_read_only(sys.argv[2])
        print(json.dumps({"passed": passed, "failed": failed}))
        return 0
    with tempfile.TemporaryDirectory(prefix="oomlint-unwritable.") as place:
        talkers(place)
        patient(place)
        full_by_limit(place)
        counts = mounted(place)
        without_rights(place)
        if shutil.which("strace"):
            unreadable(place)
        else:
            print("  no strace here: no folder that fails while it is read")
    print(f"unwritable: {passed + counts['passed']} passed, {failed + counts['failed']} failed")
    return failed + counts["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
