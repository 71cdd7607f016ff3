#!/usr/bin/env python3
"""Every format over files that are hard to render: valid by its schema, read back by its consumer's rules with the right places, and the
same for any number of threads. PROGRAM says which program; the last line says how many checks passed."""
import json
import os
import re
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

import fingerprints
import inputs
import schemas
from page import Page
from readers import READERS, json_array

PROGRAM = os.path.abspath(os.environ.get("PROGRAM", "build/oomlint"))
FORMATS = re.findall(r'^\t\{"([a-z-]+)", render_', Path(__file__, "../../../analyzer/render/formats.c").resolve().read_text(), re.M)
MACHINE_JSON = {"json", "json-lines", "sarif", "gitlab", "rdjson", "rdjsonl"}
IN_UNITS = {"rdjson": "utf8", "rdjsonl": "utf8", "gcc": "utf8", "sarif": "utf16"}
WITH_DOUBT = set(READERS) - {"json", "json-lines", "concise", "grouped"}
SILENT = 'rows = spark.table("a").collect()  # oomlint: ignore[OOM101] ten rows\n'


def run(*arguments, statuses=(0, 1)):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True)
    assert done.returncode in statuses, (arguments, done.returncode, done.stderr)
    return done.stdout.decode("utf-8")


def rendered(form, *more, statuses=(0, 1)):
    return run("check", "-q", "--isolated", "--output-format", form, *more, statuses=statuses)


def seen(text):
    """Text as formats show it that have no escapes for control characters; every format is compared so."""
    def sign(character):
        code = ord(character)
        if code < 0x20 or code == 0x7F:
            return chr(0x2421 if code == 0x7F else 0x2400 + code)
        hidden = 0x80 <= code <= 0x9F or code in (0x200E, 0x200F, 0xFEFF, 0xFFFE, 0xFFFF) or 0x2028 <= code <= 0x202E or 0x2066 <= code <= 0x2069
        return "\ufffd" if hidden else character
    return "".join(map(sign, text))


def expected_rows(findings):
    """What is expected, with the words that `json` has for it."""
    said = {(row["path"], row["cell"], row["row"], row["cell_column"]): row for row in json_array(rendered("json"))}
    assert len(said) == len(findings)
    for finding in findings:
        path = finding.path.decode(errors="replace")
        row = said[path, finding.cell, finding.row or finding.start.line, finding.column or finding.start.characters]
        yield finding, row


def expected_row(form, finding, row):
    unit = IN_UNITS.get(form, "characters")
    doubt = f" ({row['each']['confidence']}: {row['each']['doubt']})" if form in WITH_DOUBT and row["each"]["confidence"] != "certain" else ""
    return {**row, "message": row["message"] + doubt, "line": finding.start.line, "column": getattr(finding.start, unit),
            "end_line": finding.end.line, "end_column": getattr(finding.end, unit)}


def sort_key(row):
    return [seen(row["path"]), row.get("cell", 0), row.get("row", row.get("line")), row.get("cell_column", row.get("column", 0))]


def compare(form, text, expected):
    found = sorted(READERS[form](text), key=sort_key)
    right = sorted((expected_row(form, *pair) for pair in expected), key=sort_key)
    assert len(found) == len(right), f"{len(found)} findings, not {len(right)}"
    for mine, row in zip(found, right):
        for key in set(mine) - {"each", "fingerprint"}:
            same = seen(mine[key]) == seen(row[key]) if isinstance(mine[key], str) else mine[key] == row[key]
            assert same, f"{row['path']!r}: {key} is {mine[key]!r}, not {row[key]!r}"


def nothing_raw(form, text):
    """No control character but the ends of lines, whatever was in the sources."""
    pattern = r"[\x00-\x09\x0b-\x1f]" if form in MACHINE_JSON else r"[\x00-\x09\x0b-\x1f\x7f\x80-\x9f\u2028-\u202e\ufffe]"
    assert not re.search(pattern, text), re.search(pattern, text)


def format_is_right(form, expected):
    text = rendered(form)
    schemas.check(form, text)
    nothing_raw(form, text)
    if form in READERS:
        compare(form, text, expected)
    for jobs in ("1", "2", "7"):
        assert rendered(form, "--jobs", jobs) == text, f"--jobs {jobs} says something else"


def nothing_found(form):
    Path("clean.py").write_text(inputs.HEAD)
    text = rendered(form, "clean.py", statuses=(0,))
    schemas.check(form, text)
    if form == "junit":
        assert "<failure" not in text
    elif form in READERS:
        assert READERS[form](text) == []
    os.unlink("clean.py")


def page_is_whole(expected):
    assert sum(name.startswith("f") for name in Page(rendered("html")).ids) == len(expected)


def the_run(text):
    return json.loads(text)["runs"][0]


