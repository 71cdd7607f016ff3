"""Files that are hard to render, and where their findings are: counted here, from the marks `@<` and `>@` in their texts, and not by the
program."""
import json
import os
import re
from dataclasses import dataclass

HEAD = "from pyspark.sql import SparkSession\nspark = SparkSession.builder.getOrCreate()\n"
START, END = "@<", ">@"


@dataclass(frozen=True)
class Place:
    """A place on disk. Lines and columns begin at 1; the column is there in each unit that a format counts in."""
    line: int
    characters: int
    utf8: int
    utf16: int


@dataclass(frozen=True)
class Finding:
    path: bytes
    start: Place
    end: Place
    cell: int = 0       # in a notebook, and then where in it
    row: int = 0
    column: int = 0


def notebook(*cells, ascii_only=False):
    cells = [{"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": text.splitlines(True)} for text in cells]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1, ensure_ascii=ascii_only)


TABLE = START + 'spark.table("%s").collect()' + END
CELLS = [HEAD, 'rows = "é", ' + TABLE % "é🚀" + "\n", "x = 1\n" + TABLE % "e\u0301"]

# By path, as the file system has it: any bytes but NUL and the slash.
FILES = {
    b"wide.py": HEAD + 'rows = "訂單🚀e\u0301", ' + TABLE % "訂單🚀e\u0301" + "\n",
    b"tabs.py": HEAD + 'if rows:\n\tx =\t@<spark.read.parquet("<a&b>|%]]>\'`::%25%0A").toPandas()>@\t# tab\n',
    b"crlf.py": (HEAD + "rows = " + TABLE % "a" + "\n").replace("\n", "\r\n"),
    b"mac.py": (HEAD + "rows = " + TABLE % "a" + "\n").replace("\n", "\r"),
    b"mixed.py": HEAD + "a = 1\rb = 2\r\n \n\rrows = " + TABLE % "a",
    b"bom.py": "\ufeff" + HEAD + "rows = " + TABLE % "a" + "\n",
    b"control.py": HEAD + 'x = "\x01\x1b[31m\ufffe\x0c\x7f\x85\u2028", ' + TABLE % "\x1b[31m\u202e\u2028\x85" + "\n",
    "odd,name:%25;[x]'|&<b>_*`#\\\"é🚀.py".encode(): HEAD + 'rows = (\n\tspark.table("a")\n\t.where("b")\n\t.@<collect()>@\n)\n',
    b"two\nlines\t\r\x1b.py": HEAD + "rows = " + TABLE % "a" + "\n",
    b"not-\xff\xc3utf8.py": HEAD + "rows = " + TABLE % "a" + "\n",
    b"twins.py": HEAD + "def run(name):\n    a = @<spark.table(name).collect()>@; b = @<spark.table(name).collect()>@\n    return a, b\n\n\n"
                 + ("rows = " + TABLE % "a" + "\n") * 2,
    b"lines.py": HEAD + 'wide = @<spark.table("a").toPandas(\n)>@; rows = 1\n',
    b"a folder/keys.py": HEAD + 'rows = @<spark.table("a").groupBy("customer_id").count().collect()>@\n',
    b"book.ipynb": notebook(*CELLS),
    b"escaped.ipynb": notebook(*CELLS, 'x = "\ud83d", ' + TABLE % "\udc00🚀 \x1b" + "\n", ascii_only=True),
}


def place(text, offset):
    lines = re.split(r"\r\n|\r|\n", text[:offset])
    return Place(len(lines), *(units(lines[-1], form) + 1 for form in ("utf-32-le", "utf-8", "utf-16-le")))


def units(text, form):
    return len(text.encode(form)) // {"utf-32-le": 4, "utf-8": 1, "utf-16-le": 2}[form]


def unmark(text):
    """The text without marks, and the pairs of offsets that they were at."""
    spans, at = [], text.find(START)
    while at >= 0:
        end = text.index(END) - len(START)
        text = (text[:at] + text[at + len(START):]).replace(END, "", 1)
        spans.append((at, end))
        at = text.find(START)
    return text, spans


def in_cells(text):
    """(cell, row, column) of the findings of a notebook with marks."""
    for number, cell in enumerate(json.loads(text)["cells"], 1):
        code, spans = unmark("".join(cell["source"]))
        for start, _ in spans:
            lines = code[:start].split("\n")
            yield number, len(lines), len(lines[-1]) + 1


def write_all(folder):
    """Writes the files; gives their findings, in no order."""
    findings = []
    for path, marked in FILES.items():
        text, spans = unmark(marked)
        full = os.path.join(os.fsencode(folder), path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "wb") as file:
            file.write(text.encode())
        cells = in_cells(marked) if path.endswith(b".ipynb") else [()] * len(spans)
        findings += [Finding(path, place(text, start), place(text, end), *cell) for (start, end), cell in zip(spans, cells, strict=True)]
    return findings
