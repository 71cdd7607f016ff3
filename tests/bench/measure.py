"""Measures the program and prints a table; status 1 when one of its own bars is missed. Called by bench.sh.

CPU is user + system time of the process, from wait4. Ratios are worth more than figures: machines differ and are busy.
"""
import os
import re
import shutil
import statistics
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

from big_tree import FILES, make as make_big_tree

PROGRAM = "build/oomlint"
ANTIPATTERN = "build/peers/bin/pyspark-antipattern"
CYLINT = "build/peers/bin/cy"
PLACE = Path("build/bench")
SPARK = re.compile(rb"pyspark|SparkSession|SparkContext|spark\.(sql|read|table)\b")

missed = []


def run(command, keep=None):
    """CPU seconds, wall seconds and status of one run; what it prints goes to the file `keep`."""
    out = os.open(keep or os.devnull, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    actions = [(os.POSIX_SPAWN_DUP2, out, 1), (os.POSIX_SPAWN_DUP2, out, 2)]
    start = time.monotonic()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    os.close(out)
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, os.waitstatus_to_exitcode(status)


def timing(arguments):
    """What --timing says: CPU seconds by stage, and peak_kib; and the wall seconds, the status and the findings of that run."""
    _, wall, status = run([PROGRAM, "check", "-q", "--timing", "--output-format", "concise", *arguments], PLACE / "timing")
    said = (PLACE / "timing").read_text(errors="replace")
    return {name: float(figure) for name, figure in re.findall(r"^(\w+) +([0-9.]+)$", said, re.M)}, wall, status, said


def cpu(command, runs):
    return statistics.median(run(command)[0] for _ in range(runs))


def show(name, figure="", bar="", good=True):
    verdict = "" if not bar else "ok" if good else "MISSED"
    print(f"{name:58} {figure:>26}  {bar:18} {verdict}", flush=True)
    if not good:
        missed.append(name)


def milliseconds(seconds):
    return f"{seconds * 1000:.1f} ms"


def start():
    job = "tests/bench/job.py"
    ours = cpu([PROGRAM, "check", job], 200)
    show("from start to answer, a job of 120 lines, median of 200", milliseconds(ours), "<= 5 ms", ours <= 0.005)
    for name, command, runs in (
        ("pyspark-antipattern", [ANTIPATTERN, "check", job], 200),
        ("cylint", [CYLINT, "lint", job], 20),
    ):
        if os.path.exists(command[0]):
            show(f"    {name}", milliseconds(cpu(command, runs)))


def collect_spark_files(corpus):
    """Copies of all Spark files in one folder, because pyspark-antipattern takes one path."""
    place = PLACE / "spark"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    size = count = 0
    for path in sorted(Path(corpus).rglob("*.py")):
        if not path.is_file():
            continue
        text = path.read_bytes()
        if SPARK.search(text):
            (place / f"f{count:05}.py").write_bytes(text)
            count += 1
            size += len(text)
    return place, count, size


def whole_corpus(place, count, size):
    ours = min(run([PROGRAM, "check", "-q", "--output-format", "concise", str(place)])[0] for _ in range(3))
    show(f"{count} Spark files, {size / 1e6:.1f} MB", f"{ours:.2f} s")
    if os.path.exists(ANTIPATTERN):
        theirs = min(run([ANTIPATTERN, "check", str(place)])[0] for _ in range(3))
        show("    pyspark-antipattern", f"{theirs:.2f} s")
        show("    ours / pyspark-antipattern", f"{ours / theirs:.2f}", "<= 2.5", ours <= 2.5 * theirs)


def threads(corpus):
    """The corpus as the repositories that it is, so that files wait for what they import."""
    if len(os.sched_getaffinity(0)) < 2:
        return show("two threads", "one processor only")
    def clock(jobs):
        return run([PROGRAM, "check", "-q", "--jobs", jobs, "--output-format", "concise", corpus])[1]

    rounds = [(clock("1"), clock("2")) for _ in range(5)]  # in turn: shared machines have fast minutes and slow ones
    one, two = (min(each) for each in zip(*rounds))
    show("the corpus, one thread / two threads, by the clock", f"{one:.2f} s / {two:.2f} s = {one / two:.2f}", ">= 1.7", one >= 1.7 * two)


def stages(place, real):
    best = min((timing(["--statistics", str(place)])[0] for _ in range(3)), key=lambda times: times["parse"])
    for name in ("read", "prefilter", "decode", "parse", "evaluate", "match", "render"):
        show(f"    {name}", milliseconds(best[name]))
    show_ratio(best, 1.0 if real else None)


def show_ratio(times, bar):
    ratio = (times["evaluate"] + times["match"]) / times["parse"]
    show("    (evaluate + match) / parse", f"{ratio:.2f}", f"<= {bar}" if bar else "", not bar or ratio <= bar)


def projects(corpus):
    """What is imported is parsed and evaluated once more, and callees are told of their callers."""
    best = min((timing(["--jobs", "1", corpus])[0] for _ in range(3)), key=lambda times: times["parse"])
    size = sum(path.stat().st_size for ending in ("py", "ipynb") for path in Path(corpus).rglob(f"*.{ending}") if path.is_file())
    show(f"the same as projects, {size / 1e6:.1f} MB of Python and notebooks")
    for name in ("parse", "evaluate", "match"):
        show(f"    {name}", milliseconds(best[name]))
    show_ratio(best, 0.5)
    bar = 40 + 3 * size / 2**20
    show("    peak memory", f"{best['peak_kib'] / 1024:.0f} MiB", f"<= {bar:.0f} MiB", best["peak_kib"] / 1024 <= bar)


def without_spark():
    place = PLACE / "plain"
    if not place.exists():
        place.mkdir(parents=True)
        files = sorted(Path(sysconfig.get_paths()["stdlib"]).rglob("*.py"))
        texts = [text for text in (path.read_bytes() for path in files if path.is_file()) if not re.search(rb"[sS]park", text)]
        size = count = 0
        while size < 30_000_000:
            text = texts[count % len(texts)]
            (place / f"f{count:05}.py").write_bytes(text)
            count += 1
            size += len(text)
    run([PROGRAM, "check", str(place)])
    seconds = min(run([PROGRAM, "check", str(place)])[0] for _ in range(5))
    show("30 MB of Python without Spark", milliseconds(seconds), "<= 0.3 s", seconds <= 0.3)


def memory():
    text = Path("examples/jobs/clean_job.py").read_bytes()
    first = None
    for count in (100, 1000, 5000):
        place = PLACE / f"many{count}"
        if not place.exists():
            place.mkdir(parents=True)
            for i in range(count):
                (place / f"f{i:05}.py").write_bytes(text)
        peak = timing([str(place)])[0]["peak_kib"]
        first = first or peak
        show(f"peak memory, {count} files without findings", f"{peak / 1024:.1f} MiB", "<= 2 x the first", peak <= 2 * first)


def big_tree():
    """100,000 files walked and searched for words of Spark, beside git and grep over the same files, in turns so that both are warm."""
    place = PLACE / "big"
    python, python_size, size = make_big_tree(place)
    share = f"{size / 1e6:.0f} MB, {python} of them ({python_size / 1e6:.0f} MB) Python"
    ours = [PROGRAM, "check", "-q", str(place)]
    grep = ["/bin/sh", "-c", f"cd '{place}' && git ls-files -z | xargs -0 grep -l pyspark"]
    runs = [(run(grep), run(ours)) for _ in range(6)][1:]
    (grep_cpu, grep_wall), (our_cpu, our_wall) = (tuple(min(each[which][figure] for each in runs) for figure in (0, 1)) for which in (0, 1))
    show(f"{FILES} files, {share}", f"{our_wall:.2f} s by the clock")
    show("    git ls-files | xargs grep -l pyspark", f"{grep_wall:.2f} s")
    show("    ours / theirs, by the clock", f"{our_wall / grep_wall:.2f}", "<= 1.5", our_wall <= 1.5 * grep_wall)
    show("    ours / theirs, CPU", f"{our_cpu:.2f} s / {grep_cpu:.2f} s = {our_cpu / grep_cpu:.2f}", "<= 1.5", our_cpu <= 1.5 * grep_cpu)
    few = timing(["--jobs", "2", str(next(path for path in sorted(place.iterdir()) if path.is_dir() and path.name != ".git"))])[0]["peak_kib"]
    peak = timing(["--jobs", "2", str(place)])[0]["peak_kib"]
    show("    peak memory; that of one folder of it", f"{peak / 1024:.1f} MiB; {few / 1024:.1f} MiB", "<= 2 x", peak <= 2 * few)


def memory_of_one():
    """A file of 1 MB: our peak against what tree-sitter's own tree of it takes."""
    path, program = PLACE / "large.py", PLACE / "parse_only"
    head = b"from pyspark.sql import SparkSession\nspark = SparkSession.builder.getOrCreate()\n"
    one = b"def f%d(df, n=%d):\n    out = df.filter(df.a > n).withColumn('x', df.b + %d)\n    return out.limit(n)\n\n"
    path.write_bytes(head + b"".join(one % (i, i, i) for i in range(9000)) + b"print(f1(spark.table('t')).collect())\n")
    objects = [f"build/third-party/{name}.o" for name in ("lib", "parser", "scanner")]
    include = "node_modules/tree-sitter/vendor/tree-sitter/lib/include"
    subprocess.run(["cc", "-O2", "-isystem", include, "-o", program, "tests/bench/parse_only.c", *objects], check=True)
    tree = int(subprocess.run([program, path], check=True, capture_output=True).stdout)
    peak = timing([str(path)])[0]["peak_kib"]
    bar = 1.5 * tree + 16 * 1024
    show(f"peak memory, one file of {path.stat().st_size / 1e6:.1f} MB, its tree alone {tree / 1024:.0f} MiB", f"{peak / 1024:.0f} MiB",
         "<= 1.5 x + 16 MiB", peak <= bar)


def hostile():
    head = b"from pyspark.sql import SparkSession\nspark = SparkSession.builder.getOrCreate()\n"
    rows = b"rows = spark.table('t').collect()\n"
    function = b"def f%d(df):\n    for row in df.where('x > %d').collect():\n        print(row, [row for _ in range(3)])\n\n"
    query = b"SELECT a.customer_id, sum(b.amount) AS total FROM lake.a a JOIN lake.b b ON a.id = b.id WHERE a.day > '2024-01-01'\n"
    texts = {
        "1 MB of functions": head + b"".join(function % (i, i) for i in range(1_000_000 // 95)),
        "1,000,000 nested parentheses": head + rows + b"x = " + b"(" * 1_000_000 + b"1" + b")" * 1_000_000 + b"\n",
        "139 KB of bare SQL": head + rows + query * (139_000 // len(query)),
        "one line of 100 MB": head + rows + b"x = '" + b"a" * 100_000_000 + b"'\n",
        "1,000 nested functions": head + b"".join(b" " * i + b"def f():\n" for i in range(1000)) + b" " * 1000 + rows,
        "10,000 chained calls": head + b"x = spark.table('t')" + b".where('a')" * 10_000 + b".collect()\n",
    }
    for name, text in texts.items():
        path = PLACE / "hostile.py"
        path.write_bytes(text)
        times, wall, status, said = timing([str(path)])
        peak = times.get("peak_kib", 0)
        codes = sorted(set(re.findall(r"\b(OOM\d+):", said)))
        outcome = " ".join(codes[:3]) or ("nothing found" if status == 0 else f"status {status}")
        show(f"hostile: {name}", f"{wall:.2f} s, {peak / 1024:.0f} MiB", "<= 3 s, an answer", wall <= 3 and status in (0, 1, 2))
        print(f"    {outcome}")
        path.unlink()


def format_names():
    return re.findall(r'^\t\{"([a-z-]+)",', Path("analyzer/render/formats.c").read_text(), re.M)


def all_formats(corpus):
    """Every format in one run, against the plainest one."""
    place = PLACE / "formats"
    place.mkdir(exist_ok=True)
    every = [word for form in format_names() for word in ("--output-format", f"{form}:{place / form}")]
    pairs = [[run([PROGRAM, "check", "-q", *options, corpus])[0] for options in (["--output-format", "concise"], every)] for _ in range(3)]
    one, all_of_them = map(min, zip(*pairs))
    show("the corpus, every format in one run / concise", f"{all_of_them:.2f} s / {one:.2f} s = {all_of_them / one:.2f}", "<= 1.3", all_of_them <= 1.3 * one)


def formats():
    """10,000 findings in 100 files, written in every format."""
    place = PLACE / "findings"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    head = "from pyspark.sql import SparkSession\nspark = SparkSession.builder.getOrCreate()\n"
    text = head + "".join(f"rows_{i} = spark.table('t{i}').collect()\n" for i in range(100))
    for i in range(100):
        (place / f"f{i:03}.py").write_text(text)
    for form in format_names():
        seconds = []
        for _ in range(3):
            run([PROGRAM, "check", "-q", "--timing", "--output-format", form, str(place)], PLACE / "timing")
            seconds.append(float(re.search(rb"^render +([0-9.]+)$", (PLACE / "timing").read_bytes(), re.M)[1]))
        show(f"10,000 findings as {form}", milliseconds(min(seconds)), "<= 0.2 s", min(seconds) <= 0.2)


def main():
    PLACE.mkdir(parents=True, exist_ok=True)
    start()
    corpus = os.environ.get("CORPUS")
    real = bool(corpus) and os.path.isdir(corpus)
    if real:
        place, count, size = collect_spark_files(corpus)
        whole_corpus(place, count, size)
        threads(corpus)
        all_formats(corpus)
    else:
        print("no CORPUS=DIR: the files of the tests stand in for real repositories")
        place, count, size = collect_spark_files("tests")
    stages(place, real)
    if real:
        projects(corpus)
    without_spark()
    memory()
    big_tree()
    memory_of_one()
    hostile()
    formats()
    print("every bar was met" if not missed else "missed: " + "; ".join(missed))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
