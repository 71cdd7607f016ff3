#!/usr/bin/env python3
"""The program for Windows, used as people do there: windows.py PREFIX GIT PROGRAM..., where PROGRAM begins with what runs it (wine). PREFIX
is wine's folder, whose drive C: is used; GIT is tests/packages/git.c for Windows. Called by wheels.sh."""

import json
import os
import queue
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from urllib.parse import quote

DRIVE = Path(sys.argv[1], "drive_c") if len(sys.argv) > 3 else None
GIT = sys.argv[2] if len(sys.argv) > 3 else None
PROGRAM = sys.argv[3:]
JOB = """from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.table("shop.orders").collect()
"""
FOUND = "4:8: error[collect-unbounded] OOM101: `collect()` copies every row of `spark.table(\"shop.orders\")` to the driver\n"
FIXED = JOB.replace(".collect()", ".limit(1000).collect()")


def run(*words, at, status=0, given="", **variables):
    """What it says on stdout and stderr."""
    words = [*PROGRAM, *words]
    told = {"LC_ALL": "C.UTF-8", **variables}
    done = subprocess.run(words, cwd=at, input=given.encode(), capture_output=True, env={**os.environ, **told}, timeout=120)
    out, errors = done.stdout.decode(), done.stderr.decode()
    assert done.returncode == status, f"status {done.returncode}, not {status}: {words}\n{out}\n{errors}"
    return out, errors


def check(*words, at, status=1, **more):
    return run("check", "-q", "--output-format", "concise", *words, at=at, status=status, **more)[0]


def same(is_, wanted):
    assert is_ == wanted, f"\n--- is\n{is_}\n--- wanted\n{wanted}"


def project(*paths, text=JOB):
    """A folder on drive C: with these jobs, as Unix sees it; inside() says how Windows does."""
    folder = Path(tempfile.mkdtemp(prefix="my jobs ", dir=DRIVE))
    for path in paths:
        Path(folder, path).parent.mkdir(parents=True, exist_ok=True)
        Path(folder, path).write_bytes(text.encode())
    return folder


def inside(path, slash="\\"):
    return "C:" + slash + slash.join(path.relative_to(DRIVE).parts)


# ---- checks: each is a function of its own ----------------------------------------------------------------------------


def paths():
    """Slashes and backslashes, relative and whole, with blanks; names of any letters; links in what is said."""
    folder = project("job.py", "sub/deeper/größe 日本 😀.py")
    found, other = f"job.py:{FOUND}", f"sub/deeper/größe 日本 😀.py:{FOUND}"
    same(check(".", at=folder), found + other)
    same(check(at=folder), found + other)
    same(check("job.py", "sub\\deeper", at=folder), found + other)
    same(check(".\\sub\\", "./job.py", at=folder), found + other)
    same(check("..\\job.py", at=folder / "sub"), "../" + found)
    same(check(inside(folder / "job.py"), inside(folder / "sub", "/"), at=folder), found + other)
    same(check(inside(folder / "job.py").replace("C:", "c:"), at=folder), found)
    elsewhere = inside(folder, "/")
    same(check(inside(folder), at=DRIVE.parent), f"{elsewhere}/{found}{elsewhere}/{other}")
    same(check("*.py", at=folder), found)
    same(check("sub\\deeper\\gr*.py", "j?b.py", at=folder), found + other)
    run("check", "*.pyx", at=folder, status=2)
    data = json.loads(run("check", "-q", "--output-format", "json", inside(folder / "job.py"), at=DRIVE.parent, status=1)[0])
    same(data[0]["filename"], f"{elsewhere}/job.py")
    log = json.loads(run("check", "-q", "--output-format", "sarif", inside(folder / "job.py"), at=DRIVE.parent, status=1)[0])
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    same(place, {"uri": f"file:///{quote(elsewhere, safe='/')}/job.py"})
    shutil.rmtree(folder)


def long_paths():
    """Longer than the 260 characters of old."""
    name = "/".join(["a folder with quite a long name"] * 12) + "/" + "job " * 50 + ".py"
    folder = project()
    where = folder
    for part in name.split("/")[:-1]:
        where = where / part
        where.mkdir()
    Path(folder, name).write_text(JOB)
    same(check(at=folder), f"{name}:{FOUND}")
    same(check("--fix", "--unsafe-fixes", name.replace("/", "\\"), at=folder, status=0), "")
    same(Path(folder, name).read_text(), FIXED)
    shutil.rmtree(folder)


