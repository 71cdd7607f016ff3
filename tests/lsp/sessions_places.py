"""Folders and addresses: however a client spells them, and whatever goes with a folder."""
import os
import shutil

from client import PULL, PUSH, Editor, brief, write
from sessions_findings import actions, applied, resolved
from sessions_known import hover
from sessions_life import FOUND, JOB
from sessions_project import CALLER, pull_all
from sessions_settings import WATCHES


def initialized(folder, **params):
    """A session that begins with no more than this."""
    editor = Editor(folder, start=False)
    editor.about = editor.ask("initialize", {"processId": None, "capabilities": PUSH, **params})
    editor.send("initialized", {})
    return editor


def test_older_ways_to_name_the_folder(folder):
    write(folder, "project/oomlint.toml", 'ignore = ["OOM101"]\n')
    place = os.path.join(folder, "project")
    for named in ({"rootPath": place}, {"rootPath": place, "rootUri": None, "workspaceFolders": None}, {"rootUri": f"file://{place}/"},
                  {"rootPath": "/", "rootUri": f"file://{place}", "workspaceFolders": []}):
        with initialized(folder, **named) as editor:
            editor.open("project/job.py", JOB)
            assert editor.findings("project/job.py") == [], named
            editor.open("untitled:Untitled-1", JOB)  # is taken for a file of the folder
            assert editor.findings("untitled:Untitled-1") == [], named


def test_no_folder(folder):
    """What is open is checked with the settings that are nearest to it."""
    write(folder, "project/oomlint.toml", 'ignore = ["OOM101"]\n')
    with initialized(folder, rootUri=None) as editor:
        editor.open("job.py", JOB)
        editor.open("project/job.py", JOB)
        assert (editor.findings("job.py"), editor.findings("project/job.py")) == (FOUND, [])


def test_files_are_told_once(folder):
    """By the innermost of the folders that hold them; a folder that is named twice is one."""
    write(folder, "job.py", JOB)
    write(folder, "sub/job.py", JOB)
    write(folder, "sub/oomlint.toml", 'severity = {OOM101 = "info"}\n')
    folders = [{"uri": f"file://{folder}{name}", "name": name} for name in ("", "/sub", "/sub/")]
    with Editor(folder, PULL, workspaceFolders=folders) as editor:
        assert sorted((i["uri"], i["items"][0]["severity"]) for i in pull_all(editor)) == [(editor.uri("job.py"), 1), (editor.uri("sub/job.py"), 3)]
        editor.send("workspace/didChangeWorkspaceFolders", {"event": {"added": [], "removed": [folders[2]]}})
        assert len(pull_all(editor)) == 2


def test_addresses_as_the_client_spells_them(folder):
    """Some leave signs as they are that others write as numbers."""
    name = "a@b/jobs (old).py"
    write(folder, name, JOB)
    write(folder, "c@d.py", JOB)
    with Editor(folder, PULL) as editor:
        editor.open(name)
        items = {i["uri"]: i for i in pull_all(editor)}
        there = items[editor.uri(name)]
        assert there["version"] == 1 and len(items) == 2, items
        ids = [(editor.uri(name), there["resultId"]), (editor.uri("c@d.py"), items[editor.uri("c%40d.py")]["resultId"])]
        ids = [(i["uri"], i["resultId"]) for i in pull_all(editor, ids)]
        assert sorted((i["uri"], i["kind"]) for i in pull_all(editor, ids)) == [(editor.uri(name), "unchanged"), (editor.uri("c@d.py"), "unchanged")]
        write(folder, "c@d.py", "import pyspark\n")
        editor.changed_on_disk("c@d.py")
        assert [i["items"] for i in pull_all(editor, ids) if i["kind"] == "full"] == [[]]