def line_hashes_are_githubs(expected):
    results = the_run(rendered("sarif"))["results"]
    hashes = {path: fingerprints.line_hashes(Path(os.fsdecode(path)).read_bytes()) for path in inputs.FILES}
    mine = sorted((row["path"], result["partialFingerprints"]["primaryLocationLineHash"], result["locations"][0]["physicalLocation"]["region"]["startLine"])
                  for row, result in zip(READERS["sarif"](rendered("sarif")), results, strict=True))
    right = sorted((finding.path.decode(errors="replace"), hashes[finding.path][finding.start.line - 1], finding.start.line) for finding, _ in expected)
    assert mine == right, (mine, right)


def statements_differ(expected):
    """Equal fingerprints for two findings, and code scanning shows one of them."""
    own = [(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], result["partialFingerprints"]["oomlintStatement/v1"])
           for result in the_run(rendered("sarif"))["results"]]
    gitlab = [issue["fingerprint"] for issue in json.loads(rendered("gitlab"))]
    assert len(set(own)) == len(set(gitlab)) == len(expected)


def flows_begin_at_the_source(expected):
    results = the_run(rendered("sarif"))["results"]
    for result in results:
        steps = result["codeFlows"][0]["threadFlows"][0]["locations"]
        assert steps[-1]["location"]["physicalLocation"] == result["locations"][0]["physicalLocation"] and len(steps) >= 2
    assert any(result.get("fixes") for result in results) and all(result["rank"] >= 0 for result in results)


def suppressions_are_told(_):
    Path("silent.py").write_text(inputs.HEAD + SILENT)
    text = rendered("sarif", "--show-suppressed", "silent.py")
    schemas.check("sarif", text)
    result, = the_run(text)["results"]
    assert result["suppressions"] == [{"kind": "inSource", "justification": "ten rows"}]
    for form in ("json", "json-lines"):
        schemas.check(form, rendered(form, "--show-suppressed", "silent.py"))
    os.unlink("silent.py")


def baseline_states_are_told(_):
    path = Path("old.py")
    path.write_text(inputs.HEAD + SILENT.split("#")[0] + "\n")
    run("baseline", "old.py")
    path.write_text(path.read_text() + 'more = spark.table("b").toPandas()\n')
    text = run("check", "-q", "--output-format", "sarif", "--show-suppressed", "old.py")
    schemas.check("sarif", text)
    states = {result["ruleId"]: (result["baselineState"], [each["kind"] for each in result.get("suppressions", [])]) for result in the_run(text)["results"]}
    assert states == {"OOM101": ("unchanged", ["external"]), "OOM102": ("new", [])}, states
    for name in ("old.py", "oomlint-baseline.json"):
        os.unlink(name)


def unread_files_are_told(_):
    os.symlink("nowhere.py", "missing.py")
    Path("broken.ipynb").write_text('{"pyspark": 1')
    Path("bad.toml").write_text("selct = 1\n")
    text = rendered("sarif", "missing.py", "broken.ipynb", statuses=(2,))
    invocation, = the_run(text)["invocations"]
    told = {(each["descriptor"]["id"], each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) for each in invocation["toolExecutionNotifications"]}
    assert not invocation["executionSuccessful"] and told == {("OOM901", "missing.py"), ("OOM907", "broken.ipynb")}, told
    for form in FORMATS:
        schemas.check(form, rendered(form, "missing.py", "broken.ipynb", "not-there.py", statuses=(2,)))
    text = run("check", "-q", "--output-format", "sarif", "--config", "bad.toml", ".", statuses=(2,))
    schemas.check("sarif", text)
    assert [each["descriptor"]["id"] for each in the_run(text)["invocations"][0]["toolConfigurationNotifications"]] == ["OOM915"]
    for name in ("missing.py", "broken.ipynb", "bad.toml"):
        os.unlink(name)


OTHERS = [page_is_whole, line_hashes_are_githubs, statements_differ, flows_begin_at_the_source, suppressions_are_told, baseline_states_are_told,
          unread_files_are_told]


def main():
    with tempfile.TemporaryDirectory(prefix="oomlint-formats.") as folder:
        os.chdir(folder)
        expected = list(expected_rows(inputs.write_all(folder)))
        checks = [(form, format_is_right, (form, expected)) for form in FORMATS] + [(f"{form}, nothing found", nothing_found, (form,)) for form in FORMATS]
        checks += [(check.__name__.replace("_", " "), check, (expected,)) for check in OTHERS]
        failed = 0
        for name, check, arguments in checks:
            try:
                check(*arguments)
            except Exception as problem:  # whatever it is, the others are to be seen as well
                failed += 1
                where = traceback.extract_tb(problem.__traceback__)[-1]
                print(f"{name}: {type(problem).__name__}: {str(problem)[:600]} (line {where.lineno} of {Path(where.filename).name})")
        os.chdir("/")
    print(f"formats: {len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
