"""Files know of each other, open or not; and many of them."""
import os
import random
import time

from client import PULL, PUSH, Editor, brief, packed, write
from sessions_life import FOUND, JOB, resident

HELPER = "def load(spark):\n    return spark.table('sales.orders')\n"
BOUNDED = HELPER.replace("')\n", "').limit(10)\n")
CALLER = """from pyspark.sql import SparkSession
from helper import load

rows = load(SparkSession.builder.getOrCreate()).collect()
"""


def test_a_helper_changes_its_callers(folder):
    write(folder, "helper.py", HELPER)
    with Editor(folder) as editor:
        editor.open("job.py", CALLER)
        assert editor.findings("job.py") == FOUND
        editor.open("helper.py")
        editor.pushes.clear()
        editor.change("helper.py", BOUNDED)
        editor.wait(lambda: editor.pushed[editor.uri("job.py")] == [])
        editor.close("helper.py")  # without having saved it
        editor.wait(lambda: editor.pushed[editor.uri("job.py")])
        write(folder, "helper.py", BOUNDED)
        editor.changed_on_disk("helper.py")
        editor.wait(lambda: editor.pushed[editor.uri("job.py")] == [])
        os.remove(os.path.join(folder, "helper.py"))
        editor.changed_on_disk("helper.py", kind=3)
        editor.quiet()


def hover(editor, name, line, character):
    return editor.ask("textDocument/hover", {"textDocument": {"uri": editor.uri(name)}, "position": {"line": line - 1, "character": character - 1}})


def test_the_way_leads_into_the_other_file(folder):
    """To the line there; and what is not certain says why."""
    write(folder, "helper.py", HELPER)
    with Editor(folder) as editor:
        editor.open("job.py", CALLER)
        [found] = editor.diagnostics("job.py")
        places = [(r["location"]["uri"], r["location"]["range"]["start"]["line"]) for r in found["relatedInformation"]]
        assert (editor.uri("helper.py"), 1) in places, places
        assert found["message"].endswith(" (likely: what `load()` returns: a table, read whole (helper.py:2))"), found["message"]
        assert all(folder not in r["message"] for r in found["relatedInformation"]) and folder not in str(hover(editor, "job.py", 4, 20))


def pushes_of(editor, name):
    return [push["diagnostics"] for push in editor.pushes if push["uri"] == editor.uri(name)]


def test_what_is_open_is_answered_before_all_others_are_known(folder):
    """Once: what is said first is what is said in the end."""
    write(folder, "base.py", HELPER)
    write(folder, "helper.py", "import pyspark\nfrom base import load\n")
    for number in range(200):
        write(folder, f"jobs/{number}.py", JOB)
    with Editor(folder) as editor:
        editor.open("job.py", CALLER)
        editor.quiet()
        assert len(pushes_of(editor, "job.py")) == 1 and editor.findings("job.py") == FOUND


def test_folders_with_settings_of_their_own_change_nothing(folder):
    write(folder, "helper.py", HELPER)
    write(folder, "jobs/job.py", JOB)
    write(folder, "jobs/oomlint.toml", 'ignore = ["driver-result"]\n')
    with Editor(folder) as editor:
        editor.open("job.py", CALLER)
        editor.open("jobs/job.py", JOB)
        editor.quiet()
        assert all(said == pushes_of(editor, "job.py")[0] for said in pushes_of(editor, "job.py")) and editor.findings("job.py") == FOUND
        assert all(said == [] for said in pushes_of(editor, "jobs/job.py"))


def test_an_edit_that_changes_nothing_is_answered(folder):
    with Editor(folder) as editor:
        editor.open("job.py", JOB)
        assert editor.findings("job.py") == FOUND
        editor.pushes.clear()
        editor.change("job.py", JOB + "# and a comment\n")
        editor.wait(lambda: editor.pushes)
        assert editor.pushes[0]["version"] == 2 and editor.findings("job.py") == FOUND


def test_a_file_that_is_opened_when_all_is_known(folder):
    """Of what is not open nobody wants to know: it is looked at for what it tells, and again when it is opened."""
    write(folder, "helper.py", HELPER)
    write(folder, "job.py", CALLER)
    write(folder, "caller.py", "from pyspark.sql import SparkSession\nfrom show import show\n\n"
                               "show(SparkSession.builder.getOrCreate().table('t').limit(10))\n")
    with Editor(folder) as editor:
        editor.open("show.py", "import pyspark\n\n\ndef show(frame):\n    return frame.collect()\n")
        editor.quiet()
        assert editor.findings("show.py") == []
        for _ in range(2):
            editor.open("job.py")
            assert editor.findings("job.py") == FOUND
            editor.close("job.py")
            editor.quiet()
            assert editor.pushed[editor.uri("job.py")] == []
        write(folder, "helper.py", BOUNDED)
        editor.send("workspace/didChangeWatchedFiles", {"changes": [{"uri": editor.uri("helper.py"), "type": 2}]})
        editor.quiet()
        editor.open("job.py")
        editor.quiet()
        assert editor.findings("job.py") == []


