"""Settings: files, the client's own, several folders."""
import os

from client import PULL, PUSH, Editor, Refused
from sessions_findings import actions
from sessions_life import FOUND, JOB

WATCHES = {**PUSH, "workspace": {**PUSH["workspace"], "applyEdit": True, "configuration": True,
                                 "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]},
                                 "didChangeConfiguration": {"dynamicRegistration": True},
                                 "didChangeWatchedFiles": {"dynamicRegistration": True}}}


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def changed_on_disk(editor, *names):
    editor.send("workspace/didChangeWatchedFiles", {"changes": [{"uri": editor.uri(name), "type": 2} for name in names]})


def test_settings_file(folder):
    write(folder, "oomlint.toml", 'ignore = ["OOM101"]\n')
    with Editor(folder, WATCHES) as editor:
        editor.answers["workspace/configuration"] = lambda params: [None] * len(params["items"])
        editor.open("job.py", JOB)
        assert editor.findings("job.py") == []
        [watch] = [r for method, p in editor.asked if method == "client/registerCapability" for r in p["registrations"]
                   if r["method"] == "workspace/didChangeWatchedFiles"]
        assert any("oomlint.toml" in w["globPattern"] for w in watch["registerOptions"]["watchers"])
        write(folder, "oomlint.toml", "")
        editor.pushes.clear()
        changed_on_disk(editor, "oomlint.toml")
        assert editor.findings("job.py") == FOUND


def test_wrong_settings_are_told(folder):
    write(folder, "oomlint.toml", '\nselect = ["no-such-rule"]\n')
    with Editor(folder, WATCHES) as editor:
        editor.answers["workspace/configuration"] = lambda params: [None] * len(params["items"])
        editor.open("job.py", JOB)
        assert editor.findings("job.py") == []
        [message] = editor.messages
        assert message["type"] == 1 and "oomlint.toml:2" in message["message"] and "no-such-rule" in message["message"]
        [wrong] = editor.pushed[editor.uri("oomlint.toml")]
        assert wrong["range"]["start"]["line"] == 1
        write(folder, "oomlint.toml", "")
        editor.pushes.clear()
        changed_on_disk(editor, "oomlint.toml")
        assert editor.findings("job.py") == FOUND
        editor.wait(lambda: editor.pushed[editor.uri("oomlint.toml")] == [])


def test_saving_where_nobody_watches(folder):
    write(folder, "oomlint.toml", 'ignore = ["OOM101"]\n')
    with Editor(folder) as editor:
        editor.open("job.py", JOB)
        assert editor.findings("job.py") == []
        write(folder, "oomlint.toml", "")
        editor.pushes.clear()
        editor.send("textDocument/didSave", {"textDocument": {"uri": editor.uri("oomlint.toml")}})
        assert editor.findings("job.py") == FOUND


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
        editor.wait(lambda: editor.messages)
        assert "did you mean `select`" in editor.messages[0]["message"], editor.messages


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
    found = [a for a in actions(editor, "job.py") if a["title"].startswith("Put spark.driver.maxResultSize=256m into")]
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


def test_wrong_commands(folder):
    with Editor(folder, PULL) as editor:
        for params in ({"command": "rm -rf"}, {"command": "oomlint.putSetting"},
                       {"command": "oomlint.putSetting", "arguments": ["file:///not/open.py", "a", "b"]}):
            try:
                editor.ask("workspace/executeCommand", params)
            except Refused as problem:
                assert problem.code == -32602
            else:
                raise AssertionError("that was no command")
