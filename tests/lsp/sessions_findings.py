"""Diagnostics that are asked for, and what can be done about them."""

from client import PULL, PUSH, Editor, packed, refused, write
from sessions_life import FOUND, JOB

EVERYTHING = {"start": {"line": 0, "character": 0}, "end": {"line": 999, "character": 0}}


def actions(editor, name, only=None, where=EVERYTHING, named=()):
    context = {"diagnostics": list(named), **({"only": only} if only else {})}
    return editor.ask("textDocument/codeAction", {"textDocument": {"uri": editor.uri(name)}, "range": where, "context": context})


def titles(found):
    return [action["title"] for action in found]


def resolved(editor, action):
    return action if "edit" in action else editor.ask("codeAction/resolve", action)


def cut(line, start, end=None):
    """A part of a line, by UTF-16 units."""
    return line.encode("utf-16-le")[2 * start:None if end is None else 2 * end].decode("utf-16-le")


def applied(text, action):
    """The text after an action in one document."""
    [change] = action["edit"]["documentChanges"]
    lines = text.split("\n")
    for edit in sorted(change["edits"], key=lambda e: (e["range"]["start"]["line"], e["range"]["start"]["character"]), reverse=True):
        start, end = edit["range"]["start"], edit["range"]["end"]
        new = edit["newText"] if "newText" in edit else edit["snippet"]["value"]
        before, after = cut(lines[start["line"]], 0, start["character"]), cut(lines[end["line"]], end["character"])
        lines[start["line"]:end["line"] + 1] = (before + new + after).split("\n")
    return "\n".join(lines)


def test_pull(folder):
    with Editor(folder, PULL) as editor:
        assert editor.about["capabilities"]["diagnosticProvider"]["interFileDependencies"]
        editor.open("job.py", JOB)
        first = editor.pull("job.py")
        assert first["kind"] == "full" and [d["code"] for d in first["items"]] == ["OOM101"]
        assert editor.pull("job.py", first["resultId"]) == {"kind": "unchanged", "resultId": first["resultId"]}
        editor.change("job.py", (3, 34, 3, 34, ".limit(10)"))
        second = editor.pull("job.py", first["resultId"])
        assert second["items"] == [] and second["resultId"] != first["resultId"]
        assert editor.pull("not/open.py")["items"] == []
        assert not editor.pushed


def test_pushed_where_nobody_asks_again(folder):
    """A client that pulls, but cannot be told to do so again, would show what settings and other files have made old."""
    once = {**PULL, "workspace": PUSH["workspace"]}
    with Editor(folder, once) as editor:
        assert "diagnosticProvider" not in editor.about["capabilities"]
        editor.open("job.py", JOB)
        assert [d["code"] for d in editor.diagnostics("job.py")] == ["OOM101"]


def test_pulled_messages_in_markdown(folder):
    wish = {**PULL, "textDocument": {**PULL["textDocument"], "diagnostic": {"markupMessageSupport": True}}}
    with Editor(folder, wish) as editor:
        editor.open("job.py", JOB)
        [found] = editor.pull("job.py")["items"]
        assert found["message"]["kind"] == "markdown" and found["message"]["value"].startswith("`collect()`")


