"""Settings: files, the client's own, several folders."""
import os

from client import PULL, PUSH, Editor, refused, write
from sessions_findings import actions, applied, cut
from sessions_life import FOUND, JOB

WATCHES = {**PUSH, "workspace": {**PUSH["workspace"], "applyEdit": True, "configuration": True,
                                 "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]},
                                 "didChangeConfiguration": {"dynamicRegistration": True},
                                 "didChangeWatchedFiles": {"dynamicRegistration": True}}}


def nothing_configured(editor):
    editor.answers["workspace/configuration"] = lambda params: [None] * len(params["items"])


def settings_go(editor, tell):
    """The settings file that turned the rule off becomes empty."""
    assert editor.findings("job.py") == []
    write(editor.root, "oomlint.toml", "")
    editor.pushes.clear()
    tell("oomlint.toml")
    assert editor.findings("job.py") == FOUND


def test_settings_file(folder):
    write(folder, "oomlint.toml", 'ignore = ["OOM101"]\n')
    with Editor(folder, WATCHES) as editor:
        nothing_configured(editor)
        editor.open("job.py", JOB)
        settings_go(editor, editor.changed_on_disk)
        [watch] = [r for method, p in editor.asked if method == "client/registerCapability" for r in p["registrations"]
                   if r["method"] == "workspace/didChangeWatchedFiles"]
        assert any("toml" in w["globPattern"] for w in watch["registerOptions"]["watchers"])


def test_wrong_settings_are_told(folder):
    """And the defaults count: silence would look like praise."""
    write(folder, "oomlint.toml", '\nselect = ["no-such-rule"]\n')
    with Editor(folder, WATCHES) as editor:
        nothing_configured(editor)
        editor.open("job.py", JOB)
        assert editor.findings("job.py") == FOUND
        editor.wait(lambda: editor.pushed.get(editor.uri("oomlint.toml")))
        [message] = editor.messages
        assert message["type"] == 1 and "oomlint.toml:2" in message["message"] and "no-such-rule" in message["message"]
        [wrong] = editor.pushed[editor.uri("oomlint.toml")]
        assert wrong["range"]["start"]["line"] == 1
        write(folder, "oomlint.toml", 'ignore = ["OOM101"]\n')
        editor.pushes.clear()
        editor.changed_on_disk("oomlint.toml")
        assert editor.findings("job.py") == []
        editor.wait(lambda: editor.pushed[editor.uri("oomlint.toml")] == [])


def test_the_last_settings_that_were_right_count(folder):
    right = 'ignore = ["OOM101"]\n'
    write(folder, "oomlint.toml", right)
    with Editor(folder) as editor:
        editor.open("job.py", JOB)
        assert editor.findings("job.py") == []
        for wrong in (right + "select = [", right + "selcet = []\n", right + 'spark-conf = {"spark.driver.memory" = "much"}\n',
                      right + 'rules = ["nowhere"]\n', right + 'properties-file = ["nowhere"]\n', right + 'severity = {"none" = "info"}\n'):
            write(folder, "oomlint.toml", wrong)
            editor.saved("oomlint.toml")
            editor.wait(lambda: editor.pushed.get(editor.uri("oomlint.toml")))
            editor.change("job.py", (0, 0, 0, 0, "#"))
            assert editor.findings("job.py") == [], wrong
            write(folder, "oomlint.toml", right)
            editor.saved("oomlint.toml")
            editor.wait(lambda: editor.pushed[editor.uri("oomlint.toml")] == [])


def test_wrong_settings_of_a_folder(folder):
    """The others are checked as they were, and what the wrong ones govern with the defaults."""
    write(folder, "oomlint.toml", 'ignore = ["OOM101"]\n')
    write(folder, "sub/pyproject.toml", '[tool.oomlint]\nselect = [\n')
    write(folder, "sub/deep/oomlint.toml", 'extend = "shared.toml"\n')
    write(folder, "sub/deep/shared.toml", 'properties-file = ["nowhere.conf"]\nselect = ["OOM102"]\n')
    with Editor(folder) as editor:
        for name in ("job.py", "sub/job.py", "sub/deep/job.py"):
            editor.open(name, JOB)
        assert [editor.findings(name) for name in ("job.py", "sub/job.py", "sub/deep/job.py")] == [[], FOUND, FOUND]
        editor.wait(lambda: editor.pushed.get(editor.uri("sub/deep/shared.toml")) and editor.pushed.get(editor.uri("sub/pyproject.toml")))
        assert len(editor.messages) == 1, editor.messages


