#!/usr/bin/env python3
"""A baseline holds while code moves. The fixtures of the rules become jobs in a repository of git; they are shifted, indented, commented
and given other line ends at random, and no finding may become new, nor an entry stale. A finding that is put in must be the only one.
The last line says how many rounds passed.   tests/moved.py [ROUNDS [SEED]]"""

import ast, io, json, os, pathlib, random, re, subprocess, sys, tempfile, tokenize

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = os.path.abspath(os.environ.get("PROGRAM", HERE.parent / "build/oomlint"))
ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 6
SEED = int(sys.argv[2]) if len(sys.argv) > 2 else 2026
NEW = "\nbrand_new = spark.read.table('brand.new').toPandas()\n"


def run(folder, *words):
    done = subprocess.run([PROGRAM, *words], cwd=folder, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{words}: status {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def found(folder, *words):
    return json.loads(run(folder, "check", "-q", "--output-format", "json", *words, ".").stdout)


def in_quotes(text):
    """Numbers of lines that begin inside a text of several lines, or go on behind a backslash: no line can be put before them."""
    lines = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        lines.update(range(token.start[0] + 1, token.end[0] + 1))
    for number, line in enumerate(text.splitlines(), 1):
        if line.endswith("\\"):
            lines.add(number + 1)
    return lines


def insert_lines(text, dice):
    fixed, out = in_quotes(text), [""]
    for number, line in enumerate(text.splitlines(True), 1):
        decorated = out[-1].lstrip().startswith("@")  # the grammar knows no comment there that stands further to the left
        if number > 1 and number not in fixed and not decorated and dice.random() < 0.2:
            out.append(dice.choice(["\n", "# another line\n", "\n\n\n", "    # far to the right\n"]))
        out.append(line)
    return "".join(out)


def indent_more(text, dice):
    fixed, more, out = in_quotes(text), dice.choice([2, 3]), []
    for number, line in enumerate(text.splitlines(True), 1):
        blanks = len(line) - len(line.lstrip(" "))
        out.append(line if number in fixed else " " * (blanks * (more - 1)) + line)
    return "".join(out)


def into_block(text, dice):
    if "from __future__" in text or "awsglue" in text:  # who runs a job is told by what it imports first
        return text
    fixed, out = in_quotes(text), ["try:\n", "    pass\n"]
    for number, line in enumerate(text.splitlines(True), 1):
        out.append(line if number in fixed or not line.strip() else "    " + line)
    return "".join(out).rstrip("\n") + "\nfinally:\n    pass\n"


def comment_ends(text, dice):
    fixed, out = in_quotes(text), []
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        plain = "#" not in line and line.strip() and not line.endswith("\\") and number + 1 not in fixed
        out.append(line + ("  # said so" if plain and dice.random() < 0.2 else "") + "\n")
    return "".join(out)


def other_ends(text, dice):
    return text.replace("\n", "\r\n")


CHANGES = [insert_lines, indent_more, into_block, comment_ends]


def git(folder, *words):
    return subprocess.run(["git", "-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "core.autocrlf=false", *words],
                          cwd=folder, capture_output=True, text=True, check=True).stdout


def lay_out(folder):
    (folder / "jobs").mkdir(parents=True)
    for fixture in sorted((HERE / "rules").glob("*.py")):
        text = fixture.read_text()
        if "oomlint" in text or "noqa" in text or "notebook source" in text or re.search(r"^\s*[%!]", text, re.M):
            continue
        try:
            compile(text, fixture.name, "exec")
        except SyntaxError:
            continue
        (folder / "jobs" / fixture.name.replace("-", "_")).write_text(text)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "jobs")


def move(folder, dice):
    for job in sorted(folder.glob("jobs/*.py")):
        text = job.read_bytes().decode().replace("\r\n", "\n")
        for change in dice.sample(CHANGES, dice.randint(0, 2)):
            text = change(text, dice)
        compile(text, job.name, "exec")
        if dice.random() < 0.2:
            text = other_ends(text, dice)
        job.write_bytes(text.encode())


def changed_lines(folder):
    """What git says, read anew: file -> numbers of lines."""
    lines, name = {}, None
    for line in git(folder, "diff", "-U0", "--no-color", "HEAD").splitlines():
        if line.startswith("+++ "):
            name = line[6:]
        hunk = re.match(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@", line)
        if hunk:
            start, count = int(hunk[1]), int(hunk[2] or 1)
            lines.setdefault(name, set()).update(range(start, start + count))
    return lines


def statement_lines(tree, text, line):
    """Of the innermost statement around a line; of one with a body only the header."""
    found = range(line, line + 1)
    for node in ast.walk(tree):
        if not isinstance(node, (ast.stmt, ast.ExceptHandler)):
            continue
        body = getattr(node, "body", None)
        first = min([node.lineno] + [d.lineno for d in getattr(node, "decorator_list", [])])
        last = max(body[0].lineno - 1, node.lineno) if body else node.end_lineno
        while body and last > node.lineno and re.match(r"\s*(#|$)", text[last - 1]):
            last -= 1
        if first <= line <= last:
            found = range(first, last + 1)
    return found


def judge_diff(folder):
    """Findings on changed lines, by oomlint, and by what git and Python say."""
    changed, trees = changed_lines(folder), {}
    told = {(x["filename"], x["location"]["row"], x["name"]) for x in found(folder, "--no-baseline", "--diff-base", "HEAD")}
    wanted = set()
    for x in found(folder, "--no-baseline"):
        name = x["filename"]
        text = (folder / name).read_text()
        trees[name] = trees.get(name) or ast.parse(text)
        lines = set(range(x["location"]["row"], x["end_location"]["row"] + 1))
        lines |= set(statement_lines(trees[name], text.splitlines(), x["location"]["row"]))
        if lines & changed.get(name, set()):
            wanted.add((name, x["location"]["row"], x["name"]))
    if told != wanted:
        return f"--diff-base: {sorted(told - wanted)[:3]} too much, {sorted(wanted - told)[:3]} too little"
    return None


def judge(folder, dice):
    """What is wrong after a round; nothing when all is well."""
    left = found(folder)
    if left:
        return f"{len(left)} became new, first {left[0]['filename']}:{left[0]['location']['row']} {left[0]['name']}"
    job = dice.choice(sorted(folder.glob("jobs/*.py")))
    before = job.read_bytes()
    # A session that starts here would make settings of the job come too late.
    job.write_bytes(before + b"\nfrom pyspark.sql import SparkSession\nspark = SparkSession.getActiveSession()" + NEW.encode())
    left = [x for x in found(folder) if x["name"] != "baseline-stale"]
    if [(x["filename"], x["name"]) for x in left] != [(str(job.relative_to(folder)), "topandas-unbounded")]:
        return f"a new finding in {job.name}: {[(x['filename'], x['name']) for x in left]}"
    job.write_bytes(before)
    return judge_diff(folder)


def main():
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="oomlint-moved.") as place:
        first = pathlib.Path(place) / "first"
        lay_out(first)
        run(first, "baseline", "-q")
        entries = (first / "oomlint-baseline.json").read_bytes()
        if len(json.loads(entries)["entries"]) < 100:
            raise SystemExit("too few findings to say anything")
        for number in range(ROUNDS):
            dice = random.Random(SEED + number)
            git(first, "checkout", "-q", "--", "jobs")
            move(first, dice)
            root = pathlib.Path(place) / f"round {number}"
            first.rename(root)
            wrong = judge(root, dice)
            run(root, "baseline", "-q")
            if not wrong and (root / "oomlint-baseline.json").read_bytes() != entries:
                wrong = "the baseline was written anew, and is another one"
            root.rename(first)
            (first / "oomlint-baseline.json").write_bytes(entries)
            passed, failed = passed + (not wrong), failed + bool(wrong)
            if wrong:
                print(f"tests/moved.py 1 {SEED + number}: {wrong}")
    print(f"moved: {passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