def test_pull_while_typing(folder):
    """What asks about a text that has changed meanwhile is put off: the client asks again."""
    with Editor(folder, PULL) as editor:
        editor.open("job.py", JOB)
        uri, burst = editor.uri("job.py"), b""
        for number in range(100):
            burst += packed({"jsonrpc": "2.0", "id": f"p{number}", "method": "textDocument/diagnostic", "params": {"textDocument": {"uri": uri}}})
            burst += packed({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {
                "textDocument": {"uri": uri, "version": 2 + number},
                "contentChanges": [{"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "#"}]}})
        editor.write(burst)
        editor.wait(lambda: "p99" in editor.results)
        answers = [editor.results[f"p{number}"] for number in range(100)]
        put_off = [a for a in answers if "error" in a]
        assert len(put_off) > 90 and all(a["error"]["code"] == -32802 and a["error"]["data"]["retriggerRequest"] for a in put_off)
        assert [d["code"] for d in editor.pull("job.py")["items"]] == ["OOM101"]


def test_cancelled(folder):
    with Editor(folder, PULL) as editor:
        editor.open("job.py", JOB)
        uri = editor.uri("job.py")
        editor.write(b"".join(packed({"jsonrpc": "2.0", **m}) for m in [
            {"id": "a", "method": "textDocument/diagnostic", "params": {"textDocument": {"uri": uri}}},
            {"id": "b", "method": "textDocument/diagnostic", "params": {"textDocument": {"uri": uri}}},
            {"method": "$/cancelRequest", "params": {"id": "b"}}, {"method": "$/cancelRequest", "params": {"id": "nobody"}}]))
        editor.wait(lambda: "a" in editor.results and "b" in editor.results)
        assert "result" in editor.results["a"]
        assert editor.results["b"]["error"]["code"] == -32800


def test_rewrites(folder):
    with Editor(folder) as editor:
        editor.open("job.py", JOB)
        found = actions(editor, "job.py", ["quickfix"])
        rewrite = next(a for a in found if "limit" in str(a.get("edit")))
        assert rewrite["title"] == "oomlint (OOM101): look at a few rows (may change what the job does)" and "isPreferred" not in rewrite
        assert rewrite["diagnostics"][0]["code"] == "OOM101"
        assert rewrite["edit"]["documentChanges"][0]["textDocument"]["version"] == 1
        editor.change("job.py", applied(JOB, rewrite))
        assert editor.findings("job.py") == []


def test_actions_elsewhere_or_of_other_kinds(folder):
    with Editor(folder) as editor:
        editor.open("job.py", JOB)
        first_line = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 4}}
        assert actions(editor, "job.py", None, first_line) == []
        assert actions(editor, "job.py", ["refactor"]) == actions(editor, "job.py", ["quick"]) == []
        assert actions(editor, "not-open.py") == []


def test_actions_for_what_is_named(folder):
    """Kate asks for the whole text, with the one finding that somebody wants to be rid of. What is named, but gone, narrows nothing."""
    with Editor(folder) as editor:
        editor.open("job.py", JOB + "frame = spark.table('t').toPandas()\n")
        both = editor.diagnostics("job.py")
        for named, codes in ((both[:1], {"OOM101"}), (both[1:], {"OOM102"}), (both, {"OOM101", "OOM102"}), ([], {"OOM101", "OOM102"}),
                             ([{**both[0], "range": EVERYTHING}], {"OOM101", "OOM102"})):
            found = actions(editor, "job.py", named=named)
            assert {d["code"] for a in found for d in a["diagnostics"]} == codes, found


def test_actions_for_a_line(folder):
    """Neovim asks for the place of the cursor, and names what is found on the line."""
    with Editor(folder) as editor:
        editor.open("job.py", JOB)
        [found] = editor.diagnostics("job.py")
        cursor = {"line": found["range"]["start"]["line"], "character": 0}
        assert actions(editor, "job.py", where={"start": cursor, "end": cursor}) == []
        assert actions(editor, "job.py", where={"start": cursor, "end": cursor}, named=[found])


def test_comments(folder):
    with Editor(folder) as editor:
        text = JOB.replace("rows =", "rows = \\\n   ")
        editor.open("job.py", text)
        for place, comment in (
                ("line", "    spark.table(\"sales.orders\").collect()  # oomlint: ignore[collect-unbounded] why it is fine\n"),
                ("statement", "# oomlint: ignore[collect-unbounded] why it is fine\nrows = \\\n"),
                ("file", "# oomlint: file-ignore[collect-unbounded] why it is fine\nfrom pyspark")):
            editor.change("job.py", text)
            assert editor.findings("job.py") == ["5:5 OOM101"]
            [action] = [a for a in actions(editor, "job.py") if f"this {place}," in a["title"]]
            assert "edit" not in action and not [t for t in titles(actions(editor, "job.py")) if "this cell" in t]
            after = applied(text, resolved(editor, action))
            assert comment in after, after
            editor.change("job.py", after)
            assert editor.findings("job.py") == []


def test_names_in_comments_that_were_meant(folder):
    with Editor(folder) as editor:
        right = JOB.replace("collect()", "collect()  # oomlint: ignore[collect-unbounded] a table of é rows")
        for meant, typed in (("collect-unbounded", "colect-unbounded"), ("ignore", "ignroe")):
            wrong = right.replace(meant, typed)
            editor.open("job.py", wrong)
            editor.diagnostics("job.py")
            [action] = [a for a in actions(editor, "job.py") if a["title"].startswith("Change to ")]
            assert (action["title"], action["isPreferred"]) == (f"Change to `{meant}`", True), action
            assert applied(wrong, action) == right
            assert sum("isPreferred" in a for a in actions(editor, "job.py")) == 1


def test_comments_as_snippets(folder):
    wish = {**PUSH, "workspace": {"workspaceEdit": {"documentChanges": True, "snippetEditSupport": True}}}
    with Editor(folder, wish) as editor:
        editor.open("job.py", JOB)
        [action] = [a for a in actions(editor, "job.py") if "this line" in a["title"]]
        [change] = resolved(editor, action)["edit"]["documentChanges"]
        assert change["edits"][0]["snippet"] == {
            "kind": "snippet", "value": "  # oomlint: ignore[collect-unbounded] ${1:why it is fine}"}
    with Editor(folder, wish, initializationOptions={"suppressionReason": "5 $ {small}"}) as editor:
        editor.open("job.py", JOB)
        [action] = [a for a in actions(editor, "job.py") if "this line" in a["title"]]
        [change] = resolved(editor, action)["edit"]["documentChanges"]
        assert change["edits"][0]["snippet"]["value"].endswith("] ${1:5 \\$ {small\\}}")


def test_client_that_resolves_nothing(folder):
    with Editor(folder, {}) as editor:
        editor.open("job.py", JOB)
        found = actions(editor, "job.py")
        assert found and all(list(a["edit"]) == ["changes"] for a in found)


def test_resolved_too_late(folder):
    with Editor(folder) as editor:
        editor.open("job.py", JOB)
        [action] = [a for a in actions(editor, "job.py") if "this line" in a["title"]]
        editor.change("job.py", (0, 0, 0, 0, "\n"))
        refused(-32803, lambda: editor.ask("codeAction/resolve", action))


def test_fix_all(folder):
    """Only what is safe; with `unsafe-fixes`, as on the command line, more."""
    needless = "spark.stop()  # oomlint: ignore[OOM101] not any more\n"
    with Editor(folder) as editor:
        editor.open("job.py", JOB)
        assert "Fix all that oomlint can" not in titles(actions(editor, "job.py"))
        editor.change("job.py", JOB + needless)
        [action] = actions(editor, "job.py", ["source.fixAll"])
        assert applied(JOB + needless, resolved(editor, action)) == JOB + "spark.stop()\n"
        preferred = [a["title"] for a in actions(editor, "job.py") if a.get("isPreferred")]
        assert len(preferred) == 1, preferred
    write(folder, "oomlint.toml", "unsafe-fixes = true\n")
    with Editor(folder) as editor:
        editor.open("job.py", JOB)
        [action] = actions(editor, "job.py", ["source.fixAll.oomlint"])
        after = applied(JOB, resolved(editor, action))
        editor.change("job.py", after)
        assert after != JOB and editor.findings("job.py") == []
        assert FOUND


BUILDERS = (
    # one line; what is asked for by the finding is not there
    ('spark = SparkSession.builder.getOrCreate()', 'spark = SparkSession.builder.config("spark.driver.maxResultSize", "256m").getOrCreate()'),
    ("spark = SparkSession.builder.appName('x').getOrCreate()",
     "spark = SparkSession.builder.appName('x').config('spark.driver.maxResultSize', '256m').getOrCreate()"),
    # in lines
    ('spark = (\n    SparkSession.builder\n    .appName("x")  # a name. with dots\n    # and more\n    .getOrCreate()\n)',
     'spark = (\n    SparkSession.builder\n    .appName("x")  # a name. with dots\n    # and more\n    .config("spark.driver.maxResultSize", "256m")\n    .getOrCreate()\n)'),
    ('spark = SparkSession \\\n    .builder \\\n    .getOrCreate()',
     'spark = SparkSession \\\n    .builder \\\n    .config("spark.driver.maxResultSize", "256m") \\\n    .getOrCreate()'),
    ('spark = SparkSession.builder\\\n  .getOrCreate()', 'spark = SparkSession.builder\\\n  .config("spark.driver.maxResultSize", "256m")\\\n  .getOrCreate()'),
    ('spark = (SparkSession.builder.\n         appName("x").\n         getOrCreate())',
     'spark = (SparkSession.builder.\n         appName("x").\n         config("spark.driver.maxResultSize", "256m").\n         getOrCreate())'),
    # somewhere else
    ('builder = SparkSession.builder.master("local[*]")\nspark = builder.getOrCreate()',
     'builder = SparkSession.builder.master("local[*]")\nspark = builder.config("spark.driver.maxResultSize", "256m").getOrCreate()'),
    # set already
    ('spark = SparkSession.builder.config("spark.driver.maxResultSize", "0").getOrCreate()',
     'spark = SparkSession.builder.config("spark.driver.maxResultSize", "256m").getOrCreate()'),
    ('SIZE = 3\nspark = SparkSession.builder.config(key="spark.driver.maxResultSize", value=f"{SIZE}g").getOrCreate()',
     'SIZE = 3\nspark = SparkSession.builder.config(key="spark.driver.maxResultSize", value="256m").getOrCreate()'),
    ("conf = {'spark.driver.maxResultSize': '4g', 'spark.a': 'b'}\nspark = SparkSession.builder.config(map=conf).getOrCreate()",
     "conf = {'spark.driver.maxResultSize': '256m', 'spark.a': 'b'}\nspark = SparkSession.builder.config(map=conf).getOrCreate()"),
    # where it would be wrong, or nobody knows
    ('spark = get_spark()', None),
    ('spark = SparkSession.builder.remote("sc://x").getOrCreate()', None),
    ('from databricks.connect import DatabricksSession\nspark = DatabricksSession.builder.getOrCreate()', None),
    ('# Databricks notebook source\nspark = SparkSession.builder.getOrCreate()', None),
    ('if local:\n    spark = SparkSession.builder.master("local").getOrCreate()\nelse:\n    spark = SparkSession.builder.getOrCreate()', None),
    ('spark = SparkSession.builder.config("spark.driver.maxResultSize", a).config("spark.driver.maxResultSize", b).getOrCreate()', None),
)


def test_a_setting_into_the_builder(folder):
    import ast
    with Editor(folder) as editor:
        for number, (before, after) in enumerate(BUILDERS):
            name, text = f"{number}.py", before + '\nrows = spark.table("sales.orders").collect()\n'
            if not before.startswith("#"):
                text = "from pyspark.sql import SparkSession\n" + text
            editor.open(name, text)
            assert editor.diagnostics(name), text
            found = [a for a in actions(editor, name) if a["title"].startswith(("Put spark.driver.maxResultSize=256m into the builder",
                                                                                "Set spark.driver.maxResultSize=256m where line"))]
            assert bool(found) == (after is not None), (before, titles(actions(editor, name)))
            if not found:
                continue
            assert found[0]["kind"] == "quickfix" and "isPreferred" not in found[0]
            now = applied(text, found[0])
            ast.parse(now)
            assert now == text.replace(before, after), now
            editor.change(name, now)
            editor.diagnostics(name)
            assert not [t for t in titles(actions(editor, name)) if "maxResultSize" in t], now
        assert not [a for a in actions(editor, "0.py", ["source.fixAll"]) if "edit" in a and "config" in str(a["edit"])]


def test_a_setting_that_code_comes_too_late_for(folder):
    """What is read before the JVM starts belongs on the command line, or into spark-defaults.conf."""
    text = "from pyspark.sql import SparkSession\nspark = SparkSession.builder.getOrCreate()\nframe = spark.table('t').toPandas()\n"
    with Editor(folder, PUSH) as editor:
        editor.open("job.py", text)
        [found] = editor.diagnostics("job.py")
        assert "spark.driver.memoryOverhead" in [s["key"] for s in found["data"]["settings"]]
        offered = [t for t in titles(actions(editor, "job.py")) if "builder" in t]
        assert offered == ["Put spark.driver.maxResultSize=256m into the builder of the session"]


def test_a_setting_of_a_running_session(folder):
    """Where it is set a change counts, whoever started that session."""
    text = ("# Databricks notebook source\nfrom pyspark.sql import functions as F\nspark.conf.set('spark.sql.maxPlanStringLength', '1m')\n"
            "df = spark.table('t')\nfor name in df.columns:\n    df = df.withColumn(name, F.trim(F.col(name)))\ndf.write.parquet('x')\n")
    with Editor(folder) as editor:
        editor.open("job.py", text)
        assert editor.findings("job.py") == ["6:10 OOM601"], editor.findings("job.py")
        [action] = [a for a in actions(editor, "job.py") if "maxPlanStringLength" in a["title"]]
        assert action["title"] == "Set spark.sql.maxPlanStringLength=64k where line 3 sets it"
        assert applied(text, action) == text.replace("1m", "64k")