def test_mistakes_while_typing(folder):
    """Of the text in the editor, and what is found in files follows what is saved."""
    write(folder, "pyproject.toml", '[tool.oomlint]\nignore = ["OOM101"]\n')
    with Editor(folder) as editor:
        editor.open("job.py", JOB)
        assert editor.findings("job.py") == []
        editor.open("pyproject.toml", language="toml")
        assert editor.findings("pyproject.toml") == []
        for text, place, words in (('[tool.oomlint]\nselcet = []\n', (1, 0), "did you mean `select`"),
                                   ('[tool.oomlint]\nignore = ["colect-unbounded"]\n', (1, 11), "did you mean `collect-unbounded`"),
                                   ('[tool.oomlint]\nignore = [\n', (1, 9), "not closed"),
                                   ('[tool.oomlint]\nselect = [[]]\n', (1, 10), "texts"),
                                   ('[tool.oomlint]\nrules = ["nowhere"]\n', (1, 9), "there is no folder"),
                                   ('[tool.oomlint]\nextend = "nowhere.toml"\n', (1, 9), "there is no settings file"),
                                   ('[tool.oomlint.spark-conf]\n"spark.drver.memory" = "8g"\n', (1, 1), "did you mean `spark.driver.memory`")):
            editor.change("pyproject.toml", text)
            [found] = editor.diagnostics("pyproject.toml")
            start = found["range"]["start"]
            assert (start["line"], start["character"]) == place and words in found["message"], (text, found)
        editor.change("pyproject.toml", "[tool.other]\nselcet = []\n")
        assert editor.findings("pyproject.toml") == []
        editor.change("job.py", (0, 0, 0, 0, "#"))
        assert editor.findings("job.py") == []
        editor.close("pyproject.toml")


def test_the_word_that_was_meant(folder):
    """Wherever a mistake in settings asks "did you mean", the whole word is marked and can be changed."""
    with Editor(folder) as editor:
        editor.open("pyproject.toml", "", language="toml")
        for right, meant, typed in (('[tool.oomlint]\nselect = []\n', "select", "selcet"),
                                    ('[tool.oomlint.severity]\nOOM101 = "info"\n', "severity", "severty"),
                                    ('[tool.oomlint]\nignore = ["OOM102", "collect-unbounded"]\n', "collect-unbounded", "colect-unbounded"),
                                    ('[tool.oomlint]\nper-file-ignores = {"é😀.py" = ["driver-result"]}\n', "driver-result", "driver-reslt"),
                                    ('[tool.oomlint]\nseverity = {"topandas-then-write" = "info"}\n', "topandas-then-write", "topandas-then-wirte"),
                                    ('[tool.oomlint]\nseverity.OOM101 = "warning"\n', "warning", "waring"),
                                    ('[tool.oomlint]\noutput-format = ["concise"]\n', "concise", "concice"),
                                    ("[tool.oomlint]\nconfidence = 'certain'\n", "certain", "certian"),
                                    ('[tool.oomlint.spark-conf]\n"spark.driver.memory" = "8g"\n', "spark.driver.memory", "spark.drver.memory"),
                                    ('[tool.oomlint]\nspark-conf.spark.driver.memory = "8g"\n', "spark.driver.memory", "spark.drver.memory")):
            wrong = right.replace(meant, typed)
            editor.change("pyproject.toml", wrong)
            [found] = editor.diagnostics("pyproject.toml")
            start, end = found["range"]["start"], found["range"]["end"]
            assert cut(wrong.split("\n")[start["line"]], start["character"], end["character"]) == typed, found
            assert f"did you mean `{meant}`" in found["message"], found
            [action] = actions(editor, "pyproject.toml")
            assert (action["title"], action["isPreferred"]) == (f"Change to `{meant}`", True), action
            assert applied(wrong, action) == right
        editor.change("pyproject.toml", '[tool.oomlint]\nselect = ["nothing-like-it"]\n')
        editor.diagnostics("pyproject.toml")
        assert actions(editor, "pyproject.toml") == []


def test_mistakes_on_disk_and_while_typing(folder):
    """They are told of one text: of that in the editor, while there is one."""
    write(folder, "oomlint.toml", "selcet = []\n")
    uri = f"file://{folder}/oomlint.toml"
    for wish in (PUSH, PULL):
        with Editor(folder, wish) as editor:
            editor.open("job.py", JOB)
            editor.wait(lambda: editor.pushed.get(uri))
            editor.open("oomlint.toml", "colour = 1\n", language="toml")
            if wish is PULL:
                editor.wait(lambda: editor.pushed[uri] == [])
                [found] = editor.pull("oomlint.toml")["items"]
            else:
                [found] = editor.diagnostics("oomlint.toml")
            assert "`colour`" in str(found["message"]) and len(editor.messages) == 1
            write(folder, "oomlint.toml", "selcet = 5\n")
            editor.saved("oomlint.toml")
            editor.change("job.py", (0, 0, 0, 0, "#"))
            editor.pull("job.py")
            editor.quiet()
            assert len(editor.messages) == 1  # it is before one's eyes
            editor.close("oomlint.toml")
            editor.wait(lambda: "selcet" in str(editor.pushed[uri]))


