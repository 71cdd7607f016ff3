#!/usr/bin/env python3
"""How soon a workspace answers, and how little it looks at again: a project of 1,000 files is edited, and projects of 300 and 5,000 files are
opened; and what a cache saves. CORPUS=DIR adds the files of real repositories. Every edit is one of a text that is open in an editor. Status 1 when a bar is missed. Called by `make incremental`."""

import os, pathlib, shutil, statistics, sys

from driver import Workspace

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "bench"))
from measure import PLACE, PROGRAM, missed, run, show  # noqa: E402

DRIVER = "build/tests/workspace"
JOB = (HERE.parent / "bench/job.py").read_text()
BIG, DEPENDENTS = "core/big.py", 5
EDITS, LONG = 60, 10000
MEBIBYTE = 1 << 20


def function(number, body="return df.limit(10)"):
    return "\n".join([f"def step_{number}(df, day):", f"    frame = df.where(F.col('day') == day).withColumn('n{number}', F.lit({number}))",
                      "    frame = frame.join(df.select('customer_id'), 'customer_id')", f"    total = frame.groupBy('day').count()",
                      f"    logger.info('step {number} of %s', day)", "    if day is None:", f"        frame = total",
                      f"    {body}", "", ""])


def big(functions):
    head = "import logging\nfrom pyspark.sql import functions as F\nfrom core.base import load, keep\nlogger = logging.getLogger('big')\n\n"
    return head + "\n".join(functions)


def module(number, count):
    """A job of 120 lines that uses three modules before it; the last ones use the big file."""
    lines = [f"from pkg{other % 20}.m{other} import build_features as build_{other}" for other in {number // 2, number // 3, number * 7 // 8} if other < number]
    lines += [JOB, f"def build_features(df):\n    return df.where('a > {number}')", ""]
    lines += [f"print(build_{other}(spark.read.table('t')).collect())" for other in {number // 2} if other < number]
    if number >= count - DEPENDENTS:
        lines = ["from core.big import step_1, step_2", *lines, "def use(spark):\n    return step_1(spark.read.table('t'), 3).collect(), step_2(spark.table('t'), 4)"]
    return "\n".join(lines)


def write(folder, path, text):
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text)


def lay_out(count):
    folder = PLACE / f"incremental{count}"
    shutil.rmtree(folder, ignore_errors=True)
    for number in range(count - 2):
        write(folder, f"pkg{number % 20}/m{number}.py", module(number, count - 2))
    write(folder, BIG, big([function(i) for i in range(200)]))
    write(folder, "core/base.py", "def load(spark):\n    return spark.read.table('t')\n\n\ndef keep(df):\n    return df.collect()\n")
    (folder / ".git").mkdir()
    return folder


def texts(kind):
    """The big file after one edit after the other."""
    for number in range(EDITS):
        functions = [function(i) for i in range(200)]
        if kind == "body":
            functions[100] = function(100, f"logger.info('{'x' * number}')\n    return df.limit(10)")
        elif kind == "lines":
            functions[100] = function(100, "logger.info('x')\n    " * number + "return df.limit(10)")
        elif kind == "result":
            functions[1] = function(1, "return df" if number % 2 else "return df.limit(10)")
        else:
            functions[100] = function(100, f"keep(df.limit({number + 1}))\n    return df.limit(10)")
        yield big(functions)


def edit(workspace, words, kind, most):
    took, work = [], None
    workspace.set(BIG, next(texts(kind)))
    workspace.settle()
    for text in texts(kind):
        workspace.set(BIG, text)
        done = workspace.settle()
        took.append(done["ms"])
        work = done if not work or done["checked"] + done["summarised"] > work["checked"] + work["summarised"] else work
    took.sort()
    show(f"{words}: p50, p95 of {EDITS}", f"{statistics.median(took):.1f}, {took[int(0.95 * len(took))]:.1f} ms", "<= 20 ms",
         took[int(0.95 * len(took))] <= 20)
    show("    checked, summarised, parsed", f"{work['checked']:.0f}, {work['summarised']:.0f}, {work['parsed']:.0f} files",
         f"<= {most} checked", work["checked"] <= most)


def edits():
    workspace = Workspace(DRIVER, lay_out(1000))
    first = workspace.settle()
    show("1,000 files, all of them", f"{first['ms']:.0f} ms, {first['bytes'] / MEBIBYTE:.0f} MiB", "<= 150 MiB", first["bytes"] <= 150 * MEBIBYTE)
    lines = big([function(i) for i in range(200)]).count("\n")
    workspace.set(BIG, next(texts("body")))
    workspace.settle()
    print(f"a file of {lines} lines that {DEPENDENTS} others import")
    edit(workspace, "    in a body", "body", 1)
    edit(workspace, "    in a body, more lines", "lines", 1 + DEPENDENTS)  # they name the lines where rows come from
    edit(workspace, "    what a function gives", "result", 1 + DEPENDENTS)
    edit(workspace, "    what it calls", "calls", 2)
    path = "pkg3/m603.py"
    text = module(603, 998)
    before = workspace.settle()["bytes"]
    for number in range(LONG):
        workspace.set(path, text + f"\nrows_{number % 50} = spark.read.table('t{number % 50}').limit({number}).collect()\nimport pkg{number % 20}.m{number % 400}\n")
        after = workspace.settle()
    show(f"memory after {LONG} edits more", f"{after['bytes'] / MEBIBYTE:.1f} of {before / MEBIBYTE:.1f} MiB", "<= 110 %", after["bytes"] <= 1.1 * before)
    workspace.close()


def opening(count, bar):
    folder = lay_out(count)
    workspace = Workspace(DRIVER, folder)
    workspace.set(BIG, next(texts("body")))
    first = workspace.work(f"first {BIG}")
    show(f"{count} files, an open one first", f"{first['ms']:.0f} ms", f"<= {bar} ms", first["ms"] <= bar)
    show("    and all others", f"{workspace.settle()['ms']:.0f} ms")
    workspace.close()
    shutil.rmtree(folder)


def cached(words, paths):
    """A first run that fills a cache, and a second one."""
    place = PLACE / "cache"
    shutil.rmtree(place, ignore_errors=True)
    command = [PROGRAM, "check", "-q", "--exit-zero", "--jobs", "1", "--output-format", "json"]
    without = run([*command, *paths])[0]
    cold = run([*command, "--cache-dir", str(place), *paths])[0]
    warm = run([*command, "--cache-dir", str(place), *paths])[0]
    show(f"{words}: CPU without a cache, first, second run", f"{without:.2f}, {cold:.2f}, {warm:.2f} s", "<= 20 %", warm <= 0.2 * without)
    shutil.rmtree(place)


os.chdir(HERE.parents[1])
cached("1,000 files", [str(lay_out(1000))])
if os.environ.get("CORPUS"):
    cached("all repositories", [os.environ["CORPUS"]])
edits()
opening(300, 50)
opening(5000, 1000)
sys.exit(1 if missed else 0)
