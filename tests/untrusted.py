#!/usr/bin/env python3
"""Somebody else's repository: untrusted.py; PLAIN names the program. Standard library, git and strace.

Settings, links, imports, requirements and odd files that lead out of the repository. strace says what was opened and run: nothing outside
but what a message names, no program but git, and no file is waited for."""
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PLAIN = os.path.abspath(os.environ.get("PLAIN", os.path.join(HERE, "..", "build", "oomlint")))
SECONDS = 20
JOB = """from pyspark.sql import SparkSession
import helper, nested.thing
from .. import far
from ...outside import secret
%run ../../outside/secret
rows = secret.load(SparkSession.builder.getOrCreate().table("t")).collect()
"""
passed = failed = 0


def tell(good, what, detail=""):
    global passed, failed
    passed += bool(good)
    failed += not good
    if not good:
        print(f"untrusted: {what}: {detail}")
    return good


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def outside(place):
    """What is there to be found."""
    for name in ("outside/secret.py", "outside/__init__.py", "helper.py", "far.py", "__init__.py", "nested/thing.py", "nested/__init__.py"):
        write(f"{place}/{name}", "from pyspark.sql import SparkSession\n\ndef load(frame):\n    return frame.limit(1)\n")
    write(f"{place}/outside/oomlint.toml", 'select = ["ALL"]\n')
    write(f"{place}/outside/pyproject.toml", '[tool.oomlint]\nselect = ["ALL"]\n[project]\ndependencies = ["pyspark==3.3"]\n')
    write(f"{place}/outside/spark.conf", "spark.driver.memory 9g\n")
    write(f"{place}/outside/requirements.txt", "pyspark==3.3\n")
    write(f"{place}/outside/rules/rules/x.yaml", "code: OOM801\n")
    write(f"{place}/outside/baseline.json", "{}\n")
    write(f"{place}/oomlint.toml", 'select = ["OOM2"]\n')
    write(f"{place}/requirements.txt", "pyspark==3.2\n")


