"""The text that the server has is the one that the client has, after any changes."""
import os
import random

from client import PUSH, Editor
from sessions_life import FOUND, JOB

UNITS = {"utf-8": lambda c: len(c.encode()), "utf-16": lambda c: 2 if ord(c) > 0xFFFF else 1, "utf-32": lambda c: 1}


def with_encodings(*words):
    return {**PUSH, "general": {"positionEncodings": list(words)}}


def test_open_change_close(folder):
    with Editor(folder) as editor:
        editor.open("job.py", JOB)
        assert editor.findings("job.py") == FOUND
        editor.change("job.py", (3, 34, 3, 34, ".limit(10)"))
        assert editor.findings("job.py") == []
        editor.change("job.py", (0, 0, 0, 0, "# é😀\n"), (4, 34, 4, 44, ""))
        assert editor.findings("job.py") == ["5:8 OOM101"]
        editor.close("job.py")
        editor.wait(lambda: not editor.pushed[editor.uri("job.py")])


def test_parts_of_a_diagnostic(folder):
    with Editor(folder) as editor:
        editor.open("job.py", JOB)
        [found] = editor.diagnostics("job.py")
    assert found["severity"] == 1 and found["source"] == "oomlint" and found["code"] == "OOM101"
    assert found["range"] == {"start": {"line": 3, "character": 7}, "end": {"line": 3, "character": 44}}
    assert found["codeDescription"]["href"].startswith("https://")
    assert found["data"]["name"] == "collect-unbounded" and found["data"]["settings"][0]["key"] == "spark.driver.maxResultSize"
    lines = [r["location"]["range"]["start"]["line"] for r in found["relatedInformation"]]
    assert lines == [3] and "a table" in found["relatedInformation"][0]["message"]


def test_long_calls_are_underlined_where_they_begin(folder):
    """Not on all of their lines; what can be done is offered there."""
    loop = "df = spark.table('t')\nfor c in df.columns:\n    df = df.withColumn(\n        c,\n        df[c] + 1,\n    )\ndf.write.save()\n"
    with Editor(folder) as editor:
        editor.open("job.py", JOB[:JOB.index("rows")] + loop)
        [found] = editor.diagnostics("job.py")
        assert found["code"] == "OOM601" and found["range"] == {"start": {"line": 5, "character": 9}, "end": {"line": 5, "character": 23}}
        offered = editor.ask("textDocument/codeAction", {"textDocument": {"uri": editor.uri("job.py")}, "range": found["range"],
                                                         "context": {"diagnostics": [found]}})
        assert any("on this line" in action["title"] for action in offered)


def test_plain_client_gets_plain_diagnostics(folder):
    with Editor(folder, {}) as editor:
        editor.open("job.py", JOB)
        editor.wait(lambda: editor.pushed)
        [[found]] = editor.pushed.values()
    assert sorted(found) == ["code", "message", "range", "severity", "source"]


def test_needless_comment_is_faded(folder):
    with Editor(folder) as editor:
        editor.open("job.py", JOB + "x = spark  # oomlint: ignore[OOM101] not any more\n")
        assert [d.get("tags") for d in editor.diagnostics("job.py")] == [None, [1]]


def test_encodings(folder):
    line = "rows = spark.table('é😀').collect()\n"
    for words, unit, start in ((["utf-16", "utf-8"], "utf-8", 0), (["utf-32", "utf-16"], "utf-32", 0), (["utf-16"], "utf-16", 0),
                               ([], "utf-16", 0), (["utf-7"], "utf-16", 0)):
        with Editor(folder, with_encodings(*words)) as editor:
            assert editor.about["capabilities"]["positionEncoding"] == unit
            editor.open("job.py", JOB[:JOB.index("rows")] + "s = 'é😀'; " + line)
            [found] = editor.diagnostics("job.py")
            width = sum(UNITS[unit](c) for c in "s = 'é😀'; rows = ")
            assert found["range"]["start"]["character"] == width, (unit, found["range"])
            end = width + sum(UNITS[unit](c) for c in line[7:-1])
            assert found["range"]["end"]["character"] == end + start


def test_change_before_open_and_stale_versions(folder):
    with Editor(folder) as editor:
        editor.change("job.py", (0, 0, 0, 0, "x"))
        editor.open("job.py", JOB)
        editor.change("job.py", (0, 0, 0, 0, "\n"))
        editor.versions[editor.uri("job.py")] = 0
        editor.change("job.py", (0, 0, 99, 0, "old"))  # version 1 after version 2
        editor.versions[editor.uri("job.py")] = 2
        assert editor.findings("job.py") == ["5:8 OOM101"]
        editor.send("textDocument/didChange", {"textDocument": {"uri": editor.uri("job.py"), "version": 3}, "contentChanges": "none"})
        editor.send("textDocument/didChange", {"textDocument": {"uri": 5}, "contentChanges": [{}]})
        editor.send("textDocument/didChange", {})
        editor.send("textDocument/didOpen", {"textDocument": {}})
        editor.send("textDocument/didClose", {"textDocument": {"uri": "file:///not/open.py"}})