def test_who_pulls_is_told_to_ask_again(folder):
    write(folder, "helper.py", HELPER)
    with Editor(folder, PULL) as editor:
        editor.open("job.py", CALLER)
        assert [brief(d) for d in editor.pull("job.py")["items"]] == FOUND
        editor.quiet()
        editor.asked.clear()
        write(folder, "helper.py", BOUNDED)
        editor.changed_on_disk("helper.py")
        editor.wait(lambda: ("workspace/diagnostic/refresh", None) in editor.asked)
        assert editor.pull("job.py")["items"] == []


def pull_all(editor, previous=(), **more):
    return editor.ask("workspace/diagnostic", {"previousResultIds": [{"uri": u, "value": v} for u, v in previous], **more})["items"]


def test_all_diagnostics(folder):
    write(folder, "a.py", JOB)
    write(folder, "b/c d.py", JOB * 2)
    write(folder, "clean.py", "import pyspark\n")
    with Editor(folder, PULL) as editor:
        items = pull_all(editor)
        assert [(i["uri"], len(i["items"]), i["version"]) for i in items] == [
            (editor.uri("a.py"), 1, None), (editor.uri("b/c%20d.py"), 2, None)]
        ids = [(i["uri"], i["resultId"]) for i in items]
        assert [i["kind"] for i in pull_all(editor, ids)] == ["unchanged", "unchanged"]
        editor.open("a.py", "import pyspark\n")
        again = pull_all(editor, ids)
        assert [(i["kind"], i["version"]) for i in again] == [("full", 1), ("unchanged", None)] and again[0]["items"] == []


def test_all_diagnostics_of_what_is_gone(folder):
    """A client keeps what it heard of a file until it hears that there is nothing: when it was removed, and when its cells are open."""
    write(folder, "a.py", JOB)
    write(folder, "b.py", JOB)
    with Editor(folder, PULL) as editor:
        ids = [(i["uri"], i["resultId"]) for i in pull_all(editor)]
        os.unlink(os.path.join(folder, "b.py"))
        editor.send("workspace/didChangeWatchedFiles", {"changes": [{"uri": editor.uri("b.py"), "type": 3}]})
        first, second = pull_all(editor, ids)
        assert first["kind"] == "unchanged" and second["uri"] == editor.uri("b.py") and second["kind"] == "full" and second["items"] == []
        [one, two] = pull_all(editor, [ids[0], (ids[1][0], second["resultId"])])
        assert one["kind"] == two["kind"] == "unchanged"


def test_all_diagnostics_in_parts(folder):
    for number in range(250):
        write(folder, f"{number:03}.py", JOB)
    with Editor(folder, PULL) as editor:
        rest = pull_all(editor, partialResultToken="parts")
        parts = [len(p["value"]["items"]) for p in editor.progress if p["token"] == "parts"]
        assert parts == [100, 100] and len(rest) == 50


def test_all_diagnostics_cancelled(folder):
    """While it waits for its turn, and when it waits for the work to be done: both are answered, once."""
    for number in range(100):
        write(folder, f"{number:03}.py", JOB * 200)
    ask = {"jsonrpc": "2.0", "id": "all", "method": "workspace/diagnostic", "params": {"previousResultIds": []}}
    cancel = {"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": "all"}}
    with Editor(folder, PULL) as editor:
        for messages in ((ask, cancel), (ask,)):
            editor.write(b"".join(packed(message) for message in messages))
            assert hover(editor, "not-open.py", 1, 1) is None  # which comes behind it
            if cancel not in messages:
                editor.write(packed(cancel))
            editor.wait(lambda: "all" in editor.results)
            assert editor.results.pop("all")["error"]["code"] == -32800, messages
            editor.quiet()
            assert "all" not in editor.results


def test_progress(folder):
    """Of a first look that takes long enough to be seen: a quarter of a second."""
    for number in range(120):
        write(folder, f"{number:03}.py", JOB * 120)
    with Editor(folder, {**PULL, "window": {"workDoneProgress": True}}) as editor:
        start = time.time()
        pull_all(editor)
        took = time.time() - start
        editor.quiet(0.1)
        kinds = [p["value"]["kind"] for p in editor.progress]
        assert kinds == ["begin", "end"] or (not kinds and took < 0.4), (kinds, took)