class Repository:
    """A fresh one in each case."""
    number = 0

    def __init__(self, place, settings=""):
        Repository.number += 1
        self.root = os.path.join(place, f"repository{Repository.number}")
        self.log = os.path.join(place, "log")
        subprocess.run(["git", "init", "-q", self.root], check=True)
        write(f"{self.root}/jobs/job.py", JOB)
        write(f"{self.root}/jobs/__init__.py", "")
        write(f"{self.root}/__init__.py", "")
        if settings:
            write(f"{self.root}/jobs/oomlint.toml", settings)

    def link(self, target, name):
        os.makedirs(os.path.dirname(f"{self.root}/{name}"), exist_ok=True)
        os.symlink(target, f"{self.root}/{name}")

    def run(self, *words):
        command = ["strace", "-f", "-qq", "-y", "-o", self.log, "-e", "trace=open,openat,openat2,execve,creat,connect", PLAIN, *(words or ("check", "-q", "--output-format", "concise", "."))]
        try:
            done = subprocess.run(command, cwd=self.root, capture_output=True, text=True, errors="replace", timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            return None, "", set(), set()
        place = os.path.dirname(self.root)
        opened, programs = set(), set()
        with open(self.log, encoding="utf-8", errors="replace") as file:
            for line in file:
                found = re.search(r"= \d+<([^>]*)>", line)
                if "execve(" in line and "ENOENT" not in line:
                    programs.add(re.search(r'execve\("([^"]*)"', line)[1])
                elif found and found[1].startswith(place + "/") and not (found[1] + "/").startswith(self.root + "/"):
                    opened.add(os.path.relpath(found[1], place))
                elif found and found[1].startswith("/dev/") and not found[1].startswith("/dev/null"):
                    opened.add(found[1])
                elif "connect(" in line and "AF_UNIX" not in line:
                    opened.add(line.strip())
        return done.returncode, done.stdout + done.stderr, opened, programs


def check(what, repository, reads=(), says=(), status=None, words=()):
    ended, said, opened, programs = repository.run(*words)
    if not tell(ended is not None, f"{what}: ends", "it waits"):
        return
    tell(ended in ((0, 1) if status is None else (status,)), f"{what}: status", f"{ended}: {said[-400:]}")
    tell(opened == set(reads), f"{what}: opens nothing else outside", opened ^ set(reads))
    tell(all(name in said for name in says), f"{what}: says so", said[-600:])
    tell({os.path.basename(program) for program in programs} <= {"git", os.path.basename(PLAIN)}, f"{what}: runs nothing", programs)


def settings(place):
    check("nothing odd", Repository(place))
    check("extend", Repository(place, 'extend = "../../outside/oomlint.toml"\n'), ["outside/oomlint.toml"], ["oomlint.toml:1:10", "outside/oomlint.toml, which is outside of the project"])
    check("extend a password file", Repository(place, 'extend = "/etc/passwd"\n'), [], ["/etc/passwd:1:1"], 2)
    check("extend a device", Repository(place, 'extend = "/dev/zero"\n'), [], ["not a regular file"], 2)
    check("extend itself", Repository(place, 'extend = "oomlint.toml"\n'), [], ["circle"], 2)
    check("properties", Repository(place, 'properties-file = ["../../outside/spark.conf"]\n'), ["outside/spark.conf"], ["outside/spark.conf, which is outside of the project"])
    check("rules", Repository(place, 'rules = ["../../outside/rules"]\n'), ["outside/rules", "outside/rules/rules", "outside/rules/rules/x.yaml"], ["outside of the project"], 2)
    repository = Repository(place, 'rules = ["rules"]\n')
    repository.link("../../../outside/rules/rules/x.yaml", "jobs/rules/x.yaml")
    check("a link among rules", repository, [], ["oomlint.toml:1", "jobs/rules/x.yaml"], 2)
    check("an output file", Repository(place, 'output-format = ["json:../x.json"]\n'), [], ["command line"], 2,
          ("check", "-q", "--config", "jobs/oomlint.toml", "."))
    for name in ("oomlint.toml", ".oomlint.toml", "pyproject.toml"):
        repository = Repository(place)
        repository.link("../../outside/" + name.lstrip("."), f"jobs/{name}")
        check(f"a link as {name}", repository, [], [f"jobs/{name}", "OOM920", "not followed"])
    check("deep settings", Repository(place, "select = " + "[" * 100000 + "\n"), [], ["jobs/oomlint.toml"], 2)
    check("deep tables", Repository(place, "[" + "a." * 100000 + "a]\n"), [], ["jobs/oomlint.toml"], 2)
    check("huge settings", Repository(place, "#" * (2 << 20) + "\n"), [], ["larger than"], 2)
    repository = Repository(place)
    os.mkfifo(f"{repository.root}/jobs/oomlint.toml")
    check("a pipe as settings", repository, [], ["not a regular file"], 2)


def files(place):
    repository = Repository(place)
    repository.link("../../outside/secret.py", "jobs/secret.py")
    repository.link("../../outside", "jobs/outside")
    repository.link("/dev/zero", "jobs/zero.py")
    repository.link("loop.py", "jobs/loop.py")
    os.mkfifo(f"{repository.root}/jobs/pipe.py")
    check("links and pipes in a folder", repository, [], ["jobs/secret.py", "OOM920", "jobs/loop.py"], 2)
    with open(f"{place}/outside/secret.py", encoding="utf-8") as file:
        old = file.read()
    write(f"{place}/outside/secret.py", 'from pyspark.sql import SparkSession\nSparkSession.builder.getOrCreate().table("t").collect()\n')
    check("--fix in a folder", repository, [], ["OOM920"], 2, ("check", "--fix", "--unsafe-fixes", "--output-format", "concise", "."))
    with open(f"{place}/outside/secret.py", encoding="utf-8") as file:
        tell("limit" not in file.read(), "--fix changes nothing outside")
    check("a link that is named", repository, ["outside/secret.py"], [], None, ("check", "-q", "jobs/secret.py"))
    write(f"{place}/outside/secret.py", old)
    check("a device that is named", repository, [], ["OOM902"], 2, ("check", "-q", "--output-format", "concise", "jobs/zero.py", "jobs/pipe.py"))


def lists(place):
    repository = Repository(place)
    write(f"{repository.root}/jobs/requirements.txt", "-r ../../outside/requirements.txt\n-c ../../outside/requirements.txt\n")
    repository.link("../../outside/requirements.txt", "jobs/requirements-dev.txt")
    repository.link("../outside/pyproject.toml", "setup.cfg")
    check("requirements", repository)
    repository = Repository(place)
    repository.link("../../outside/requirements.txt", "jobs/.gitignore")
    repository.link("../../outside/baseline.json", "jobs/oomlint-baseline.json")
    check("exclude files and baselines", repository, [], ["jobs/oomlint-baseline.json", "outside of the project"], 2)
    repository = Repository(place)
    for name, value in (("core.fsmonitor", "touch ran"), ("core.pager", "touch ran"), ("diff.external", "touch ran"), ("core.sshCommand", "touch ran"),
                        ("alias.config", "!touch ran"), ("core.hooksPath", ".")):
        subprocess.run(["git", "config", name, value], cwd=repository.root, check=True)
    check("settings of git", repository)
    tell(not os.path.exists(f"{repository.root}/ran"), "settings of git run nothing")


def main():
    with tempfile.TemporaryDirectory(prefix="oomlint-untrusted.") as place:
        place = os.path.realpath(place)
        os.environ.update(HOME=f"{place}/home", GIT_CONFIG_NOSYSTEM="1")
        os.environ.pop("XDG_CONFIG_HOME", None)
        outside(place)
        settings(place)
        files(place)
        lists(place)
    print(f"untrusted: {passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