def test_positions_out_of_range(folder):
    with Editor(folder) as editor:
        editor.open("job.py", JOB)
        editor.change("job.py", (0, 9999, 0, 9999, "  # end of line"), (99999, 5, 99999, 5, "# end of file\n"), (1, 0, 0, 99999, "\n\n"),
                      (-5, -5, -5, -5, "# start\n"))
        assert editor.findings("job.py") == ["6:8 OOM101"]


def test_crlf_and_lone_cr(folder):
    with Editor(folder) as editor:
        editor.open("job.py", JOB.replace("\n", "\r\n"))
        editor.change("job.py", (0, 0, 0, 0, "a = 1\rb = 2\r\n"))
        assert editor.findings("job.py") == ["6:8 OOM101"]


def test_many_keystrokes_are_looked_at_once(folder):
    with Editor(folder) as editor:
        editor.open("job.py", JOB)
        editor.diagnostics("job.py")
        editor.pushes.clear()
        from client import packed
        uri, burst = editor.uri("job.py"), b""
        for number in range(100):
            burst += packed({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {
                "textDocument": {"uri": uri, "version": 2 + number},
                "contentChanges": [{"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "#"}]}})
        editor.write(burst)
        editor.versions[uri] = 101
        editor.diagnostics("job.py")
        assert len(editor.pushes) == 1, len(editor.pushes)


# ---- the text after random changes, as the client has it -------------------------------------------------------------------------

PIECES = ["", "x", "\n", "\r\n", "\r", "é", "漢字", "😀", "a😀b", "rows = spark.table('t').collect()\n", "    ", "'''", "#"]


def units(text):
    """As an editor that counts UTF-16 has it: halves of pairs are characters, too."""
    data = text.encode("utf-16-le", "surrogatepass")
    return [int.from_bytes(data[i:i + 2], "little") for i in range(0, len(data), 2)]


def text_of(all_units):
    """What stays of a pair that was cut is U+FFFD."""
    return b"".join(u.to_bytes(2, "little") for u in all_units).decode("utf-16-le", "replace")


def line_starts(all_units):
    starts = [0]
    for i, unit in enumerate(all_units):
        if unit == 10 or (unit == 13 and all_units[i + 1:i + 2] != [10]):
            starts.append(i + 1)
    return starts


def mended(all_units):
    """Halves become U+FFFD for good: the server has no halves."""
    done, i = [], 0
    while i < len(all_units):
        high = 0xD800 <= all_units[i] < 0xDC00
        if high and i + 1 < len(all_units) and 0xDC00 <= all_units[i + 1] < 0xE000:
            done += all_units[i:i + 2]
            i += 2
        else:
            done.append(0xFFFD if 0xD800 <= all_units[i] < 0xE000 else all_units[i])
            i += 1
    return done


def in_units(all_units, start, place, encoding):
    """The column, and the place: only who counts UTF-16 can mean the middle of a pair."""
    if encoding == "utf-16":
        return place - start, place
    place -= start < place < len(all_units) and 0xDC00 <= all_units[place] < 0xE000 and 0xD800 <= all_units[place - 1] < 0xDC00
    return sum(UNITS[encoding](c) for c in text_of(all_units[start:place])), place


def random_change(dice, all_units, encoding):
    starts = line_starts(all_units)
    places = []
    for _ in range(2):
        line = dice.randrange(len(starts))
        end = starts[line + 1] if line + 1 < len(starts) else len(all_units)
        while end > starts[line] and all_units[end - 1] in (10, 13):
            end -= 1
        beyond = dice.choice([0, 0, 0, 1, 2])
        column, place = in_units(all_units, starts[line], end if beyond else dice.randrange(starts[line], end + 1), encoding)
        places.append((line, column + beyond, place))
    places.sort(key=lambda p: p[2])
    if dice.random() < 0.7:  # most changes are short
        places[1] = places[0]
    (l0, c0, o0), (l1, c1, o1) = places
    piece = dice.choice(PIECES)
    changed = mended(all_units[:o0] + units(piece) + all_units[o1:])
    return (l0, c0, l1, c1, piece), changed


def test_random_changes(folder):
    """After many of them, what is said of the text is what is said of a fresh copy of it."""
    steps = int(os.environ.get("EDITS", "2400")) // 6
    for seed in range(6):
        dice = random.Random(seed)
        encoding = ["utf-16", "utf-8", "utf-16", "utf-32"][seed % 4]
        with Editor(folder, with_encodings(encoding)) as editor:
            editor.open("job.py", JOB)
            now = units(JOB)
            for step in range(steps):
                change, now = random_change(dice, now, encoding)
                editor.change("job.py", change)
                if step % 40 == 39:
                    line = f"\nrows = spark.table('t{step}').collect()\n"
                    starts = line_starts(now)
                    last, _ = in_units(now, starts[-1], len(now), encoding)
                    editor.change("job.py", (len(starts) - 1, last, len(starts) - 1, last, line))
                    now = now + units(line)
                    found = editor.diagnostics("job.py")
                    editor.open("copy.py", text_of(now))
                    same = editor.diagnostics("copy.py")
                    assert [d["range"] for d in found] == [d["range"] for d in same], (seed, step)
                    assert [d["message"] for d in found] == [d["message"] for d in same], (seed, step)
