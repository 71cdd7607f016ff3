"""Every machine format over files with wide and combining characters, tabs, CRLF, control characters and signs that the
formats themselves use: each must read as what it is, name the same findings at the same places, and be the same for any
number of jobs. With SCHEMAS=DIR, JSON formats are validated too. Run in an empty folder, with `oomlint` in PATH.
"""
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as xml
from html.parser import HTMLParser
from pathlib import Path

HEAD = "from pyspark.sql import SparkSession\nspark = SparkSession.builder.getOrCreate()\n"
FILES = {
    "wide.py": HEAD + 'rows = "訂單🚀e\u0301", spark.table("訂單🚀e\u0301").collect()\n',
    "tabs.py": HEAD + 'if rows:\n\tx = spark.read.parquet("<a&b>|%]]>\'`::").toPandas()\t# tab\n',
    "crlf.py": (HEAD + 'rows = spark.table("a").collect()\n').replace("\n", "\r\n"),
    "control.py": HEAD + 'x = "\x01\x1b[31m\ufffe\x0c\x7f\x85", spark.table("\x1b[31m\u202e").collect()\n',
    "odd,name:%;[x]'|&<b>_*.py": HEAD + 'rows = (\n\tspark.table("a")\n\t.where("b")\n\t.collect()\n)\n',
    "two\nlines.py": HEAD + 'rows = spark.table("a").collect()\n',
    "many.py": HEAD + "def run(name):\n    a = spark.table(name).collect(); b = spark.table(name).collect()\n    return a, b\n",
    "book.ipynb": json.dumps({
        "cells": [{"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None,
                   "source": (HEAD + 'rows = "é", spark.table("é🚀").collect()\n').splitlines(True)}],
        "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1),
}
SCHEMAS = {"sarif": "sarif-2.1.0", "rdjson": "rdjson-DiagnosticResult", "rdjsonl": "rdjsonl-Diagnostic"}


def rendered(form, *more):
    run = subprocess.run(["oomlint", "check", "-q", "--output-format", form, *more], capture_output=True)
    assert run.returncode in (0, 1), run.stderr
    return run.stdout.decode("utf-8")


def lines(text):
    """Only LF ends a line: str.splitlines() has other ideas."""
    return text.removesuffix("\n").split("\n")


def lines_of(text, pattern):
    """What a pattern reads from each line; all of the line must be read."""
    rows = []
    for line in lines(text):
        match = re.fullmatch(pattern, line)
        assert match, line
        rows.append(match.groups())
    return rows


def percent(text):
    return text.replace("%3A", ":").replace("%2C", ",").replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")


def azure_text(text):
    return text.replace("%3B", ";").replace("%5D", "]").replace("%0A", "\n").replace("%AZP25", "%")


def team(text):
    return re.sub(r"\|(.)", lambda match: {"n": "\n", "r": "\r"}.get(match[1], match[1]), text)


# Each gives (path, line, column or None) of every finding.
def json_lines(text):
    return [(each["filename"], each["location"]["row"], each["location"]["column"]) for each in map(json.loads, lines(text))]


def github(text):
    rows = lines_of(text, r"::(?:error|warning|notice) title=[^,:]+,file=([^,:]+),line=(\d+)(?:,col=(\d+))?,endLine=\d+(?:,endColumn=\d+)?::(.*)")
    for path, line, column, message in rows:
        assert percent(message).startswith(f"{percent(path)}:{line}:"), message
    return [(percent(path), int(line), int(column) if column else None) for path, line, column, _ in rows]


def gitlab(text):
    issues = json.loads(text)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker") and issue["check_name"] in issue["description"]
        assert issue["location"]["lines"]["begin"] == issue["location"]["positions"]["begin"]["line"]
    places = [(issue["location"]["path"], issue["location"]["positions"]["begin"]) for issue in issues]
    return [(path, begin["line"], begin["column"]) for path, begin in places]


def azure(text):
    rows = lines_of(text, r"##vso\[task\.logissue type=(?:error|warning);sourcepath=([^;\]]+);linenumber=(\d+);columnnumber=(\d+);code=\w+;\].*")
    return [(azure_text(path), int(line), int(column)) for path, line, column in rows]


def teamcity(text):
    value = r"'((?:[^'|\[\]]|\|.)*)'"
    rows = [line for line in lines(text) if not re.fullmatch(rf"##teamcity\[inspectionType id={value} name={value} description={value} category={value}\]", line)]
    rows = lines_of("\n".join(rows), rf"##teamcity\[inspection typeId={value} message={value} file={value} line='(\d+)' SEVERITY='(?:ERROR|WARNING|INFO)'\]")
    return [(team(path), int(line), None) for _, _, path, line in rows]


def junit(text):
    root = xml.fromstring(text)
    cases = root.findall("testsuite/testcase")
    assert root.tag == "testsuites" and int(root.get("tests")) == int(root.get("failures")) == len(cases)
    for suite in root:
        assert int(suite.get("tests")) == int(suite.get("failures")) == len(suite) == len({case.get("name") for case in suite})
    return [(case.get("classname"), int(case.get("line")), int(case.get("column"))) for case in cases if case.find("failure").get("message")]


def checkstyle(text):
    root = xml.fromstring(text)
    assert root.tag == "checkstyle" and all(error.get("source").startswith("oomlint.OOM") for error in root.iter("error"))
    return [(file.get("name"), int(error.get("line")), int(error.get("column"))) for file in root for error in file]


def rdjson_rows(diagnostics):
    return [(each["location"]["path"], each["location"]["range"]["start"]["line"], each["location"]["range"]["start"]["column"]) for each in diagnostics]


def rdjson(text):
    return rdjson_rows(json.loads(text)["diagnostics"])


def rdjsonl(text):
    return rdjson_rows(map(json.loads, lines(text)))


def pylint(text):
    return [(path, int(line), None) for path, line in lines_of(text, r"(.+):(\d+): \[OOM\d+\] .+")]


def gcc(text):
    return [(path, int(line), int(column)) for path, line, column in lines_of(text, r"(.+):(\d+):(\d+): (?:error|warning|note): .+ \[[\w-]+\]")]


def in_bytes(path, line, column):
    text = Path(path).read_bytes().decode().split("\n")[line - 1]
    return len(text[:column - 1].encode()) + 1


def seen(path):
    """A path as formats that hide control characters show it."""
    return path.replace("\n", "\u240a")


def compare(form, found, places):
    """Formats without a column say None; those that count bytes are in BYTES."""
    expected = [(path, line, in_bytes(path, line, column) if form in ("rdjson", "rdjsonl", "gcc") else column) for path, line, column in places]
    assert len(found) == len(expected), f"{form}: {len(found)} findings, not {len(expected)}"
    for mine, right in zip(sorted(found, key=lambda row: (seen(row[0]), row[1], row[2] or 0)), sorted(expected, key=lambda row: (seen(row[0]), row[1:]))):
        assert seen(mine[0]) == seen(right[0]) and mine[1] == right[1] and mine[2] in (None, right[2]), f"{form}: {mine} is not {right}"


def validate(form, text):
    schemas = os.environ.get("SCHEMAS")
    if not schemas or form not in SCHEMAS:
        return
    import jsonschema
    schema = json.loads(Path(schemas, SCHEMAS[form] + ".schema.json").read_text())
    for document in lines(text) if form == "rdjsonl" else [text]:
        jsonschema.validate(json.loads(document), schema)


def nothing_raw(form, text):
    """No control character but the ends of lines, whatever was in the sources."""
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\x80-\x9f\u202e\ufffe]" if form not in JSON else r"[\x00-\x09\x0b-\x1f]", text), form


class Page(HTMLParser):
    """All that is opened is closed, nothing is loaded or run, and links within the page lead somewhere."""
    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.links = [], [], []
        self.feed(text)
        assert not self.open and len(set(self.ids)) == len(self.ids)
        assert all(link[1:] in self.ids for link in self.links), self.links

    def handle_starttag(self, tag, attributes):
        assert tag not in ("script", "link", "img", "iframe") and not any(name.startswith("on") or name == "src" for name, _ in attributes), tag
        self.ids += [value for name, value in attributes if name == "id"]
        self.links += [value for name, value in attributes if name == "href"]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


JSON = {"json", "json-lines", "sarif", "gitlab", "rdjson", "rdjsonl"}
READERS = {"github": github, "gitlab": gitlab, "azure": azure, "teamcity": teamcity, "junit": junit, "checkstyle": checkstyle,
           "rdjson": rdjson, "rdjsonl": rdjsonl, "pylint": pylint, "gcc": gcc}


def main():
    for name, text in FILES.items():
        Path(name).write_bytes(text.encode())
    log = json.loads(rendered("sarif"))
    regions = [result["locations"][0]["physicalLocation"] for result in log["runs"][0]["results"]]
    places = []
    for finding, each in zip(json.loads(rendered("json")), json_lines(rendered("json-lines")), strict=True):
        assert (finding["filename"], finding["location"]["row"], finding["location"]["column"]) == each
    for path, line, column in gitlab(rendered("gitlab")):
        places.append((path, line, column))
    assert len(places) == len(regions) == 9, places
    assert [place for place in places if place[0] == "book.ipynb"] == [("book.ipynb", 11, 25)], places
    assert ("wide.py", 3, 17) in places and ("tabs.py", 4, 6) in places, places
    for form in ("json", "json-lines", "sarif", "markdown", "concise", "grouped", "html", *READERS):
        text = rendered(form)
        assert rendered(form, "--jobs", "1") == text == rendered(form, "--jobs", "3"), f"{form} depends on --jobs"
        nothing_raw(form, text)
        validate(form, text)
        if form in READERS:
            compare(form, READERS[form](text), places)
        if form == "html":
            assert sum(name.startswith("f") for name in Page(text).ids) == len(places)
        print(f"{form}: read")


sys.exit(main())
