"""What the server tells of a place, and notebooks."""
import json

from client import PULL, PUSH, Editor, write
from sessions_findings import EVERYTHING, actions, applied, resolved, titles
from sessions_life import JOB
from sessions_project import BOUNDED, CALLER, HELPER
from sessions_text import units

CONFIGURED = """from pyspark.sql import SparkSession

spark = SparkSession.builder.config("spark.driver.memory", "4g").getOrCreate()
orders = spark.table("sales.orders")
some = orders.limit(10)
rows = some.collect()
all = orders.collect()  # oomlint: ignore[collect-unbounded, OOM2] a small table
"""


def hover(editor, name, line, character):
    uri = name if ":" in name else editor.uri(name)
    found = editor.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": line - 1, "character": character - 1}})
    return found and found["contents"]["value"], found and found["range"]


def test_hover(folder):
    with Editor(folder) as editor:
        editor.open("job.py", JOB)
        words, place = hover(editor, "job.py", 4, 16)
        assert "**collect-unbounded** (OOM101)" in words and "Instead:" in words and "```python" in words
        assert "`spark.driver.maxResultSize=256m`, at submit time" in words
        assert words.index("Instead:") < words.index("A setting for this job:") < words.index("Nothing is streamed")  # windows are small
        assert place["start"] == {"line": 3, "character": 7}
        assert "a Spark DataFrame" in words  # and what is under the mouse
        assert hover(editor, "job.py", 2, 1) == (None, None)
        assert hover(editor, "not-open.py", 2, 1) == (None, None)


def test_paragraphs_of_hovers_are_lines(folder):
    """Kate and Helix would break them where the rule's text does."""
    with Editor(folder) as editor:
        editor.open("job.py", JOB)
        text, _ = hover(editor, "job.py", 4, 16)
        assert max(len(line) for line in text.split("\n")) > 200
        code = False
        for line, after in zip(text.split("\n"), text.split("\n")[1:]):
            code = code != line.startswith("```")
            assert code or not line or not after or after.startswith("```") or line.startswith("```"), (line, after)


def test_hover_in_plain_text(folder):
    with Editor(folder, {}) as editor:
        editor.open("job.py", JOB)
        words, _ = hover(editor, "job.py", 4, 16)
        assert words.startswith("collect-unbounded (OOM101): collect() of rows") and "`" not in words and "\n---" not in words, words
        found = editor.ask("textDocument/hover", {"textDocument": {"uri": editor.uri("job.py")}, "position": {"line": 3, "character": 16}})
        editor.open("loop.py", JOB[:JOB.index("rows")] + "df = spark.table('t')\nfor c in df.columns:\n    df = df.withColumn(c, df[c] + 1)\ndf.write.save()\n")
        assert 'select("*", *columns)' in hover(editor, "loop.py", 6, 14)[0]
        assert found["contents"]["kind"] == "plaintext"


def test_hover_on_a_comment_in_a_long_text(folder):
    """Which rules are on in a file is not asked of what the file before left in memory."""
    text = CONFIGURED + "".join(f"mean_{n} = [orders.select('m{n}'), 'mmmmmmmmmmmmmmmm', {{'mm': m.m(mm=m)}}]\n" for n in range(3000))
    with Editor(folder, PUSH) as editor:
        editor.open("job.py", text)
        for _ in range(3):
            words, _ = hover(editor, "job.py", 7, 50)
            assert words and "collect-unbounded" in words, words


def test_hover_elsewhere(folder):
    with Editor(folder) as editor:
        editor.open("job.py", CONFIGURED)
        words, _ = hover(editor, "job.py", 6, 9)
        assert words.startswith("`some`: a Spark DataFrame") and "Rows: at most 10 rows" in words
        words, place = hover(editor, "job.py", 3, 50)
        assert words.startswith("**spark.driver.memory**: heap of the driver JVM") and "Default: `1g`" in words
        assert place["end"]["character"] - place["start"]["character"] == len("spark.driver.memory")
        assert "In this job: `4g`, from line 3" in words
        words, _ = hover(editor, "job.py", 7, 50)
        assert "**collect-unbounded** (OOM101)" in words
        words, _ = hover(editor, "job.py", 7, 64)
        assert "`OOM2` means:" in words and "(OOM201)" in words


