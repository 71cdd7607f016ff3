"""Files and folders in a state that nobody wants: odd names, loops, no permission, changes while the program runs."""
import os
import pwd
import subprocess
import tempfile
import threading

from machine import MEBIBYTE, Run, check
from texts import HEAD, QUICK, ROWS, findings

JOB = HEAD + ROWS
NOBODY = "nobody"


def write(path, text=JOB):
    os.makedirs(os.path.dirname(path) or b".", exist_ok=True)
    with open(path, "wb") as file:
        file.write(text)


def read(path):
    with open(path, "rb") as file:
        return file.read()


class Scene:
    """Makes a folder and says what is wrong with what the program does there. Both builds play it."""

    def __init__(self, title, play, heavy=False):
        self.title, self.play, self.heavy = title, play, heavy

    def run(self, sanitized, plain, tally, everything):
        if self.heavy and not everything:
            return
        for program in (sanitized, plain):
            with tempfile.TemporaryDirectory() as place:
                folder = os.path.join(os.fsencode(place), b"in")
                os.mkdir(folder)
                try:
                    tally.tell(self.title, self.play(program, folder))
                except Skipped as why:
                    tally.skip(self.title, str(why))
                finally:
                    subprocess.run(["chmod", "-R", "u+rwx", place], check=False)


class Skipped(Exception):
    pass


def codes_of(found):
    return sorted((finding["filename"] or "", finding["code"]) for finding in found)


# ---- names ----------------------------------------------------------------------------------------------------------

NAMES = [
    b"new\nline.py", b'quote".py', b"apostrophe'.py", b"back\\slash.py", b"tab\t.py", b"bell\a\x1b[31m.py", b"per%cent%20.py", b"-q.py",
    b"--fix.py", b"\xff\xfe.py", b"\xc3\xa9\xe6\x97\xa5.py", b" blank .py", b"col:3:4.py", b"$(touch x).py", b"<&>.py", b"\xe2\x80\xae.py",
    b"x" * 237 + b".py",
]
LONGEST = b"x" * 252 + b".py"  # no name that goes on from it could stand beside it


def odd_names(program, folder):
    for name in [*NAMES, LONGEST]:
        write(os.path.join(folder, name))
    run, found, problem = check(program, os.fsdecode(folder), ["."])
    if problem or len(found) != len(NAMES) + 1:
        return problem or f"{len(found)} findings in {len(NAMES) + 1} files"
    if b"\x1b[31m" in run.out or b"\a" in run.out:
        return "a control character of a name reached the terminal"
    return fixed_everywhere(program, folder)


def fixed_everywhere(program, folder):
    """A patch is written for all, and --fix fixes all, and leaves nothing beside them."""
    patch = Run(program, ["check", "-q", "--diff", "--unsafe-fixes", "."], folder)
    fix = Run(program, ["check", "-q", "--fix", "--unsafe-fixes", "--output-format=concise", "."], folder)
    problem = patch.trouble((1,)) or fix.trouble((0,))
    same = [name for name in [*NAMES, LONGEST] if read(os.path.join(folder, name)) == JOB]
    others = set(os.listdir(folder)) - {*NAMES, LONGEST}
    if problem or others:
        return problem or f"left behind: {others}"
    return f"not fixed: {same}" if same else ""


def named_one_by_one(program, folder):
    for name in NAMES:
        write(os.path.join(folder, name))
    _, found, problem = check(program, os.fsdecode(folder), ["--", *[os.fsdecode(name) for name in NAMES]])
    return problem or ("" if [code for _, code in codes_of(found)] == ["OOM101"] * len(NAMES) else f"{len(found)} findings in {len(NAMES)} files")


def very_deep(program, folder):
    """Deeper than a path may be long."""
    name = b"x" * 200
    top = os.open(folder, os.O_RDONLY)
    for _ in range(40):
        os.mkdir(name, dir_fd=top)
        below = os.open(name, os.O_RDONLY, dir_fd=top)
        os.close(top)
        top = below
    os.close(top)
    write(os.path.join(folder, b"job.py"))
    run, found, problem = check(program, os.fsdecode(folder), ["."])
    codes = sorted(code for _, code in codes_of(found))
    return problem or ("" if run.status == 2 and codes == ["OOM101", "OOM901"] else f"found {codes}")


