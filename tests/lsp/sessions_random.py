"""Sessions of things that happen at random: files are opened, typed in, saved, renamed and removed, settings and links come and go. Now and then
what the server says has to be what a fresh run of the command line says of the same texts. SESSIONS=NUMBER says how many."""
import json
import os
import random
import shutil
import subprocess
import tempfile

from client import PULL, PUSH, Editor, brief
from sessions_findings import EVERYTHING
from sessions_life import JOB
from sessions_project import BOUNDED, CALLER, HELPER

PACKAGED = "import sys; sys.path.append('..')\nfrom sub import load\nfrom pyspark.sql import SparkSession\nrows = load(SparkSession.builder.getOrCreate()).collect()\n"
TEXTS = {
    "helper.py": [HELPER, BOUNDED, "from sub.other import load\n", HELPER + "\ndef load(", "import pyspark\nfrom job import thing\nload = thing\n",
                  "\ufeff" + HELPER, HELPER.replace("\n", "\r\n"), ""],
    "job.py": [CALLER, CALLER + "frame = load(None).toPandas()\n", JOB, JOB + "thing = lambda s: s.table('t')\n", "\ufeff" + CALLER,
               "x = '\u2028\x85\x0b\x0c'\r" + CALLER.replace("\n", "\r"), CALLER.replace("rows", "s = '😀'; rows")],
    "sub/__init__.py": ["", "from .other import load\n"],
    "sub/other.py": [HELPER, BOUNDED, "from helper import load\nimport pyspark\nrows = load(spark).collect()\n", "# oomlint: file-ignore[all] x\n" + JOB, JOB],
    "sub/deep/run.py": [JOB, PACKAGED, CALLER],
}
SETTINGS = {
    "oomlint.toml": ["", 'ignore = ["OOM101"]\n', 'confidence = "certain"\n', 'exclude = ["sub/deep"]\n', 'per-file-ignores = {"sub/*.py" = ["OOM101"]}\n',
                     '[spark-conf]\n"spark.driver.memory" = "8g"\n'],
    "sub/oomlint.toml": ["", 'select = ["OOM102"]\n', 'extend = "../oomlint.toml"\n', 'exclude = ["other.py"]\n'],
    "pyproject.toml": ["", '[tool.oomlint]\nignore = ["OOM102"]\n', '[project]\nname = "x"\ndependencies = ["pyspark==3.3.0"]\n'],
    ".gitignore": ["", "sub/\n", "job.py\n", "*.py\n!job.py\n"],
}
CHANGED, CREATED, GONE = 2, 1, 3