def test_mistakes_in_a_file_that_the_editor_names(folder):
    write(folder, "conf/strict.toml", "")
    with Editor(folder, initializationOptions={"configuration": "conf/strict.toml"}) as editor:
        editor.open("job.py", JOB)
        assert editor.findings("job.py") == FOUND
        editor.open("conf/strict.toml", "selcet = []\n", language="toml")
        assert editor.findings("conf/strict.toml") == ["1:1 OOM915"]
        editor.open("conf/other.toml", "selcet = []\n", language="toml")
        editor.quiet()
        assert not editor.pushed.get(editor.uri("conf/other.toml"))


def test_saving_where_nobody_watches(folder):
    write(folder, "oomlint.toml", 'ignore = ["OOM101"]\n')
    with Editor(folder) as editor:
        editor.open("job.py", JOB)
        settings_go(editor, editor.saved)


def test_initialization_options(folder):
    options = {"settings": {"ignore": ["OOM101"], "sparkConf": {"spark.driver.memory": "8g"}, "confidence": "certain"}}
    with Editor(folder, initializationOptions=options) as editor:
        editor.open("job.py", JOB + "frame = spark.table('t').toPandas()\n")
        [found] = editor.diagnostics("job.py")
        assert found["code"] == "OOM102"
        assert "8g" in str(found["data"]["settings"])


def test_configuration_is_asked_for(folder):
    with Editor(folder, WATCHES, start=False) as editor:
        editor.answers["workspace/configuration"] = lambda params: [{"settings": {"ignore": ["OOM101"]}}] * len(params["items"])
        editor.initialize(WATCHES)
        editor.open("job.py", JOB)
        editor.wait(lambda: editor.pushed.get(editor.uri("job.py")) == [])
        editor.answers["workspace/configuration"] = lambda params: [{"settings": {}}] * len(params["items"])
        editor.send("workspace/didChangeConfiguration", {"settings": None})
        editor.wait(lambda: editor.pushed.get(editor.uri("job.py")))
        assert ("workspace/configuration", {"items": [{"scopeUri": editor.uri(""), "section": "oomlint"}]}) in editor.asked


def test_configuration_is_sent_along(folder):
    with Editor(folder) as editor:
        editor.open("job.py", JOB)
        assert editor.findings("job.py") == FOUND
        editor.pushes.clear()
        editor.send("workspace/didChangeConfiguration", {"settings": {"oomlint": {"settings": {"ignore": ["ALL"]}}}})
        assert editor.findings("job.py") == []


def test_wrong_configuration(folder):
    with Editor(folder, initializationOptions={"settings": {"selcet": ["ALL"], "none": None}}) as editor:
        editor.open("job.py", JOB)
        assert editor.findings("job.py") == FOUND
        editor.wait(lambda: editor.messages)
        assert editor.messages[0]["message"] == ("oomlint: in the editor's settings, 'selcet = [\"ALL\"]': there is no setting `selcet`, "
                                                 "did you mean `select`?")
    with Editor(folder, initializationOptions={"configuration": "nowhere.toml"}) as editor:
        editor.open("job.py", JOB)
        editor.wait(lambda: editor.messages)
        assert editor.messages[0]["message"].startswith("oomlint: nowhere.toml: the settings cannot be read: ")


def test_several_folders(folder):
    write(folder, "a/oomlint.toml", 'ignore = ["OOM101"]\n')
    write(folder, "b/job.py", JOB)
    os.mkdir(os.path.join(folder, "a", ".git"))
    os.mkdir(os.path.join(folder, "b", ".git"))
    folders = [{"uri": f"file://{folder}/{name}", "name": name} for name in "ab"]
    with Editor(folder, workspaceFolders=folders) as editor:
        editor.open("a/job.py", JOB)
        editor.open("b/job.py", JOB)
        assert editor.findings("a/job.py") == []
        assert editor.findings("b/job.py") == FOUND
        editor.send("workspace/didChangeWorkspaceFolders", {"event": {"added": [], "removed": [folders[0]]}})
        editor.send("workspace/didChangeWorkspaceFolders", {"event": {"added": [folders[0]], "removed": [folders[1]]}})
        editor.pushes.clear()
        editor.change("b/job.py", (0, 0, 0, 0, "\n"))
        assert editor.findings("b/job.py") == ["5:8 OOM101"], editor.pushes