def test_mistakes_in_settings_under_another_address(folder):
    """They are told of one text, whatever it is called."""
    write(folder, "a@b/oomlint.toml", "selcet = []\n")
    with Editor(folder) as editor:
        editor.open("a@b/job.py", JOB)
        editor.wait(lambda: editor.pushed.get(editor.uri("a%40b/oomlint.toml")))
        editor.open("a@b/oomlint.toml", language="toml")
        editor.wait(lambda: editor.pushed[editor.uri("a%40b/oomlint.toml")] == [])
        assert editor.findings("a@b/oomlint.toml") == ["1:1 OOM915"]


def test_addresses_with_one_slash(folder):
    """As Java writes them."""
    write(folder, "sub/oomlint.toml", 'ignore = ["OOM101"]\n')
    with Editor(folder) as editor:
        for uri in (f"file:{folder}/sub/job.py", f"FILE://{folder}/sub/job.py", f"file://localhost{folder}/sub/job.py"):
            editor.open(uri, JOB)
            assert editor.findings(uri) == [], uri
            editor.send("textDocument/didClose", {"textDocument": {"uri": uri}})


def test_addresses_that_are_no_files(folder):
    with Editor(folder) as editor:
        for uri in ("git:/x/job.py?%7B%22path%22%7D", "vscode-notebook-cell:/x/nb.ipynb#ch0001", "file:///c%3A/Users/x/job.py", "inmemory://model/1",
                    "a:", "file:", "file://", "file:///", "file:///a%00b.py", "file:///%zz%.py", f"file://{folder}/%FF%FE.py"):
            editor.open(uri, JOB)
            assert editor.findings(uri) == FOUND, uri


def test_settings_of_the_editor_for_a_folder_in_a_folder(folder):
    """Each file is one of the innermost, whichever is named first."""
    folders = [{"uri": f"file://{folder}{name}", "name": name} for name in ("", "/sub")]
    for named in (folders, folders[::-1]):
        with Editor(folder, WATCHES, start=False) as editor:
            editor.answers["workspace/configuration"] = lambda params: [
                {"settings": {"ignore": ["OOM101"]}} if item["scopeUri"].endswith("/sub") else None for item in params["items"]]
            editor.initialize(WATCHES, workspaceFolders=named)
            editor.open("job.py", JOB)
            editor.open("sub/job.py", JOB)
            editor.quiet()
            assert [len(editor.pushed[editor.uri(name)]) for name in ("job.py", "sub/job.py")] == [1, 0], named


def test_settings_of_the_editor_that_go(folder):
    """What was said at first counts again."""
    with Editor(folder, WATCHES, start=False) as editor:
        def say(settings):
            editor.answers["workspace/configuration"] = lambda params: [settings] * len(params["items"])
            editor.send("workspace/didChangeConfiguration", {"settings": None})
            editor.quiet()
            return [brief(d) for d in editor.pushed[editor.uri("job.py")]]

        editor.answers["workspace/configuration"] = lambda params: [None] * len(params["items"])
        editor.initialize(WATCHES, initializationOptions={"settings": {"ignore": ["OOM102"]}})
        editor.open("job.py", JOB + "frame = spark.table('t').toPandas()\n")
        assert editor.findings("job.py") == FOUND
        assert say({"settings": {"ignore": ["OOM101"]}}) == ["5:9 OOM102"]
        assert say(None) == FOUND


def test_settings_that_name_a_file_which_goes(folder):
    """They were right before: then the defaults count, and what is said of others goes on."""
    write(folder, "sub/oomlint.toml", 'extend = "../shared.toml"\n')
    write(folder, "shared.toml", 'ignore = ["OOM101"]\n')
    with Editor(folder) as editor:
        editor.open("job.py", JOB)
        editor.open("sub/job.py", JOB)
        assert (editor.findings("job.py"), editor.findings("sub/job.py")) == (FOUND, [])
        os.remove(os.path.join(folder, "shared.toml"))
        editor.changed_on_disk("shared.toml", kind=3)
        editor.wait(lambda: editor.pushed.get(editor.uri("sub/oomlint.toml")))
        for name in ("job.py", "sub/job.py"):
            editor.change(name, (0, 0, 0, 0, "\n"))
            assert editor.findings(name) == ["5:8 OOM101"], name
        write(folder, "shared.toml", 'ignore = ["OOM101"]\n')
        editor.changed_on_disk("shared.toml", kind=1)
        editor.wait(lambda: editor.pushed[editor.uri("sub/job.py")] == [] and editor.pushed[editor.uri("sub/oomlint.toml")] == [])