def streams():
    """Standard input, line ends, exit codes, files of results."""
    folder = project("job.py")
    same(check("-", at=folder, given=JOB), f"<stdin>:{FOUND}")
    same(check("-", "--stdin-filename", "sub\\new.py", at=folder, given=JOB), f"sub/new.py:{FOUND}")
    same(check("-", "--stdin-filename", "D:\\new.py", at=folder, given=JOB.replace("\n", "\r\n")), f"D:/new.py:{FOUND}")
    same(check("-", at=folder, given="print(1)\n", status=0), "")
    out, errors = run("check", "nowhere.py", at=folder, status=2)
    assert "nowhere.py: error[file-unreadable] OOM901: the file could not be read: No such file or directory" in out, out
    assert "\r" not in out + errors
    out, errors = run("check", "--nonsense", at=folder, status=2)
    assert errors.startswith("oomlint: there is no option `--nonsense`"), errors
    same(check("--exit-zero", "--output-format", f"json:{inside(folder)}\\out.json", at=folder, status=0), f"job.py:{FOUND}")
    same(json.loads(Path(folder, "out.json").read_bytes())[0]["filename"], "job.py")
    assert b"\r" not in Path(folder, "out.json").read_bytes()
    Path(folder, "words.txt").write_bytes(b"--select\r\nall\r\njob.py\r\n")
    run("check", "@words.txt", at=folder, status=2)
    Path(folder, "words.txt").write_bytes(b"--exit-zero\r\n.\\job.py\r\n")
    same(check("@words.txt", at=folder, status=0), f"job.py:{FOUND}")
    shutil.rmtree(folder)


def fixes():
    """--diff, --fix, write-protected files; line ends stay."""
    text = JOB.replace("\n", "\r\n")
    folder = project("job.py", "ö/kept.py", text=text)
    patch = run("check", "-q", "--diff", "--unsafe-fixes", "ö\\kept.py", at=folder, status=1)[0]
    assert patch.startswith("--- a/ö/kept.py\n+++ b/ö/kept.py\n") and '+rows = spark.table("shop.orders").limit(1000).collect()\r\n' in patch, patch
    same(Path(folder, "job.py").read_bytes(), text.encode())
    Path(folder, "job.py.oomlint-new").write_text("what a killed run has left")
    same(check("--fix", "--unsafe-fixes", "job.py", at=folder, status=0), "")
    same(Path(folder, "job.py").read_bytes(), FIXED.replace("\n", "\r\n").encode())
    protected = Path(folder, "ö", "kept.py")
    protected.chmod(stat.S_IRUSR)
    out = check("--fix", "--unsafe-fixes", inside(protected), at=folder, status=2)
    assert "error[file-unwritable] OOM919: the fixes were not written: it is write-protected" in out, out
    same(protected.read_bytes(), text.encode())
    assert not list(folder.rglob("*.oomlint-new")), "drafts were left"
    out = run("check", "--add-ignore=old", "--fix", "job.py", at=folder, status=2)
    protected.chmod(0o644)
    run("check", "--add-ignore=it is small", "ö", at=folder, status=0)
    assert b"# oomlint: ignore[collect-unbounded] it is small\r\n" in protected.read_bytes(), protected.read_bytes()
    shutil.rmtree(folder)


def settings():
    """Settings up the tree, .gitignore, excluded folders, rules of one's own, a cache and `clean`."""
    folder = project("jobs/a/job.py", "jobs/a/other.py", "jobs/b/gone.py")
    Path(folder, ".git").mkdir()
    Path(folder, ".gitignore").write_bytes(b"other.py\r\n")
    Path(folder, "pyproject.toml").write_bytes(b'[tool.oomlint]\r\nexclude = ["jobs/b"]\r\ncache-dir = ".cache"\r\n')
    same(run("check", "--show-files", at=folder)[0], "jobs/a/job.py\n")
    same(check(at=folder / "jobs" / "a"), f"job.py:{FOUND}")
    run("check", "--exit-zero", at=folder / "jobs")
    _, errors = run("check", "-v", "--exit-zero", at=folder / "jobs")
    assert f"settings: {inside(folder, '/')}/pyproject.toml" in errors and "cache: " in errors and "0 of 1 files" in errors, errors
    Path(folder, "user", "git").mkdir(parents=True)
    Path(folder, "user", "git", "ignore").write_text("job.py\n")
    assert "no-files" in check(at=folder, status=0, XDG_CONFIG_HOME=inside(folder) + "\\user")
    shown = run("check", "--show-settings", "jobs\\a", at=folder)[0]
    assert f'cache-dir = "{inside(folder, "/")}/.cache"' in shown, shown
    same(check("--config", inside(folder / "pyproject.toml"), "jobs", at=folder), f"jobs/a/job.py:{FOUND}")
    run("clean", at=folder)
    assert not Path(folder, ".cache").exists()
    run("new", "--directory", inside(folder / "rules"), "my-rule", at=folder)
    assert Path(folder, "rules", "my-rule.yaml").exists()
    run("check", "-q", "--rules", "rules", "--exit-zero", at=folder)
    run("check", "-q", "--rules", inside(folder / "rules"), "--exit-zero", at=folder)
    shutil.rmtree(folder)