def missing(program, folder):
    """What cannot be read is said, with its name; the rest is checked."""
    write(os.path.join(folder, b"job.py"))
    os.mkfifo(os.path.join(folder, b"pipe.py"))
    run, found, problem = check(program, os.fsdecode(folder), ["nowhere.py", "job.py", "pipe.py", "job.py/below.py", "/dev/zero", "x" * 5000])
    expected = [("/dev/zero", "OOM902"), ("job.py", "OOM101"), ("job.py/below.py", "OOM901"), ("nowhere.py", "OOM901"), ("pipe.py", "OOM902"),
                ("x" * 5000, "OOM901")]
    return problem or ("" if run.status == 2 and codes_of(found) == expected else f"status {run.status}, found {codes_of(found)}")


def one_good_job(program, folder):
    """All small texts in one folder: what is wrong with one file changes nothing for the others."""
    expected = set()
    for i, text in enumerate(QUICK):
        if not text.options:
            name = f"{i:03}{os.path.splitext(text.file)[1]}"
            write(os.path.join(folder, os.fsencode(name)), text.make())
            expected |= {(name, code) for code in text.says}
    run, found, problem = check(program, os.fsdecode(folder), ["."])
    lost = expected - set(codes_of(found))
    return problem or ("" if run.status == 2 and not lost else f"status {run.status}, not found: {sorted(lost)[:3]}")


# ---- links and permissions ------------------------------------------------------------------------------------------

def circles(program, folder):
    os.makedirs(os.path.join(folder, b"a/b"))
    os.symlink(b"../..", os.path.join(folder, b"a/b/up"))
    os.symlink(b".", os.path.join(folder, b"a/self"))
    os.symlink(b"two.py", os.path.join(folder, b"one.py"))
    os.symlink(b"one.py", os.path.join(folder, b"two.py"))
    write(os.path.join(folder, b"a/job.py"))
    os.mkdir(os.path.join(folder, b"folder.py"))
    run, found, problem = check(program, os.fsdecode(folder), ["."])
    expected = [("a/job.py", "OOM101"), ("one.py", "OOM901"), ("two.py", "OOM901")]
    return problem or ("" if run.status == 2 and codes_of(found) == expected else f"found {codes_of(found)}")


def as_nobody(*paths):
    """What makes the child somebody without rights, if that is needed and can be done."""
    if os.geteuid() != 0:
        return None
    try:
        user = pwd.getpwnam(NOBODY)
    except KeyError:
        raise Skipped("there is no user without rights") from None

    def drop():
        os.setgroups([])
        os.setgid(user.pw_gid)
        os.setuid(user.pw_uid)

    for path in paths:
        if subprocess.run(["test", "-r", path], preexec_fn=drop, check=False).returncode:
            raise Skipped("a user without rights cannot read the program")
    return drop


def unreadable(program, folder):
    more = as_nobody(program)
    for path in (folder, os.path.dirname(folder)):
        os.chmod(path, 0o755)
    write(os.path.join(folder, b"secret.py"))
    write(os.path.join(folder, b"closed/job.py"))
    write(os.path.join(folder, b"job.py"))
    os.chmod(os.path.join(folder, b"secret.py"), 0)
    os.chmod(os.path.join(folder, b"closed"), 0)
    outputs = os.path.join(os.path.dirname(folder), b"outputs")
    os.mkdir(outputs)
    os.chmod(outputs, 0o777)
    run, found, problem = check(program, os.fsdecode(folder), ["."], more=more)
    expected = [("closed", "OOM901"), ("job.py", "OOM101"), ("secret.py", "OOM901")]
    if problem or run.status != 2 or codes_of(found) != expected:
        return problem or f"status {run.status}, found {codes_of(found)}"
    fix = Run(program, ["check", "-q", "--fix", "--unsafe-fixes", "job.py"], folder, more=more)
    if fix.trouble((1, 2)) or b"OOM919" not in fix.out or read(os.path.join(folder, b"job.py")) != JOB:
        return fix.trouble((1, 2)) or f"a folder without rights: {fix.out[:200]!r}"
    return ""


# ---- while it runs --------------------------------------------------------------------------------------------------

class Meddler(threading.Thread):
    """Calls `act` again and again until it is told to stop."""

    def __init__(self, act):
        super().__init__(daemon=True)
        self.act, self.stopped = act, threading.Event()

    def run(self):
        turn = 0
        while not self.stopped.is_set():
            self.act(turn)
            turn += 1

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stopped.set()
        self.join()


def coming_and_going(program, folder):
    """Files are made, removed and replaced by folders and pipes while they are read."""
    for i in range(60):
        write(os.path.join(folder, b"f%02d.py" % i))

    def act(turn):
        path = os.path.join(folder, b"f%02d.py" % (turn * 7 % 60))
        try:
            if os.path.isdir(path):
                os.rmdir(path)
                write(path)
            else:
                os.remove(path)
                [os.mkdir, os.mkfifo, write, lambda _: None][turn % 4](path)
        except OSError:
            pass

    with Meddler(act):
        for _ in range(5):
            _, found, problem = check(program, os.fsdecode(folder), ["."])
            if problem or any(finding["code"] not in ("OOM101", "OOM901", "OOM902") for finding in found):
                return problem or f"found {codes_of(found)}"
    return ""