def test_hover_on_keys_and_origins(folder):
    """Since when a key is there, when it is read, its default in this project's Spark; and where the rows come from."""
    write(folder, "oomlint.toml", 'spark-version = "3.3"\n')
    text = CONFIGURED + 'spark.conf.set("spark.dynamicAllocation.shuffleTracking.enabled", "true")\n'
    with Editor(folder) as editor:
        editor.open("job.py", text)
        words, _ = hover(editor, "job.py", 3, 50)
        assert "Since Spark 1.1" in words and "Read before the JVM starts" in words, words
        assert "They come from a table, read whole, line 4" in hover(editor, "job.py", 6, 9)[0]
        assert "Default: `false`" in hover(editor, "job.py", 8, 30)[0]
        write(folder, "oomlint.toml", 'spark-version = "3.5"\n')
        editor.saved("oomlint.toml")
        assert "Default: `true`" in hover(editor, "job.py", 8, 30)[0]


def test_inlay_hints_are_asked_for_again(folder):
    """When a helper has changed, and when they are turned off."""
    write(folder, "helper.py", HELPER)
    refresh = ("workspace/inlayHint/refresh", None)
    wish = {**PUSH, "workspace": {**PUSH["workspace"], "inlayHint": {"refreshSupport": True}}}
    with Editor(folder, wish, initializationOptions={"inlayHints": True}) as editor:
        labels = lambda: [h["label"].split(" (")[0] for h in editor.ask("textDocument/inlayHint", {
            "textDocument": {"uri": editor.uri("job.py")}, "range": EVERYTHING})]
        editor.open("job.py", CALLER.replace("rows = ", "frame = ").replace(".collect()", "") + "rows = frame.collect()\n")
        assert labels() == ["no row bound"]
        editor.quiet()
        editor.asked.clear()
        editor.open("helper.py", BOUNDED)
        editor.wait(lambda: refresh in editor.asked)
        assert labels() == ["at most 10 rows"]
        editor.quiet()
        editor.asked.clear()
        editor.send("workspace/didChangeConfiguration", {"settings": {"oomlint": {"inlayHints": False}}})
        editor.wait(lambda: refresh in editor.asked)
        assert labels() == []


def test_inlay_hints_are_off_until_wanted(folder):
    with Editor(folder) as editor:
        editor.open("job.py", CONFIGURED)
        assert editor.ask("textDocument/inlayHint", {"textDocument": {"uri": editor.uri("job.py")}, "range": EVERYTHING}) == []
    with Editor(folder, initializationOptions={"inlayHints": True}) as editor:
        editor.open("job.py", CONFIGURED)
        hints = editor.ask("textDocument/inlayHint", {"textDocument": {"uri": editor.uri("job.py")}, "range": EVERYTHING})
        assert [(h["position"]["line"] + 1, h["label"].split(" (")[0]) for h in hints] == [(4, "no row bound"), (5, "at most 10 rows")]


# ---- notebooks ------------------------------------------------------------------------------------------------------------------

CELLS = ["from pyspark.sql import SparkSession\nspark = SparkSession.builder.getOrCreate()", "# Heading", "%time orders = spark.table('t')",
         "x = 1\nrows = orders.collect()\n"]


def open_notebook(editor, name, cells):
    uri = editor.uri(name)
    numbered = [(f"vscode-notebook-cell:{uri[5:]}#{number}", text) for number, text in enumerate(cells)]
    editor.send("notebookDocument/didOpen", {
        "notebookDocument": {"uri": uri, "notebookType": "jupyter-notebook", "version": 1,
                             "cells": [{"kind": 1 if text.startswith("# ") else 2, "document": cell} for cell, text in numbered]},
        "cellTextDocuments": [{"uri": cell, "languageId": "python", "version": 1, "text": text} for cell, text in numbered
                              if not text.startswith("# ")]})
    return [cell for cell, _ in numbered]