def test_settings_go_with_their_folder(folder):
    """And come with it: a client may tell of the folder alone."""
    write(folder, "sub/oomlint.toml", 'ignore = ["OOM101"]\n')
    with Editor(folder) as editor:
        editor.open("sub/job.py", JOB)
        assert editor.findings("sub/job.py") == []
        os.rename(os.path.join(folder, "sub"), os.path.join(folder, "away"))
        editor.changed_on_disk("sub", kind=3)
        editor.wait(lambda: editor.pushed[editor.uri("sub/job.py")])
        os.rename(os.path.join(folder, "away"), os.path.join(folder, "sub"))
        editor.changed_on_disk("sub", kind=1)
        editor.wait(lambda: not editor.pushed[editor.uri("sub/job.py")])
        shutil.rmtree(os.path.join(folder, "sub"))
        editor.changed_on_disk("sub", kind=3)
        editor.wait(lambda: editor.pushed[editor.uri("sub/job.py")])


def test_folders_are_watched(folder):
    """Of one that is renamed nothing else may be told; what is neither Python nor a folder changes nothing."""
    write(folder, "sub/helper.py", "def load(spark):\n    return spark.table('t').limit(5)\n")
    caller = CALLER.replace("helper", "sub.helper")
    with Editor(folder, WATCHES) as editor:
        editor.answers["workspace/configuration"] = lambda params: [None] * len(params["items"])
        editor.open("job.py", caller)
        assert editor.findings("job.py") == []
        editor.quiet()
        [watchers] = [r["registerOptions"]["watchers"] for method, p in editor.asked if method == "client/registerCapability"
                      for r in p["registrations"] if r["method"] == "workspace/didChangeWatchedFiles"]
        assert {"globPattern": "**", "kind": 5} in watchers
        os.rename(os.path.join(folder, "sub"), os.path.join(folder, "other"))
        editor.changed_on_disk("sub", kind=3)
        editor.changed_on_disk("other", kind=1)
        editor.change("job.py", caller.replace("sub.", "other."))
        assert editor.findings("job.py") == []
        editor.change("job.py", JOB)
        assert editor.findings("job.py") == FOUND
        editor.quiet()
        editor.pushes.clear()
        os.mkdir(os.path.join(folder, "__pycache__"))
        editor.changed_on_disk("data.csv", "__pycache__", ".git/objects/ab", "logs/run.log", kind=1)
        editor.quiet()
        assert not editor.pushes


def test_a_byte_order_mark(folder):
    """Is a sign like others to who sends it, and stays the first."""
    text = "\ufeffrows = spark.table('t').collect()\n"
    with Editor(folder) as editor:
        editor.open("job.py", text)
        assert editor.findings("job.py") == ["1:9 OOM101"]
        assert hover(editor, "job.py", 1, 9)[1]["start"] == {"line": 0, "character": 8}
        after = {}
        for place in ("line", "file"):
            [action] = [a for a in actions(editor, "job.py") if f"this {place}," in a["title"]]
            after[place] = applied(text, resolved(editor, action))
        assert after["line"] == text.replace("\n", "  # oomlint: ignore[collect-unbounded] why it is fine\n")
        assert after["file"] == "\ufeff# oomlint: file-ignore[collect-unbounded] why it is fine\n" + text[1:]
        editor.change("job.py", (0, 0, 0, 1, ""))
        assert editor.findings("job.py") == ["1:8 OOM101"]
    with Editor(folder, {**PUSH, "general": {"positionEncodings": ["utf-8"]}}) as editor:
        editor.open("job.py", text)
        assert editor.findings("job.py") == ["1:11 OOM101"]