def test_same_findings_as_the_command_line(folder):
    """Of our own examples."""
    import json
    import shutil
    import subprocess
    examples = os.path.join(os.path.dirname(__file__), "..", "..", "examples")
    shutil.copytree(examples, os.path.join(folder, "examples"))
    with Editor(folder, PULL) as editor:
        served = [(os.path.relpath(i["uri"][7:], folder), d["range"]["start"]["line"] + 1, d["code"])
                  for i in pull_all(editor) if not i["uri"].endswith(".ipynb") for d in i["items"]]
        program = os.path.abspath(editor.program)
        told = json.loads(subprocess.run([program, "check", "-q", "--output-format", "json", "."], cwd=folder, capture_output=True,
                                         check=False).stdout)
    assert served and served == [(f["filename"], f["location"]["row"], f["code"]) for f in told if not f["filename"].endswith(".ipynb")]


def test_a_thousand_open_files(folder):
    with Editor(folder, PUSH) as editor:
        for number in range(1000):
            editor.open(f"{number}.py", JOB)
        editor.wait(lambda: len(editor.pushed) == 1000)
        editor.change("500.py", (3, 34, 3, 34, ".limit(1)"))
        assert editor.findings("500.py") == []
        for number in range(1000):
            editor.close(f"{number}.py")
        editor.wait(lambda: not any(editor.pushed.values()))


def test_memory_after_many_changes(folder):
    """As much as at the start, and 10 % at the most. What the sanitizers need is none of it: the program without them is built beside."""
    dice = random.Random(5)
    with Editor(folder, PUSH, program=os.environ["PROGRAM"].replace("/asan/", "/").replace("/tsan/", "/")) as editor:
        text = JOB * 50
        editor.open("job.py", text)
        editor.diagnostics("job.py")

        def edit(count):
            for _ in range(count):
                line = dice.randrange(150)
                editor.change("job.py", (line, 0, line, 0, "x"), (line, 0, line, 1, ""))
                if dice.random() < 0.05:
                    editor.diagnostics("job.py")
            editor.change("job.py", text)
            editor.diagnostics("job.py")
            editor.pushes.clear()

        edit(500)
        start = resident(editor.server.pid)
        edit(int(os.environ.get("EDITS", "2000")))
        now = resident(editor.server.pid)
        assert now < 1.1 * start, (start, now)


def test_trace(folder):
    with Editor(folder, trace="verbose") as editor:
        editor.open("job.py", JOB)
        editor.diagnostics("job.py")
        [opened] = [t for t in editor.traced if t["message"] == "textDocument/didOpen"]
        assert opened["verbose"].endswith(" ms")
        editor.send("$/setTrace", {"value": "messages"})
        editor.pull("job.py")
        assert editor.traced[-1] == {"message": "textDocument/diagnostic"} or editor.take()
        editor.send("$/setTrace", {"value": "off"})
        editor.quiet()
        editor.traced.clear()
        editor.pull("job.py")
        editor.quiet()
        assert not editor.traced


def test_what_the_baseline_knows(folder):
    import subprocess
    write(folder, "job.py", JOB)
    subprocess.run([os.environ["PROGRAM"], "baseline", "-q", "."], cwd=folder, check=True, capture_output=True)
    with Editor(folder, options=["--no-baseline"]) as editor:
        editor.open("job.py", JOB)
        assert editor.findings("job.py") == FOUND
    with Editor(folder) as editor:
        editor.open("job.py", JOB + "frame = spark.table('t').toPandas()\n")
        assert editor.findings("job.py") == ["5:9 OOM102"]
        baseline = next(name for name in os.listdir(folder) if "baseline" in name)
        os.remove(os.path.join(folder, baseline))
        editor.pushes.clear()
        editor.changed_on_disk(baseline, kind=3)
        assert editor.findings("job.py") == FOUND + ["5:9 OOM102"]


def test_a_baseline_that_is_named(folder):
    import subprocess
    write(folder, "job.py", JOB)
    subprocess.run([os.environ["PROGRAM"], "baseline", "-q", "--baseline", "known.json", "."], cwd=folder, check=True, capture_output=True)
    with Editor(folder, options=["--baseline", "known.json"]) as editor:
        editor.open("job.py", JOB + "frame = spark.table('t').toPandas()\n")
        assert editor.findings("job.py") == ["5:9 OOM102"]
    with Editor(folder, options=["--baseline", "nowhere.json"]) as editor:
        editor.open("job.py", JOB)
        editor.wait(lambda: editor.messages)
        assert "there is no such baseline" in editor.messages[0]["message"]


def test_a_baseline_that_cannot_be_read(folder):
    """Is told; only what it is for is not shown, since all of that would be."""
    write(folder, "old/oomlint-baseline.json", "<<<<<<< ours\n")
    write(folder, "old/job.py", JOB)
    with Editor(folder) as editor:
        editor.open("old/job.py", JOB)
        editor.open("new/job.py", JOB)
        assert editor.findings("new/job.py") == FOUND
        assert editor.findings("old/job.py") == []
        editor.wait(lambda: editor.pushed.get(editor.uri("old/oomlint-baseline.json")))
        assert "baseline" in editor.messages[0]["message"]