def change_notebook(editor, name, version, cells):
    editor.send("notebookDocument/didChange", {"notebookDocument": {"uri": editor.uri(name), "version": version}, "change": {"cells": cells}})


def test_notebook(folder):
    """VS Code pulls for text documents only: what is in cells is pushed, and not said twice."""
    with Editor(folder, PULL) as editor:
        cells = open_notebook(editor, "nb.ipynb", CELLS)
        editor.wait(lambda: editor.pushed.get(cells[3]))
        assert editor.ask("textDocument/diagnostic", {"textDocument": {"uri": cells[3]}})["items"] == []
        assert [len(editor.pushed.get(cell, [])) for cell in cells] == [0, 0, 0, 1]
        [found] = editor.pushed[cells[3]]
        assert found["range"] == {"start": {"line": 1, "character": 7}, "end": {"line": 1, "character": 23}}
        assert found["relatedInformation"][0]["location"]["uri"] == cells[2]
        assert "a Spark DataFrame" in hover(editor, cells[3], 2, 9)[0]
        change_notebook(editor, "nb.ipynb", 2, {"textContent": [{"document": {"uri": cells[2], "version": 2}, "changes": [
            {"range": {"start": {"line": 0, "character": 31}, "end": {"line": 0, "character": 31}}, "text": ".limit(5)"}]}]})
        editor.wait(lambda: editor.pushed[cells[3]] == [])


def test_cells_come_and_go(folder):
    with Editor(folder) as editor:
        cells = open_notebook(editor, "nb.ipynb", CELLS)
        editor.wait(lambda: editor.pushed.get(cells[3]))
        new = cells[0] + "9"
        change_notebook(editor, "nb.ipynb", 2, {"structure": {
            "array": {"start": 1, "deleteCount": 3, "cells": [{"kind": 2, "document": new}]},
            "didOpen": [{"uri": new, "languageId": "python", "version": 1, "text": "spark.table('u').toPandas()"}],
            "didClose": [{"uri": cell} for cell in cells[1:]]}})
        editor.wait(lambda: editor.pushed.get(new) and editor.pushed[cells[3]] == [])
        change_notebook(editor, "nb.ipynb", 3, {"data": [{"kind": 1, "document": new}]})
        editor.wait(lambda: not editor.pushed[new])
        change_notebook(editor, "nb.ipynb", 4, {"structure": {"array": {"start": 99, "deleteCount": 99}}})
        editor.send("notebookDocument/didClose", {"notebookDocument": {"uri": editor.uri("nb.ipynb")}, "cellTextDocuments": []})
        change_notebook(editor, "nb.ipynb", 5, {})


def test_cells_that_move(folder):
    """They are taken out and in again, and nobody opens them anew: in one change with one that goes, and with what is typed."""
    def array(start, out, *into):
        return {"start": start, "deleteCount": out, "cells": [{"kind": 2, "document": cell} for cell in into]}

    with Editor(folder) as editor:
        _, words, orders, collect = cells = open_notebook(editor, "nb.ipynb", CELLS)
        found = lambda: [len(editor.pushed.get(cell, [])) for cell in cells]
        editor.wait(lambda: found() == [0, 0, 0, 1])
        change_notebook(editor, "nb.ipynb", 2, {"structure": {"array": array(2, 2, collect, orders)}})
        editor.wait(lambda: found() == [0, 0, 0, 0])  # the frame comes too late
        change_notebook(editor, "nb.ipynb", 3, {"structure": {"array": array(2, 2, orders, collect)}})
        editor.wait(lambda: found() == [0, 0, 0, 1])
        change_notebook(editor, "nb.ipynb", 4, {
            "structure": {"array": array(1, 3, orders, collect), "didClose": [{"uri": words}]},
            "textContent": [{"document": {"uri": collect, "version": 2}, "changes": [
                {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "pd = orders.toPandas()\n"}]}]})
        editor.wait(lambda: found() == [0, 0, 0, 2])
        change_notebook(editor, "nb.ipynb", 5, {"structure": {"array": {"start": 2, "deleteCount": 1}, "didClose": [{"uri": collect}]}})
        editor.wait(lambda: found() == [0, 0, 0, 0])


