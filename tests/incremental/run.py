#!/usr/bin/env python3
"""A workspace says after every edit what a fresh run says, and so does a run with a cache. A made-up project is edited at random, on disk and
in an editor that has not saved; settings, folders and files come and go; entries of the cache are damaged, and runs that write it are
killed. The last line says how many edits passed.   tests/incremental/run.py [EDITS [SEED]]"""

import itertools, json, os, pathlib, random, shutil, subprocess, sys, tempfile, time

from driver import Workspace
from project import Project

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = os.path.abspath(os.environ.get("PROGRAM", HERE.parents[1] / "build/oomlint"))
DRIVER = os.path.join(os.path.dirname(PROGRAM), "tests/workspace")
EDITS = int(sys.argv[1]) if len(sys.argv) > 1 else 60
SEED = int(sys.argv[2]) if len(sys.argv) > 2 else 2026


def write(folder, path, text):
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text)


def write_all(folder, texts):
    """Makes the folder what the texts are; .git marks the root."""
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    for path in there - set(texts):
        (folder / path).unlink()
    for path, text in texts.items():
        if path not in there or (folder / path).read_text() != text:
            write(folder, path, text)
    for path in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if path.name != ".git" and not any(path.iterdir()):
            path.rmdir()
    (folder / ".git").mkdir(exist_ok=True)


def fresh(folder, named, *options):
    words = [PROGRAM, "check", "-q", "--output-format", "json", *options, ".", *sorted(named)]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit(f"status {done.returncode}\n{done.stdout}{done.stderr}")
    found = json.loads(done.stdout.replace(str(folder), ""))
    return [finding for finding in found if finding["name"] != "no-files"]  # of an empty folder there is nothing to say in an editor


def by_path(findings):
    found = {}
    for finding in findings:
        found.setdefault(finding["path"] if "path" in finding else finding["filename"], []).append(json.dumps(finding, sort_keys=True))
    return found


def damage(cache, dice):
    """Some entries are cut, changed, or gone; not what says that the folder is a cache, without which it would be somebody else's."""
    for path in sorted(path for path in cache.glob("*/**/*") if path.is_file()):
        if dice.random() < 0.1:
            data = bytearray(path.read_bytes())
            if data and dice.random() < 0.5:
                data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
            else:
                data = data[:dice.randint(0, len(data))]
            path.write_bytes(data)


def kill_one(folder, cache, dice):
    """A run that is killed while it works."""
    words = [PROGRAM, "check", "-q", "--cache-dir", str(cache), "."]
    child = subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(dice.random() * 0.03)
    child.kill()
    child.wait()