def test_text_without_a_file(folder):
    with Editor(folder) as editor:
        editor.open("untitled:Untitled-1", JOB)
        assert editor.findings("untitled:Untitled-1") == FOUND


def put_setting(editor):
    found = [a for a in actions(editor, "job.py") if a["title"].startswith("Put spark.driver.maxResultSize=256m into spark-defaults.conf")]
    command = found[0]["command"]
    editor.answers["workspace/applyEdit"] = {"applied": True}
    editor.ask("workspace/executeCommand", {"command": command["command"], "arguments": command["arguments"]})
    editor.wait(lambda: any(method == "workspace/applyEdit" for method, _ in editor.asked))
    return [p for method, p in editor.asked if method == "workspace/applyEdit"][-1]["edit"]["documentChanges"]


def test_a_setting_into_a_new_file(folder):
    with Editor(folder, WATCHES) as editor:
        editor.open("job.py", JOB)
        create, change = put_setting(editor)
        assert create["kind"] == "create" and create["uri"] == editor.uri("spark-defaults.conf")
        assert change["edits"][0]["newText"] == "spark.driver.maxResultSize 256m\n"


def test_a_setting_into_a_file_that_is_there(folder):
    write(folder, "conf/spark-defaults.conf", "# ours\nspark.driver.maxResultSize=0\nspark.x y")
    with Editor(folder, WATCHES) as editor:
        editor.open("job.py", JOB)
        [change] = put_setting(editor)
        assert change["edits"] == [{"newText": "spark.driver.maxResultSize 256m", "range": {
            "start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 28}}}]


def test_a_setting_behind_others(folder):
    """Whose last line may have no end."""
    for text, start in (("# ours\nspark.x y", "\n"), ("# ours\nspark.x y\n", "")):
        write(folder, "spark-defaults.conf", text)
        with Editor(folder, WATCHES) as editor:
            editor.open("job.py", JOB)
            [change] = put_setting(editor)
            assert change["edits"][0]["newText"] == start + "spark.driver.maxResultSize 256m\n"


def test_wrong_commands(folder):
    with Editor(folder, PULL) as editor:
        for params in ({"command": "rm -rf"}, {"command": "oomlint.putSetting"},
                       {"command": "oomlint.putSetting", "arguments": ["file:///not/open.py", "a", "b"]}):
            refused(-32602, lambda: editor.ask("workspace/executeCommand", params))  # pylint: disable=cell-var-from-loop # called at once


def test_commands(folder):
    write(folder, "oomlint.toml", "unsafe-fixes = true\n")
    with Editor(folder, WATCHES) as editor:
        nothing_configured(editor)
        assert sorted(editor.about["capabilities"]["executeCommandProvider"]["commands"]) == [
            "oomlint.debugInformation", "oomlint.fixAll", "oomlint.putSetting"]
        editor.open("job.py", JOB)
        editor.answers["workspace/applyEdit"] = {"applied": True}
        editor.ask("workspace/executeCommand", {"command": "oomlint.fixAll", "arguments": [editor.uri("job.py")]})
        editor.wait(lambda: any(method == "workspace/applyEdit" for method, _ in editor.asked))
        after = applied(JOB, [p for method, p in editor.asked if method == "workspace/applyEdit"][-1])
        editor.change("job.py", after)
        assert after != JOB and editor.findings("job.py") == []
        said = editor.ask("workspace/executeCommand", {"command": "oomlint.debugInformation"})
        assert folder in said and "1 documents open, diagnostics are pushed" in said, said


def test_folders_in_folders_go(folder):
    """Both at once, the inner one first, with a document open whose mistakes both have told."""
    write(folder, "sub/oomlint.toml", 'extend = "shared.toml"\n')
    write(folder, "sub/shared.toml", "selcet = []\n")
    folders = [{"uri": f"file://{folder}{name}", "name": name} for name in ("", "/sub")]
    with Editor(folder, workspaceFolders=folders) as editor:
        editor.open("job.py", JOB)
        editor.open("sub/job.py", JOB)
        assert editor.findings("job.py") == editor.findings("sub/job.py") == FOUND
        editor.quiet()
        editor.open("sub/shared.toml", language="toml")
        editor.open("sub/oomlint.toml", language="toml")
        editor.quiet()
        editor.send("workspace/didChangeWorkspaceFolders", {"event": {"added": [], "removed": folders[::-1]}})
        editor.change("sub/job.py", (0, 0, 0, 0, "\n"))
        assert editor.findings("sub/job.py") == ["5:8 OOM101"]