def test_actions_in_a_notebook(folder):
    with Editor(folder) as editor:
        cells = open_notebook(editor, "nb.ipynb", CELLS)
        found = editor.ask("textDocument/codeAction", {"textDocument": {"uri": cells[3]}, "range": EVERYTHING, "context": {"diagnostics": []}})
        words = titles(found)
        assert any("this cell" in title for title in words), words
        [comment] = [a for a in found if "this cell" in a["title"]]
        [change] = resolved(editor, comment)["edit"]["documentChanges"]
        assert change["textDocument"]["uri"] == cells[3]
        assert change["edits"] == [{"newText": "# oomlint: cell-ignore[collect-unbounded] why it is fine\n",
                                    "range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}}]
        [builder] = [a for a in found if "builder" in a["title"]]  # which is in another cell
        [change] = builder["edit"]["documentChanges"]
        assert change["textDocument"]["uri"] == cells[0] and change["edits"][0]["range"]["start"] == {"line": 1, "character": 28}
        rewrite = next(a for a in found if "limit" in str(a.get("edit")))
        [change] = rewrite["edit"]["documentChanges"]
        assert change["textDocument"] == {"uri": cells[3], "version": None}
        assert editor.ask("textDocument/codeAction", {"textDocument": {"uri": cells[0]}, "range": EVERYTHING,
                                                      "context": {"diagnostics": []}}) == []


def test_fix_all_in_a_notebook(folder):
    write(folder, "oomlint.toml", "unsafe-fixes = true\n")
    with Editor(folder) as editor:
        cells = open_notebook(editor, "nb.ipynb", CELLS)
        [action] = editor.ask("textDocument/codeAction", {"textDocument": {"uri": cells[3]}, "range": EVERYTHING,
                                                          "context": {"diagnostics": [], "only": ["notebook.source.fixAll"]}})
        after = applied(CELLS[3], resolved(editor, action))
        assert after.startswith("x = 1\nrows = orders.limit(")
        # each cell is asked for this one when the notebook is saved
        assert not editor.ask("textDocument/codeAction", {"textDocument": {"uri": cells[3]}, "range": EVERYTHING,
                                                          "context": {"diagnostics": [], "only": ["source.fixAll"]}})


def test_source_notebook(folder):
    """A notebook kept as .py is a text document with cells in it."""
    text = ("# Databricks notebook source\nx = 1\n\n# COMMAND ----------\n\n# MAGIC %md\n# MAGIC words\n\n# COMMAND ----------\n\n"
            "# MAGIC %python\n# MAGIC rows = spark.table('t').collect()\n\n# COMMAND ----------\n\nmore = spark.table('t').collect()\n")
    with Editor(folder) as editor:
        editor.open("nb.py", text)
        assert editor.findings("nb.py") == ["12:16 OOM101", "16:8 OOM101"]
        words, place = hover(editor, "nb.py", 12, 20)
        assert "collect-unbounded" in words and "a SparkSession" in words and place["start"]["line"] == 11, (words, place)
        found = actions(editor, "nb.py", ["quickfix"])
        cell_comments = [applied(text, resolved(editor, a)) for a in found if "this cell" in a["title"]]
        assert "# COMMAND ----------\n\n# oomlint: cell-ignore[collect-unbounded] why it is fine\nmore" in cell_comments[-1]


def test_notebook_as_one_script(folder):
    """JupyterLab joins the cells and keeps the name."""
    with Editor(folder) as editor:
        script = "\n\n".join(CELLS).replace("%time ", "")
        editor.open("nb.ipynb", script)
        assert [d["code"] for d in editor.diagnostics("nb.ipynb")] == ["OOM101"]
        editor.change("nb.ipynb", script.replace("collect()", "take(5)"))
        assert editor.diagnostics("nb.ipynb") == []
        editor.close("nb.ipynb")


def test_raw_notebook(folder):
    """An editor that knows nothing of notebooks shows the file as it is."""
    raw = json.dumps({"cells": [{"cell_type": "code", "source": [line + "\n" for line in (CELLS[0] + "\n" + CELLS[3]).split("\n")]}],
                      "metadata": {}, "nbformat": 4}, indent=1).replace("orders", "spark.table('t')")
    with Editor(folder, PUSH) as editor:
        editor.open("nb.ipynb", raw, "json")
        [found] = editor.diagnostics("nb.ipynb")
        line = raw.split("\n")[found["range"]["start"]["line"]]
        assert line[found["range"]["start"]["character"]:].startswith("spark.table('t').collect()"), line


# ---- words ----------------------------------------------------------------------------------------------------------------------

def completed(editor, name, text, language="python"):
    """The words that are offered at the end of the text."""
    editor.open(name, text, language)
    lines = text.split("\n")
    items = editor.ask("textDocument/completion", {"textDocument": {"uri": editor.uri(name)},
                                                   "position": {"line": len(lines) - 1, "character": len(units(lines[-1]))}})
    editor.items = items
    return [item["label"] for item in items]


def test_words_in_comments(folder):
    with Editor(folder) as editor:
        assert completed(editor, "job.py", "x = 1  # oomlint: ")[0] == "ignore[]"
        words = completed(editor, "job.py", "x = 1  # oomlint: ignore[collect-for-scalar, ")
        assert "collect-unbounded" in words and "driver-result" in words and "syntax-error" not in words
        assert completed(editor, "job.py", "x = 1  # oomlint: ignore[a] ") == []
        line = "é = '😀'  # oomlint: ignore[collect-unb"
        assert "collect-unbounded" in completed(editor, "job.py", line)
        [item] = [i for i in editor.items if i["label"] == "collect-unbounded"]
        assert item["textEdit"] == {"newText": "collect-unbounded", "range": {
            "start": {"line": 0, "character": len(units(line)) - 11}, "end": {"line": 0, "character": len(units(line))}}}, item
        assert completed(editor, "job.py", "oomlint: ") == completed(editor, "job.py", "x = ") == []


def test_words_that_are_found_here_come_first(folder):
    """In the order that is said, not in that of the alphabet; and nothing is offered in code."""
    text = JOB + "frame = spark.table('t').toPandas()\nmore = spark.table('t').collect(\n)  # oomlint: ignore["
    with Editor(folder) as editor:
        for end, name in ((text, "collect-unbounded"), (text[:text.index("\nmore")] + "  # oomlint: ignore[", "topandas-unbounded")):
            words = completed(editor, "job.py", end)
            assert words[0] == name and words.count(name) == 1 and len(words) > 30
            assert [item["label"] for item in sorted(editor.items, key=lambda item: item["sortText"])] == words
        cells = open_notebook(editor, "nb.ipynb", [CELLS[0], "orders = spark.table('t')", "y = 1\nrows = orders.collect()  # oomlint: ignore["])
        items = editor.ask("textDocument/completion", {"textDocument": {"uri": cells[2]}, "position": {"line": 1, "character": 48}})
        assert items[0]["label"] == "collect-unbounded"


def test_words_in_settings_files(folder):
    with Editor(folder) as editor:
        assert "per-file-ignores" in completed(editor, "oomlint.toml", "sel", "toml")
        assert "collect-unbounded" in completed(editor, "oomlint.toml", 'ignore = [\n  "OOM1",\n  "', "toml")
        assert completed(editor, "oomlint.toml", 'confidence = "', "toml") == ["certain", "likely", "possible"]
        assert completed(editor, "pyproject.toml", "[project]\n", "toml") == []
        assert "select" in completed(editor, "pyproject.toml", "[project]\nname = 'x'\n[tool.oomlint]\n", "toml")
        assert completed(editor, "pyproject.toml", "[tool.oomlint.severity]\nOOM1 = \"", "toml") == ["info", "warning", "error"]
        editor.open("Cargo.toml", "[", "toml")
        editor.quiet()
        assert editor.uri("Cargo.toml") not in editor.pushed