class Session:
    """The disk, and an editor with unsaved texts."""

    def __init__(self, folder, dice, pulls):
        self.folder, self.dice, self.pulls, self.open = folder, dice, pulls, {}
        for name, texts in TEXTS.items():
            if dice.random() < 0.7:
                self.put(name, dice.choice(texts))
        self.editor = Editor(folder, PULL if pulls else PUSH)
        self.editor.answers = {}

    def path(self, name):
        return os.path.join(self.folder, name)

    def put(self, name, text):
        kind = CHANGED if os.path.exists(self.path(name)) else CREATED
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8", newline="") as file:
            file.write(text)
        return kind

    def tell(self, name, kind):
        self.editor.changed_on_disk(name, kind=kind)

    def show(self, name, text):
        """A file is opened, in a folder that is there."""
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        self.open[name] = text
        self.editor.open(name, text)

    # ---- what happens

    def opened(self, name):
        text = self.dice.choice(TEXTS[name])
        if os.path.exists(self.path(name)) and self.dice.random() < 0.5:
            with open(self.path(name), encoding="utf-8", newline="") as file:
                text = file.read()
        self.show(name, text)

    def typed(self, name):
        for _ in range(self.dice.choice([1, 1, 5]) if name in self.open else 0):
            text = self.dice.choice(TEXTS[name])
            self.open[name] = text[:self.dice.randrange(len(text) + 1)] if self.dice.random() < 0.3 else text
            self.editor.change(name, self.open[name])
            if self.dice.random() < 0.3:
                self.asked(name)

    def asked(self, name):
        document = {"textDocument": {"uri": self.editor.uri(name)}}
        if self.dice.random() < 0.5:
            self.editor.begin("textDocument/hover", {**document, "position": {"line": 3, "character": 12}})
        else:
            number = self.editor.begin("textDocument/codeAction", {**document, "range": EVERYTHING, "context": {"diagnostics": []}})
            if self.dice.random() < 0.3:
                self.editor.send("$/cancelRequest", {"id": number})

    def closed(self, name):
        if self.open.pop(name, None) is not None:
            self.editor.close(name)

    def saved(self, name):
        if name in self.open:
            kind = self.put(name, self.open[name])
            self.editor.saved(name)
            self.tell(name, kind)

    def written(self, name):
        self.tell(name, self.put(name, self.dice.choice(TEXTS[name])))

    def removed(self, name):
        if os.path.exists(self.path(name)):
            os.remove(self.path(name))
            self.tell(name, GONE)

    def renamed(self, name):
        other = self.dice.choice(list(TEXTS))
        if other == name or not os.path.exists(self.path(name)):
            return
        kind = CHANGED if os.path.exists(self.path(other)) else CREATED
        os.makedirs(os.path.dirname(self.path(other)), exist_ok=True)
        os.rename(self.path(name), self.path(other))
        self.tell(name, GONE)
        self.tell(other, kind)
        if name in self.open:
            text = self.open[name]
            self.closed(name)
            self.show(other, text)

    def configured(self, _):
        name = self.dice.choice(list(SETTINGS))
        if os.path.exists(self.path(name)) and self.dice.random() < 0.4:
            os.remove(self.path(name))
            self.tell(name, GONE)
        else:
            self.tell(name, self.put(name, self.dice.choice(SETTINGS[name])))

    def cleared(self, _):
        """A folder goes, and only that is told."""
        name = self.dice.choice(["sub", "sub/deep"])
        if os.path.isdir(self.path(name)) and self.dice.random() < 0.4:
            shutil.rmtree(self.path(name))
            for text in self.open:
                os.makedirs(os.path.dirname(self.path(text)), exist_ok=True)
            self.tell(name, GONE)

    def linked(self, _):
        link = self.path("sub/loop")
        if os.path.islink(link):
            os.remove(link)
            self.tell("sub/loop", GONE)
        elif os.path.isdir(self.path("sub")):
            os.symlink(self.dice.choice(["..", ".", "loop", "deep"]), link)
            self.tell("sub/loop", CREATED)

    def step(self):
        happens = self.dice.choice([self.opened, self.opened, self.typed, self.typed, self.typed, self.closed, self.saved, self.written, self.removed,
                                    self.renamed, self.configured, self.configured, self.cleared, self.linked])
        happens(self.dice.choice(list(TEXTS)))

    # ---- what is said

    def expected(self):
        """By file; None: settings are wrong, which ends a run of the command line."""
        with tempfile.TemporaryDirectory(prefix="oomlint-lsp.") as place:
            both = os.path.join(place, "both")
            shutil.copytree(self.folder, both, symlinks=True)
            for name, text in self.open.items():
                os.makedirs(os.path.dirname(os.path.join(both, name)), exist_ok=True)
                with open(os.path.join(both, name), "w", encoding="utf-8", newline="") as file:
                    file.write(text)
            run = subprocess.run([os.environ["PROGRAM"], "check", "-q", "--output-format", "json", ".", *sorted(self.open)], cwd=both, capture_output=True,
                                 check=False)
        found = {}
        if run.returncode not in (0, 1):
            return None
        for each in json.loads(run.stdout):
            if (each["filename"] or "").endswith(".py") and (self.pulls or each["filename"] in self.open):
                found.setdefault(each["filename"], []).append(f"{each['location']['row']} {each['code']}")
        return found

    def said(self):
        if self.pulls:
            by_file = {item["uri"]: item["items"] for item in self.editor.ask("workspace/diagnostic", {"previousResultIds": []})["items"]}
            assert all(self.editor.pull(name)["items"] == by_file.get(self.editor.uri(name), []) for name in self.open)
        else:
            for name in self.open:
                self.editor.diagnostics(name)
            self.editor.quiet(0.15)
            by_file = self.editor.pushed
        return {os.path.relpath(uri[7:], self.folder): [brief(d).split(":")[0] + " " + d["code"] for d in found]
                for uri, found in by_file.items() if found and uri.endswith(".py")}


def test_random_sessions(folder):
    for number in range(int(os.environ.get("SESSIONS", "6"))):
        place = os.path.join(folder, str(number))
        os.makedirs(os.path.join(place, ".git"))
        session = Session(place, random.Random(number), number % 2 == 0)
        with session.editor:
            for step in range(48):
                session.step()
                if step % 6 == 5:
                    expected, said = session.expected(), session.said()
                    assert expected is None or expected == said, (number, step, expected, said)
        shutil.rmtree(place)