def knowledge():
    """What is built in: rule pages, facts, settings, the manual."""
    folder = project("job.py")
    assert "collect-unbounded" in run("rule", "OOM101", at=folder)[0]
    assert "dataframe" in run("show", "facts", "job.py:4", at=folder)[0]
    assert "collect-unbounded" in run("show", "why", inside(folder / "job.py") + ":4", at=folder)[0]
    assert "exclude" in run("config", at=folder)[0]
    shutil.rmtree(folder)


def baselines():
    """A baseline is written with slashes, found again, and is the same file as elsewhere."""
    folder = project("jobs/a.py", "jobs/größe.py")
    out = run("baseline", at=folder)[0]
    assert "Wrote oomlint-baseline.json: 2 findings (2 new, 0 gone)." in out, out
    assert [entry["path"] for entry in json.loads(Path(folder, "oomlint-baseline.json").read_bytes())["entries"]] == ["jobs/a.py", "jobs/größe.py"]
    same(check(at=folder, status=0), "")
    same(check("jobs\\a.py", at=folder, status=0), "")
    same(check(inside(folder / "jobs"), at=DRIVE.parent, status=0), "")
    same(check("--no-baseline", "jobs\\a.py", at=folder), f"jobs/a.py:{FOUND}")
    run("baseline", "--baseline", inside(folder) + "\\known.json", at=folder)
    same(check("--baseline", "known.json", at=folder / "jobs", status=2) and "", "")
    same(check("--baseline", "..\\known.json", at=folder / "jobs", status=0), "")
    shutil.rmtree(folder)


def git():
    """--diff-base asks git.exe, which is looked for in PATH and not in the folder at hand; without it, it says so."""
    folder = project("job.py", "old.py")
    answers = DRIVE / "git answers"
    shutil.rmtree(answers, ignore_errors=True)
    answers.mkdir()
    out = run("check", "-q", "--diff-base", "main", at=folder, status=2)[0]
    assert "git could not be run (there is no such program in PATH)" in out, out
    shutil.copy(GIT, folder / "git.exe")
    out = run("check", "-q", "--diff-base", "main", at=folder, status=2)[0]
    assert "there is no such program in PATH" in out, out
    shutil.copy(GIT, answers / "git.exe")
    out = run("check", "-q", "--diff-base", "main", at=folder, status=2, WINEPATH="C:\\git answers")[0]
    assert "the current folder is in no repository of git" in out, out
    commit = "0123456789" * 4
    diff = "--- a/job.py\n+++ b/job.py\n@@ -1,0 +4 @@\n+rows\n" + "+++ b/much\n@@ -1,0 +1 @@\n+x\n" * 100000
    for name, text in (("rev-parse--show-toplevel", inside(folder, "/")), ("rev-parse--verify", commit), ("merge-baseHEAD", commit),
                       ("diff--no-color", diff), ("ls-files--others", "")):
        Path(answers, name).write_bytes(text.encode() + b"\n" * (text != diff and text != ""))
    same(check("--diff-base", "main", at=folder, WINEPATH="C:\\git answers"), f"job.py:{FOUND}")
    shutil.rmtree(folder)
    shutil.rmtree(answers)


