"""Editors as they announce themselves: editors/*.json is the first message of real ones, written by tests/editors/record.py.

Each plays the same session, and gets nothing that it has not announced. Editors that are not installed are tried with this, too."""
import json
import os

from client import Editor
from sessions_findings import actions, cut, resolved
from sessions_life import FOUND, JOB

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "editors")


def has(capabilities, path):
    """What is announced below a path of keys; None: nothing."""
    for key in path.split("."):
        capabilities = capabilities.get(key) if isinstance(capabilities, dict) else None
    return capabilities


def pulls(can):
    return bool(has(can, "textDocument.diagnostic") is not None and has(can, "workspace.diagnostics.refreshSupport"))


def diagnostics(editor, can):
    if pulls(can):
        return editor.pull("job.py")["items"]
    uri = editor.uri("job.py")
    editor.wait(lambda: any(push["uri"] == uri for push in editor.pushes))  # few editors say that they take versions
    return editor.pushed[uri]


def change(editor, text):
    editor.pushes.clear()
    editor.change("job.py", text)


def check_diagnostic(can, found):
    """A pulled one has all its parts."""
    if pulls(can):
        return
    for part, path in (("relatedInformation", "relatedInformation"), ("codeDescription", "codeDescriptionSupport"), ("data", "dataSupport")):
        assert (part in found) <= bool(has(can, f"textDocument.publishDiagnostics.{path}")), (part, found)


def changed(text, edit, can, uri):
    """The text after an edit, which has the form that was announced."""
    listed = bool(has(can, "workspace.workspaceEdit.documentChanges"))
    assert list(edit) == (["documentChanges"] if listed else ["changes"]), edit
    edits = edit["documentChanges"][0]["edits"] if listed else edit["changes"][uri]
    for each in edits:
        assert ("snippet" in each) <= bool(has(can, "workspace.workspaceEdit.snippetEditSupport")), each
    [each] = edits
    lines = text.split("\n")
    start, end = each["range"]["start"], each["range"]["end"]
    new = each["newText"] if "newText" in each else each["snippet"]["value"]
    lines[start["line"]:end["line"] + 1] = [cut(lines[start["line"]], 0, start["character"]) + new + cut(lines[end["line"]], end["character"])]
    return "\n".join(lines)


def check_asked(editor, can):
    """What the server asked for."""
    for method, params in editor.asked:
        if method == "client/registerCapability":
            for each in params["registrations"]:
                path = each["method"].replace("/", ".")
                assert has(can, f"{path}.dynamicRegistration"), each
        wished = {"workspace/configuration": "workspace.configuration", "window/workDoneProgress/create": "window.workDoneProgress",
                  "workspace/diagnostic/refresh": "workspace.diagnostics.refreshSupport", "workspace/inlayHint/refresh": "workspace.inlayHint.refreshSupport",
                  "workspace/applyEdit": "workspace.applyEdit"}.get(method)
        assert not wished or has(can, wished), method


def play(folder, can, about):
    with Editor(folder, start=False) as editor:
        editor.answers["workspace/configuration"] = lambda params: [None] * len(params["items"])
        editor.initialize(can, **({"clientInfo": about} if about else {}))
        assert editor.about["capabilities"]["positionEncoding"] in (has(can, "general.positionEncodings") or ["utf-16"])
        editor.open("job.py", JOB)
        [found] = diagnostics(editor, can)
        assert f"{found['range']['start']['line'] + 1}:{found['range']['start']['character'] + 1} {found['code']}" == FOUND[0]
        check_diagnostic(can, found)

        words = editor.ask("textDocument/hover", {"textDocument": {"uri": editor.uri("job.py")}, "position": found["range"]["start"]})["contents"]
        assert words["kind"] in (has(can, "textDocument.hover.contentFormat") or ["plaintext"]), words

        late = has(can, "textDocument.codeAction.resolveSupport.properties") or []
        for words in ("a few rows", "on this line"):
            offered = actions(editor, "job.py", named=[found])
            assert all("edit" in each or "command" in each or "edit" in late for each in offered), offered
            action = next(each for each in offered if words in each["title"])
            text = changed(JOB, resolved(editor, action)["edit"], can, editor.uri("job.py"))
            change(editor, text)
            assert diagnostics(editor, can) == [], text
            change(editor, JOB)
            [found] = diagnostics(editor, can)
        check_asked(editor, can)


def test_as_editors_announce_themselves(folder):
    names = sorted(os.listdir(HERE))
    assert len(names) > 10
    for name in names:
        with open(os.path.join(HERE, name), encoding="utf-8") as file:
            first = json.load(file)
        try:
            play(folder, first["capabilities"], first["clientInfo"])
        except AssertionError as problem:
            raise AssertionError(f"{name}: {problem}") from problem