class Play:
    """The disk, an editor with unsaved texts, and a folder that is what both come to."""

    def __init__(self, place, dice):
        self.dice = dice
        self.disk, self.both, self.cache = place / "disk", place / "both", place / "cache"
        self.project = Project(dice)
        self.saved = self.project.texts()
        self.open = {}
        self.write()
        self.workspace = Workspace(DRIVER, self.disk)
        self.quiet = Workspace(DRIVER, self.disk, "open")
        self.known = {}

    def write(self):
        for folder, texts in ((self.disk, self.saved), (self.both, {**self.saved, **self.open})):
            folder.mkdir(exist_ok=True)
            write_all(folder, texts)

    def edit(self):
        touched = self.project.edit()
        texts = self.project.texts()
        for path in touched:
            if path in self.open or (path in texts and path.endswith(".py") and path in self.saved and self.dice.random() < 0.3):
                self.edit_open(path, texts)
            else:
                self.edit_saved(path, texts)
        self.write()
        return touched

    def edit_saved(self, path, texts):
        """A file, or all files of a folder."""
        for name in set(self.saved) | set(texts):
            if (name == path or name.startswith(path + "/")) and name not in self.open:
                if name in texts:
                    self.saved[name] = texts[name]
                else:
                    self.saved.pop(name, None)
        self.tell(f"touch {path}")

    def leave(self):
        """All files go and settings change, or all come back; the workspace may be anywhere in its work."""
        gone = not self.saved
        self.tell("touch oomlint.toml")
        self.tell(f"step {self.dice.randint(1, 60)}")
        closed = sorted(self.open)  # the rest is found when settings are read again
        self.saved, self.open = (self.project.texts(), {}) if gone else ({}, {})
        self.write()
        for path in closed:
            self.tell(f"forget {path}")
        self.tell("touch oomlint.toml")
        return "all files"

    def unfinished(self, text):
        """As it is while somebody types."""
        lines = text.splitlines(keepends=True)
        lines.insert(self.dice.randint(0, len(lines)), self.dice.choice(["rows = df.where(\n", "rows =\n", "if rows:\n", '"""\n', "# a comment\n"]))
        return "".join(lines)

    def tell(self, words):
        self.workspace.tell(words)
        self.quiet.tell(words)

    def edit_open(self, path, texts):
        if path in texts and self.dice.random() < 0.8:
            self.open[path] = self.unfinished(texts[path]) if self.dice.random() < 0.3 else texts[path]
            self.workspace.set(path, self.open[path])
            self.quiet.set(path, self.open[path])
            return
        self.open.pop(path, None)
        if path in texts:
            self.saved[path] = texts[path]
        else:
            self.saved.pop(path, None)
        self.write()
        self.tell(f"forget {path}")

    def cached(self):
        if self.dice.random() < 0.1:
            damage(self.cache, self.dice)
        if self.dice.random() < 0.1:
            kill_one(self.both, self.cache, self.dice)
        return fresh(self.both, self.open, "--cache-dir", str(self.cache), "--jobs", self.dice.choice("128"))

    def compare(self, words):
        """Complaints; none if all is well."""
        work = self.workspace.settle()
        news, found, wanted = self.workspace.news(), self.workspace.report(), fresh(self.both, self.open)
        found = json.loads(json.dumps(found).replace(str(self.disk), ""))
        before, self.known = self.known, by_path(found)
        if found != wanted:
            wanted = by_path(wanted)
            for path in sorted(set(self.known) | set(wanted)):
                if self.known.get(path) != wanted.get(path):
                    return f"{words}: {path}\n  workspace: {self.known.get(path)}\n  fresh run: {wanted.get(path)}"
            return f"{words}: another order"
        silent = {path for path in set(before) | set(self.known) if before.get(path) != self.known.get(path)} - {
            path if path.startswith("/") else path for path in news} - {"/" + path for path in news}
        cached = by_path(self.cached())
        wanted = by_path(wanted)
        for path in sorted(set(cached) | set(wanted), key=str):
            if cached.get(path) != wanted.get(path):
                return f"{words}: {path}\n  with a cache: {cached.get(path)}\n  fresh run: {wanted.get(path)}"
        if complaint := self.compare_quiet(wanted):
            return f"{words}: {complaint}"
        return f"{words}: {silent} have new findings and nobody says so" if silent else ""

    def compare_quiet(self, wanted):
        """Of what is open it says the same, and of nothing else anything."""
        self.quiet.settle()
        found = by_path(json.loads(json.dumps(self.quiet.report()).replace(str(self.disk), "")))
        opened = {path: findings for path, findings in wanted.items() if path and path.removeprefix("/") in self.open}
        for path in sorted(set(found) | set(opened), key=str):
            if found.get(path) != opened.get(path):
                return f"{path}\n  open only: {found.get(path)}\n  fresh run: {opened.get(path)}"
        return ""


def last_file_goes(folder):
    """The only file is closed before it was ever saved, and settings change, wherever in its work the workspace is."""
    folder.mkdir()
    for before, between in itertools.product(range(7), range(7)):
        workspace = Workspace(DRIVER, folder)
        workspace.set("job.py", "import pyspark\n")
        workspace.tell(f"step {before}")
        workspace.tell("forget job.py")
        workspace.tell(f"step {between}")
        workspace.tell("touch oomlint.toml")
        workspace.settle()
        assert workspace.report() == [] and workspace.close() == 0


def main():
    dice = random.Random(SEED)
    place = pathlib.Path(tempfile.mkdtemp(prefix="oomlint-incremental."))
    last_file_goes(place / "empty")
    passed = failed = 0
    play = Play(place, dice)
    complaint = play.compare("at first")
    for number in range(EDITS):
        if complaint:
            break
        passed += 1
        for _ in range(dice.choice([1, 1, 1, 2, 3])):
            touched = play.leave() if not play.saved or dice.random() < 0.1 else play.edit()
            if dice.random() < 0.3:
                play.tell(f"step {dice.choice([1, 2, 5, 20])}")
        complaint = play.compare(f"seed {SEED}, edit {number + 1} of {touched}")
    if complaint:
        print(complaint)
        failed = 1
    status = play.workspace.close() or play.quiet.close()
    if status and not failed:
        print(f"the workspace ended with status {status}")
        failed = 1
    if not os.environ.get("KEEP"):
        shutil.rmtree(place)
    else:
        print(place)
    print(f"incremental: {passed} passed, {failed} failed")
    return failed


sys.exit(main())
