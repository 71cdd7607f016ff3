#!/usr/bin/env python3
"""Rewrites over a whole tree: fixes.py [TREE...]; PROGRAM names the program. Standard library and git only.

Makes a tree of jobs with every line end, encoding mark and name that people have, adds the fixtures and examples of this repository (or
the given trees), and holds three ways beside each other: what --diff prints, applied by `git apply`; what --fix writes; what a second
--fix makes of that. Every fixed file must still be Python for CPython, and a notebook the same notebook but for the lines that changed."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import warnings

warnings.simplefilter("ignore")
HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.abspath(os.environ.get("PROGRAM", os.path.join(HERE, "..", "build", "oomlint")))
passed = failed = 0

JOB = """from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
payments = spark.read.table("payments")
rows = payments.where("städte = '東京'").collect()
if rows:
\tprint(payments.select("amount").toPandas())
largest = max([r.amount for r in payments.select("amount").collect()])
print(largest)"""

# Names that a patch has to quote, and names that it must not.
NAMES = ["plain.py", "with blank.py", 'with "quotes".py', "with\nline end.py", "with\ttab.py", "back\\slash.py", "東京.py", "a b/c d/e.py",
         " leading.py", "trailing .py", "-dash.py", "@at.py", "#hash.py", "dev/null.py", "über/straße.py", "caf\u0065\u0301.py", "a\x01b.py"]


def tell(what, good, detail=""):
    global passed, failed
    passed += bool(good)
    failed += not good
    if not good:
        print(f"fixes: {what}: {detail}")


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def notebook(indent, escaped, end, one_string):
    cells = [["from pyspark.sql import SparkSession\n", "spark = SparkSession.builder.getOrCreate()"],
             ["%matplotlib inline\n", "städte = spark.read.table('städte \"東京\"')\n", "rows = städte.collect()\n"],
             ["largest = max([r.amount for r in städte.select('amount').collect()])"]]
    book = {"cells": [{"cell_type": "markdown", "metadata": {}, "source": ["# rows = df.collect()\n"]}], "metadata": {"ü": "\u2028"},
            "nbformat": 4, "nbformat_minor": 5}
    for lines in cells:
        book["cells"].append({"cell_type": "code", "execution_count": None, "metadata": {"z": 1, "a": [1.50, 1e3]}, "outputs": [],
                              "source": "".join(lines) if one_string else lines})
    return (json.dumps(book, indent=indent, ensure_ascii=escaped) + end).encode()


def make(root):
    for name in NAMES:
        write(os.path.join(root, name), JOB.encode())
    text = JOB.encode()
    write(f"{root}/crlf.py", text.replace(b"\n", b"\r\n"))
    write(f"{root}/crlf-end.py", text.replace(b"\n", b"\r\n") + b"\r\n")
    write(f"{root}/mixed.py", text.replace(b"\n", b"\r\n", 4) + b"\n")
    write(f"{root}/bom.py", b"\xef\xbb\xbf" + text + b"\n")
    write(f"{root}/bom-crlf.py", b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    write(f"{root}/end.py", text + b"\n")
    write(f"{root}/blank-end.py", text + b"\n\n   \n")
    write(f"{root}/form-feed.py", b"\x0c\n" + text)
    write(f"{root}/one-line.py", b"from pyspark.sql import SparkSession; r = SparkSession.builder.getOrCreate().table('t').collect()")
    write(f"{root}/databricks.py", b"# Databricks notebook source\n" + text.replace(b"\n\n", b"\n# COMMAND ----------\n# MAGIC %md x\n") + b"\n")
    for number, (indent, escaped, end, one_string) in enumerate(
            [(1, False, "\n", False), (1, True, "", False), (None, False, "\n", False), (4, True, "\n", True), (2, False, "", True)]):
        write(f"{root}/notebook {number}.ipynb", notebook(indent, escaped, end, one_string))


def files_below(root):
    return sorted(os.path.relpath(os.path.join(base, name), root) for base, folders, names in os.walk(root) for name in names
                  if ".git" not in base.split(os.sep) and os.path.isfile(os.path.join(base, name)) and not os.path.islink(os.path.join(base, name)))


def contents(root):
    return {path: read(os.path.join(root, path)) for path in files_below(root)}


def run(root, *options):
    done = subprocess.run([PROGRAM, "check", "--isolated", "--no-baseline", "--unsafe-fixes", *options, "."], cwd=root, capture_output=True)
    return done.returncode, done.stdout, done.stderr


def compiles(data):
    try:
        compile(data, "file", "exec", dont_inherit=True)
        return True
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False


def cells_of(book):
    return book["cells"] if "cells" in book else [cell for sheet in book["worksheets"] for cell in sheet["cells"]]


def source_of(cell):
    return "".join(cell.get("source", cell.get("input", "")))


def without_sources(data):
    book = json.loads(data)
    for cell in cells_of(book):
        cell.pop("source", None)
        cell.pop("input", None)
    return book


def changed_lines(before, after):
    """Lines of the file that only one of the two has."""
    a, b = before.split(b"\n"), after.split(b"\n")
    return [line for line in a if line not in b], [line for line in b if line not in a]


def is_source(line, data):
    """Whether a line of the file is a string that is part of the code, with its comma."""
    sources = [source_of(cell) for cell in cells_of(json.loads(data))]
    text = re.sub(rb'^\s*("(source|input)":)?\s*\[?|\]?,?\s*$', b"", line)
    try:
        return any(json.loads(text) in source for source in sources)
    except ValueError:
        return False


def check_notebook(path, before, after):
    tell(f"{path!r}: what is no source stays", without_sources(before) == without_sources(after))
    gone, come = changed_lines(before, after)
    if before.count(b"\n") > 2:
        strange = [line for line in gone if not is_source(line, before)] + [line for line in come if not is_source(line, after)]
        tell(f"{path!r}: only lines of code change", not strange, strange[:3])
    tell(f"{path!r}: it ends as it did", before[-1:] == after[-1:])


def check_file(path, before, after):
    if path.endswith(".ipynb"):
        check_notebook(path, before, after)
        return
    tell(f"{path!r}: is still Python", not compiles(before) or compiles(after))
    tell(f"{path!r}: no line end is mixed in", b"\r\n" not in after.replace(b"\r\n", b"") and
         (b"\r\n" in before) == (b"\r\n" in after) and (before.count(b"\n") == before.count(b"\r\n")) == (after.count(b"\n") == after.count(b"\r\n")))
    tell(f"{path!r}: ends and begins as it did", before[-1:] == after[-1:] and before.startswith(b"\xef\xbb\xbf") == after.startswith(b"\xef\xbb\xbf"))


def copy(root, place, name):
    target = os.path.join(place, name)
    shutil.copytree(root, target, symlinks=True)
    return target


def check_tree(root, place, what):
    before = contents(root)
    status, patch, errors = run(root, "--diff")
    tell(f"{what}: --diff changes nothing", contents(root) == before)
    tell(f"{what}: --diff ends with 1, or 2 where a file is wrong", status == 1 or (status == 2 and b"OOM9" in errors), errors.decode()[:500])

    patched = copy(root, place, "patched")
    if not os.path.isdir(f"{patched}/.git"):
        subprocess.run(["git", "init", "-q", patched], check=True)
    applied = subprocess.run(["git", "-c", "core.autocrlf=false", "-c", "core.safecrlf=false", "apply", "--whitespace=nowarn", "-"], cwd=patched,
                             input=patch, capture_output=True)
    tell(f"{what}: git applies the patch", applied.returncode == 0, applied.stderr.decode()[:1000])

    fixed = copy(root, place, "fixed")
    run(fixed, "--fix", "--output-format", "concise")
    after = contents(fixed)
    tell(f"{what}: no file comes or goes", list(after) == list(before), set(after) ^ set(before))
    by_patch = contents(patched)
    different = [path for path in before if by_patch.get(path) != after.get(path)]
    tell(f"{what}: the patch gives what --fix writes", not different, different[:5])
    changed = [path for path in before if after.get(path) != before[path]]
    tell(f"{what}: something was fixed", changed)
    for path in changed:
        check_file(path, before[path], after[path])

    run(fixed, "--fix", "--output-format", "concise")
    again = contents(fixed)
    tell(f"{what}: a second --fix changes nothing", again == after, [p for p in after if again.get(p) != after[p]][:5])
    status, patch, _ = run(fixed, "--diff")
    tell(f"{what}: and has no patch", not patch, patch.decode(errors="replace")[:300])
    for name in ("patched", "fixed"):
        shutil.rmtree(os.path.join(place, name))
    return len(changed)


def main(trees):
    with tempfile.TemporaryDirectory(prefix="oomlint-fixes.") as place:
        made = os.path.join(place, "made")
        make(made)
        count = check_tree(made, place, "names and line ends")
        tell("every made file is fixed", count == len(contents(made)), f"{count} of {len(contents(made))}")
        if not trees:
            own = os.path.join(place, "own")
            for name in ("tests/rules", "examples"):
                shutil.copytree(os.path.join(HERE, "..", name), os.path.join(own, name.replace("tests/", "")))
            trees = [own]
        for tree in trees:
            check_tree(os.path.abspath(tree), place, os.path.basename(tree))
    print(f"fixes: {passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