def watches():
    """--watch, until it is killed: a file that changes, one that is new, one that goes."""
    folder = project("job.py")
    watch = subprocess.Popen([*PROGRAM, "check", "--watch", "--output-format", "concise"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    lines = queue.Queue()
    threading.Thread(target=lambda: [lines.put(line.decode()) for line in watch.stdout], daemon=True).start()

    def says(words):
        said = ""
        while words not in said or not said.rstrip().endswith("Ctrl-C ends."):
            said += lines.get(timeout=60)
        return said

    try:
        says(f"job.py:{FOUND.split(':')[0]}:")
        (folder / "job.py").write_text("import pyspark\n")
        assert "job.py changed" in says("All checks passed")
        (folder / "new").mkdir()
        says("new changed")
        (folder / "new" / "other.py").write_text(JOB)
        says("new/other.py:")
        (folder / "new" / "other.py").unlink()
        says("All checks passed")
    finally:
        watch.kill()
        watch.wait()
    shutil.rmtree(folder)


# ---- language server --------------------------------------------------------------------------------------------------


class Client:
    """Both ends of the pipes; what the server says waits in a queue."""

    def __init__(self, at):
        self.process = subprocess.Popen([*PROGRAM, "server"], cwd=at, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        env={**os.environ, "LC_ALL": "C.UTF-8"})
        self.said = queue.Queue()
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while head := self.process.stdout.readline():
            assert head.endswith(b"\r\n") and head.startswith(b"Content-Length: "), head
            assert self.process.stdout.readline() == b"\r\n"
            self.said.put(json.loads(self.process.stdout.read(int(head.split()[1]))))
        self.said.put(None)

    def say(self, method, params, **more):
        text = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(text) + text)
        self.process.stdin.flush()

    def hear(self, wanted):
        while True:
            message = self.said.get(timeout=60)
            assert message is not None, "the server has gone"
            if wanted(message):
                return message

    def ask(self, number, method, params):
        self.say(method, params, id=number)
        return self.hear(lambda message: message.get("id") == number and "method" not in message)["result"]


def server():
    """As VS Code speaks to it: drives in small letters, and their colons escaped."""
    folder = project("job.py", "größe/helper.py")
    root = "file:///c%3A/" + quote(folder.relative_to(DRIVE).as_posix())
    client = Client(folder)
    folders = [{"uri": root, "name": "jobs"}]
    about = client.ask(1, "initialize", {"processId": None, "rootUri": root, "workspaceFolders": folders, "capabilities": {}})
    assert about["serverInfo"]["name"] == "oomlint"
    client.say("initialized", {})
    document = {"uri": f"{root}/job.py", "languageId": "python", "version": 1, "text": JOB}
    client.say("textDocument/didOpen", {"textDocument": document})

    def told(message, ending):
        return message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"].endswith(ending)

    params = client.hear(lambda message: told(message, "/job.py") and message["params"]["diagnostics"])["params"]
    same(params["uri"], document["uri"])
    same([(each["code"], each["range"]["start"]) for each in params["diagnostics"]], [("OOM101", {"line": 3, "character": 7})])
    hover = client.ask(2, "textDocument/hover", {"textDocument": {"uri": document["uri"]}, "position": {"line": 3, "character": 37}})
    assert "collect" in json.dumps(hover), hover
    client.say("textDocument/didChange", {"textDocument": {"uri": document["uri"], "version": 2}, "contentChanges": [{"text": FIXED}]})
    client.hear(lambda message: told(message, "/job.py") and not message["params"]["diagnostics"])
    # Much at once, while it speaks: neither side may wait for the other for ever.
    for number in range(400):
        client.say("textDocument/didChange", {"textDocument": {"uri": document["uri"], "version": 3 + number},
                                              "contentChanges": [{"text": (FIXED if number % 2 else JOB) + "# much text\n" * 2000}]})
    client.hear(lambda message: told(message, "/job.py") and message["params"].get("version", 402) == 402)
    same(client.ask(3, "shutdown", None), None)
    client.say("exit", None)
    assert client.process.wait(timeout=30) == 0
    shutil.rmtree(folder)


def server_ends():
    """A client that goes away takes the server with it."""
    folder = project("job.py")
    client = Client(folder)
    client.ask(1, "initialize", {"processId": None, "rootUri": None, "capabilities": {}})
    client.process.stdin.close()
    assert client.process.wait(timeout=30) == 1
    shutil.rmtree(folder)


CHECKS = {"paths": paths, "long-paths": long_paths, "streams": streams, "fixes": fixes, "settings": settings, "knowledge": knowledge,
          "baselines": baselines, "git": git, "watch": watches, "server": server, "server-ends": server_ends}

if sys.argv[1:] == ["--list"]:
    print(*CHECKS)
else:
    CHECKS[os.environ["CHECK"]]()
