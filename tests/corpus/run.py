#!/usr/bin/env python3
"""Real repositories: run.py PROGRAM SANITIZED CORPUS; called by `make corpus CORPUS=DIR`. Standard library only.

One line for each bar: that the sanitized build ends in order, that no file is passed over in silence, that the prefilter hides no finding,
and that every rewrite leaves Python. What --fix and --diff write is for tests/fixes.py. Exit 1 when one is missed."""
import ast
import json
import os
import re
import subprocess
import sys
import textwrap
import warnings

warnings.simplefilter("ignore")
missed = []
LEFT_OUT = {"venv", "node_modules", "__pycache__", "site-packages"}  # as analyzer/app/files.c does


def tell(what, good, detail=""):
    print(f"{'ok    ' if good else 'MISSED'} {what}{': ' + detail if detail else ''}")
    if not good:
        missed.append(what)


def run(program, corpus, *options):
    done = subprocess.run([program, "check", *options, "."], cwd=corpus, capture_output=True)
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def parses(text):
    try:
        ast.parse(text)
        return True
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False


def read(path):
    with open(path, "rb") as file:
        return file.read()


def cell_text(path, number):
    """Source of a notebook's cell, 1-based over all cells; magics taken out as IPython would."""
    notebook = json.loads(read(path))
    cells = notebook["cells"] if "cells" in notebook else [c for sheet in notebook["worksheets"] for c in sheet["cells"]]
    cell = cells[number - 1].get("source", cells[number - 1].get("input"))
    text = cell if isinstance(cell, str) else "".join(cell)
    return re.sub(r"^(\s*)[%!].*$", r"\1pass", text, flags=re.M)


def apply(text, edits):
    """Rows and columns are 1-based, columns in code points."""
    lines = text.splitlines(keepends=True) or [""]
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    at = lambda place: starts[place["row"] - 1] + place["column"] - 1
    for edit in sorted(edits, key=lambda e: at(e["location"]), reverse=True):
        text = text[: at(edit["location"])] + edit["content"] + text[at(edit["end_location"]):]
    return text


def check_rewrites(corpus, findings):
    tried = shown = 0
    wrong = []
    for finding in findings:
        path = os.path.join(corpus, finding["filename"] or "")
        for fix in finding["fixes"]:
            place = f"{finding['filename']}:{finding['location']['row']} {finding['name']}: {fix['title']}"
            if not fix["edits"]:
                shown += 1
                snippet = textwrap.dedent(fix["snippet"])
                if not parses(snippet) and not parses("def f():\n" + textwrap.indent(snippet, "    ")):
                    wrong.append(place)
                continue
            cell = finding.get("cell")
            before = cell_text(path, cell) if cell and path.endswith(".ipynb") else read(path).decode("utf-8", "replace")
            if not parses(before) or (not cell and path.endswith(".ipynb")):
                continue
            if any(e.get("cell") != cell for e in fix["edits"]):
                continue
            tried += 1
            if not parses(apply(before, fix["edits"])):
                wrong.append(place)
    tell("every rewrite leaves Python", not wrong, f"{tried} applied, {shown} shown" + "".join("\n       " + w for w in wrong[:20]))


def files_below(folder):
    for base, folders, names in os.walk(folder):
        folders[:] = [f for f in folders if not f.startswith(".") and f not in LEFT_OUT]
        for name in names:
            if name.endswith((".py", ".pyi", ".ipynb")):
                yield os.path.join(base, name)


def main():
    program, sanitized, corpus = (os.path.abspath(a) for a in sys.argv[1:4])
    status, out, err = run(sanitized, corpus, "--output-format", "json")
    trouble = re.search(r"AddressSanitizer|LeakSanitizer|runtime error", err)
    findings = json.loads(out) if out.strip() else []
    own = sorted({f["name"] for f in findings if f["code"].startswith("OOM9")})
    tell("the sanitized build ends in order", status in (0, 1) or (status == 2 and own) and not trouble,
         f"status {status}, {len(findings)} findings" + (f", reported: {', '.join(own)}" if own else ""))
    if trouble:
        tell("no sanitizer speaks", False, trouble.group())
    counted = re.search(r"(\d+) files? checked(?:, (\d+) without Spark skipped)?", err + out)
    below = sum(1 for _ in files_below(corpus))
    total = int(counted[1]) + int(counted[2] or 0) if counted else -1
    tell("no file is passed over", total == below, f"{total} of {below} Python files and notebooks checked or known to have no Spark in them")
    plain = run(program, corpus, "--output-format", "json")[1]
    tell("the product says what the sanitized build says", plain == out)
    tell("the prefilter hides no finding", [f for f in json.loads(run(program, corpus, "--output-format", "json", "--no-prefilter")[1])
                                           if not f["code"].startswith("OOM9")] == [f for f in findings if not f["code"].startswith("OOM9")])
    check_rewrites(corpus, findings)
    return 1 if missed else 0


sys.exit(main())