def changed_before_the_fix(program, folder):
    """Somebody saves the file again and again while --fix runs: what is there is always one of the whole texts."""
    path, spare = os.path.join(folder, b"job.py"), os.path.join(folder, b"spare")
    versions = [findings(n) for n in (40, 60)]
    whole = set()
    for version in versions:
        write(path, version)
        Run(program, ["check", "-q", "--fix", "--unsafe-fixes", "job.py"], folder)
        whole |= {version, read(path)}
    if len(whole) != 4:
        return "nothing was fixed"

    def act(turn):
        write(spare, versions[turn % 2])
        os.replace(spare, path)

    for _ in range(10):
        with Meddler(act):
            run = Run(program, ["check", "-q", "--fix", "--unsafe-fixes", "--output-format=concise", "job.py"], folder)
        if run.trouble((0, 1, 2)) or read(path) not in whole:
            return run.trouble((0, 1, 2)) or "the file is a mixture"
    write(path, versions[0])
    left = [name for name in os.listdir(folder) if b"oomlint" in name]
    return f"left behind: {left}" if left else ""


# ---- little room ----------------------------------------------------------------------------------------------------

def full_disk(program, folder):
    if not os.path.exists("/dev/full"):
        raise Skipped("there is no /dev/full")
    write(os.path.join(folder, b"job.py"), findings(500))
    for arguments in (["check", "job.py"], ["check", "--output-format=json:/dev/full", "job.py"], ["rule"], ["--help"]):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([program, *arguments], cwd=folder, stdout=full, stderr=subprocess.PIPE, check=False)
        if done.returncode != 2 or b"Sanitizer" in done.stderr:
            return f"{' '.join(arguments)}: status {done.returncode}, {done.stderr[:200]!r}"
    return ""


def few_descriptors(program, folder):
    import resource
    for i in range(40):
        write(os.path.join(folder, b"d/" * i + b"job.py"))
    _, found, problem = check(program, os.fsdecode(folder), ["."], more=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (12, 12)))
    return problem or ("" if len(found) == 40 else f"{len(found)} findings in 40 files")


def little_memory(program, folder):
    """Where memory ends, the program says so; sanitizers want all address space for themselves."""
    import resource
    if b"asan" in os.fsencode(program):
        return ""
    write(os.path.join(folder, b"job.py"), findings(20_000))
    for room in (16, 32, 64, 96):
        limit = room * MEBIBYTE
        run = Run(program, ["check", "-q", "--output-format=json", "job.py"], folder,
                  more=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
        if run.trouble((1, 2)) or (run.status == 2 and b"memory" not in run.err + run.out):
            return f"{room} MiB: " + (run.trouble((1, 2)) or f"{run.err[:200]!r}")
    return ""


def standard_input(program, folder):
    for name, text, expected in (("job.py", JOB, 1), ("job.py", b"", 0), ("job.py", os.urandom(5000) + b"pyspark collect", 2),
                                 ("job.ipynb", b"{", 0), ("x" * 5000 + ".py", JOB, 1), ("", JOB, 1)):
        run = Run(program, ["check", "-q", "--stdin-filename", name, "-"], folder, stdin=text)
        problem = run.trouble((0, 1, 2))
        if problem or run.status != expected:
            return problem or f"{name[:20]}: status {run.status}, expected {expected}"
    return ""


def many_files(program, folder):
    for i in range(5000):
        write(os.path.join(folder, b"f%04d.py" % i))
    _, found, problem = check(program, os.fsdecode(folder), ["."])
    return problem or ("" if len(found) == 5000 else f"{len(found)} findings in 5,000 files")


SCENES = [
    Scene("file names of all kinds", odd_names),
    Scene("file names of all kinds, one by one", named_one_by_one),
    Scene("folders deeper than a path may be long", very_deep),
    Scene("files that are not there, and what is no file", missing),
    Scene("all small texts in one folder", one_good_job),
    Scene("links in circles", circles),
    Scene("files and folders without rights", unreadable),
    Scene("files that come and go", coming_and_going),
    Scene("a file that is saved while it is fixed", changed_before_the_fix),
    Scene("a full disk", full_disk),
    Scene("twelve open files", few_descriptors),
    Scene("little memory", little_memory),
    Scene("standard input", standard_input),
    Scene("5,000 files in a folder", many_files, heavy=True),
]
