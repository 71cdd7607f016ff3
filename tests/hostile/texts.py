"""Files that nobody would write, and some that somebody did. Each row makes the bytes of one file and says which codes it must give: those of rules
at least, those of what could not be analysed (OOM9xx) exactly, and nothing where nothing is named.

Rows of QUICK take part in `make check`, those of HEAVY only in `make hostile`."""
import json
import random
from functools import partial

HEAD = b"from pyspark.sql import SparkSession\nspark = SparkSession.builder.getOrCreate()\n"
ROWS = b"rows = spark.table('t').collect()\n"
QUERY = b"SELECT a.customer_id, sum(b.amount) AS total FROM lake.a a JOIN lake.b b ON a.id = b.id WHERE a.day > '2024-01-01'\n"


class Text:
    """One file: what is in it, the codes that must be found (all of them), its name, options for the program, and whether to try fixes."""

    def __init__(self, title, make, says, file="job.py", options=(), fix=False):
        self.title, self.make, self.says, self.file, self.options, self.fix = title, make, set(says.split()), file, list(options), fix


def job(*parts):
    return HEAD + b"".join(parts)


def repeat(count, line):
    """The line count times; `%d` in it is the number."""
    text = line if isinstance(line, bytes) else line.encode()
    return b"".join(text.replace(b"%d", str(i).encode()) for i in range(count))


def nested(count, opening, inner, closing):
    return opening * count + inner + closing * count


def stairs(count, line, last):
    """A line in itself, each time one blank further in."""
    return b"".join(b" " * i + line + b"\n" for i in range(count)) + b" " * count + last


# ---- long and deep, but Python --------------------------------------------------------------------------------------

def chain(count, call=b".where('a > 1')"):
    return job(b"df = spark.table('t')", call * count, b"\nrows = df.collect()\n")


def calls(depth):
    """Functions that call one another, the last one collects."""
    first = b"def f0(df):\n    return {row.id for row in df.collect()}\n\n"
    return job(first, b"".join(b"def f%d(df):\n    return f%d(df)\n\n" % (i, i - 1) for i in range(1, depth)),
               b"rows = f%d(spark.table('t'))\n" % (depth - 1))


def doubling(depth):
    """Each function calls the one before twice: 2 ** depth ways."""
    return job(b"def f0(df):\n    return df.where('a')\n\n",
               b"".join(b"def f%d(df):\n    return f%d(f%d(df))\n\n" % (i, i - 1, i - 1) for i in range(1, depth)),
               b"rows = f%d(spark.table('t')).collect()\n" % (depth - 1))


def ring(count):
    """Each function calls the next, the last one the first."""
    return job(b"".join(b"def f%d(df):\n    return f%d(df)\n\n" % (i, (i + 1) % count) for i in range(count)), b"f0(spark.table('t'))\n", ROWS)


def classes(count):
    """Each has the one before as its base; the first one knows what the last one is asked."""
    return job(b"class C0:\n    def load(self):\n        return spark.table('t')\n\n",
               b"".join(b"class C%d(C%d):\n    pass\n\n" % (i, i - 1) for i in range(1, count)), b"C%d().load().collect()\n" % (count - 1), ROWS)


def loops(count):
    """Loops side by side, each of two in one another, that change what the next one starts with."""
    return job(b"df = spark.table('t')\n", repeat(count, "for a%d in x:\n    while a%d:\n        df = df.union(spark.table('u%d'))\n"),
               b"rows = df.collect()\n")


def comprehensions(depth):
    return job(ROWS, b"x = ", nested(depth, b"[", b"a", b" for a in b]"), b"\n")


def generated(lines):
    """What a generator of code writes: many short statements of few kinds."""
    one = "df%d = spark.table('shop.t%d')\ndf%d = df%d.select('id', 'c%d')\ndf%d.createOrReplaceTempView('v%d')\nrun_%d(spark, 'v%d')\n\n"
    return job(repeat(lines // 5, one), ROWS)


def dead_code():
    return job(b"def f():\n    return 1\n    x = = 2\n    rows = spark.table('t').collect()\n\n\n", b"raise SystemExit\n", ROWS)


def circle(count):
    """Mutual recursion of all with all."""
    body = b"".join(b"    df = f%d(df)\n" % i for i in range(count))
    return job(b"".join(b"def f%d(df):\n" % i + body + b"    return df\n\n" for i in range(count)),
               b"rows = f0(spark.table('t')).collect()\n")


def large_class(methods):
    return job(b"class Job:\n    def __init__(self, spark):\n        self.spark = spark\n        self.df = spark.table('t')\n\n",
               repeat(methods, "    def m%d(self):\n        self.df = self.df.where('a > %d')\n        return self.m%d()\n\n"),
               b"    def all(self):\n        return self.df.collect()\n\n\nJob(spark).all()\n")


def branches(count):
    return job(b"df = spark.table('t')\nif x == 0:\n    pass\n", repeat(count, "elif x == %d:\n    df = df.where('a > %d')\n"),
               b"rows = df.collect()\n")


def names(count):
    return job(repeat(count, "v%d = spark.table('t%d')\n"), b"rows = v0.collect()\n")


def reassigned(count):
    return job(b"df = spark.table('t')\n", repeat(count, "df = df.withColumn('c%d', df.a + %d)\n"), b"rows = df.collect()\n")


def bases_of_each_other():
    """The second turn of the loop makes each class the other's base."""
    return job(b"for x in y:\n    class A(B):\n        pass\n\n    class B(A):\n        pass\n\n    A().foo.collect()\n", ROWS)


def kept_from_before():
    """What an object keeps is known in the second round, in which nothing is cached yet."""
    return job(b"class A:\n    def f(self):\n        self.df.unpersist()\n        for x in y:\n            self.df = self.df.union(z)\n\n"
               b"    def g(self):\n        self.df = spark.table('t').cache()\n\n\nA().f()\n", ROWS)


def growing_texts(count):
    return job(b"q = 'a'\n", repeat(count, "q = f'{q} b%d'\n"), b"spark.sql(q).collect()\n")


def stars(count):
    return job(repeat(count, "from m%d import *\n"), repeat(count, "x = f%d(spark)\n"), ROWS)


def lookups(count):
    return job(b"d = {\n", repeat(count, "    'k%d': spark.table('t%d'),\n"), b"}\n", repeat(count, "x = d['k%d']\n"), ROWS)


def appends(count):
    return job(b"all = []\nfor x in y:\n", repeat(count, "    all.append(spark.table('t%d').collect())\n"))


def caches(count):
    return job(repeat(count, "d%d = spark.table('t%d').cache()\n"), repeat(count, "d%d.count()\n"), ROWS)


def views(count):
    return job(repeat(count, "spark.table('t').limit(5).createOrReplaceTempView('v%d')\n"), repeat(count, "r = spark.table('v%d').collect()\n"), ROWS)


def attributes(count):
    return job(b"class J:\n    def f(self):\n", repeat(count, "        self.a%d = spark.table('t%d')\n"), repeat(count, "        x = self.a%d\n"), ROWS)


def realistic(size):
    one = (b"def load_%d(spark, day):\n"
           b"    orders = spark.read.parquet('orders').where(F.col('day') == day)\n"
           b"    customers = spark.table('shop.customers').select('id', 'name')\n"
           b"    joined = orders.join(customers, orders.customer == customers.id, 'left')\n"
           b"    totals = joined.groupBy('name').agg(F.sum('amount').alias('total'))\n"
           b"    totals.write.mode('overwrite').parquet('out/%d')\n"
           b"    for row in totals.limit(10).collect():\n"
           b"        print(row['name'], f'{row.total:.2f}')\n\n\n")
    return job(b"from pyspark.sql import functions as F\n\n\n", b"".join(one % (i, i) for i in range(size // len(one))), ROWS)


# ---- many findings ---------------------------------------------------------------------------------------------------

def findings(count):
    return job(repeat(count, "rows%d = spark.table('t%d').collect()\n"))


def findings_on_one_line(count):
    return job(b"; ".join(b"r%d = spark.table('t').collect()" % i for i in range(count)), b"\n")


def findings_in_one_statement(count):
    return job(b"all = [\n", repeat(count, "    spark.table('t%d').collect(),\n"), b"]\n")


def findings_in_functions(count):
    return job(repeat(count, "def f%d(df, n=%d):\n    rows = spark.table('t').where(df.a > n).collect()\n    return rows\n\n"))


def findings_with_comments(count):
    return job(repeat(count, "# oomlint: ignore[OOM%d] nothing of that name\nr = spark.table('t').collect()  # noqa: E501\n"))


def findings_below_comments(count):
    """One block of comments above many findings in one statement."""
    return job(b"# a comment that silences nothing\n" * count, b"all = [", b", ".join([b"spark.table('t').collect()"] * count), b"]\n")


def findings_in_latin_1(count):
    return b"# coding: latin-1\n" + job(b"name = '\xe9'\n", repeat(count, "rows%d = spark.table('t\xe9').collect()\n".encode("latin-1")))


def findings_on_one_line_in_latin_1(count):
    return b"# coding: latin-1\n" + job(b"n = '\xe9'; ", b"; ".join(b"r = spark.table('t\xe9').collect()" for i in range(count)), b"\n")


def imports(count):
    return job(repeat(count, "import m%d\n"), repeat(count, "rows = spark.table('t').collect()[0][0]\n"))


# ---- not Python ------------------------------------------------------------------------------------------------------

def noise(size):
    return job(ROWS, random.Random(7).randbytes(size))


def conflict(count):
    one = b"<<<<<<< HEAD\nrows = spark.table('a').collect()\n=======\nrows = spark.table('b').collect()\n>>>>>>> branch\n"
    return job(one * count)


def python_2(count):
    return job(ROWS, repeat(count, "print 'line', %d\ntry:\n    exec 'x'\nexcept E, e:\n    raise E, 'text'\nx = 0777 <> 1L\n"))


# ---- notebooks -------------------------------------------------------------------------------------------------------

def code(*lines, outputs=()):
    return {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": list(outputs), "source": list(lines)}


def notebook(cells):
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1).encode()


HEAD_CELL = code(*HEAD.decode().splitlines(keepends=True))


def many_cells(count):
    return notebook([HEAD_CELL, *[code("x = spark.table('t').limit(%d)" % i) for i in range(count)], code(ROWS.decode())])


def findings_in_cells(count):
    return notebook([HEAD_CELL, *[code("rows = spark.table('t').collect()") for _ in range(count)]])


def findings_in_one_cell(count):
    return notebook([HEAD_CELL, code(*["rows = spark.table('t').collect()\n"] * count)])


def findings_in_one_line_of_a_cell(count):
    return notebook([HEAD_CELL, code("name = 'é\"'; " + "; ".join(['r = spark.table("t").collect()'] * count))])


def one_string_cell(count):
    """The source as one string, all else than ASCII escaped."""
    cell = code()
    cell["source"] = "name = 'é'\n" + "rows = spark.table('é').collect()\n" * count
    return notebook([HEAD_CELL, cell])


def outputs(size):
    return notebook([HEAD_CELL, code(ROWS.decode(), outputs=[{"data": {"image/png": "A" * size}, "output_type": "display_data"}])])


def sql_cells(size, magic):
    """Bare SQL in the cells of a notebook, with or without a magic."""
    lines = [magic] + (QUERY.decode() * (size // len(QUERY) // 10)).splitlines(keepends=True)
    return notebook([HEAD_CELL, *[code(*lines)] * 10, code(ROWS.decode())])


def source_cells(size, magic):
    cell = b"\n# COMMAND ----------\n\n# MAGIC " + magic + b"\n" + b"# MAGIC " + QUERY
    return b"# Databricks notebook source\n" + job(cell * (size // len(cell)), b"\n# COMMAND ----------\n\n", ROWS)


def truncated():
    return many_cells(100)[:-3000]


# ---- encodings -------------------------------------------------------------------------------------------------------

READ = {  # names as PEP 263 takes them: the codec, and a character that is not UTF-8 in it
    **dict.fromkeys(["latin-1", "latin1", "iso-8859-1", "iso8859-1", "8859", "L1", "Latin_1"], ("latin-1", "é")),
    **dict.fromkeys(["cp1252", "windows-1252", "1252", "Windows_1252"], ("cp1252", "€")),
    **dict.fromkeys(["iso-8859-15", "iso8859-15", "latin-9", "latin9", "l9"], ("iso-8859-15", "€")),
}
NOT_READ = {"koi8-r": ("koi8-r", "ё"), "shift_jis": ("shift_jis", "表"), "gb18030": ("gb18030", "表"), "no-such": ("latin-1", "é")}


def declared(name, codec, text):
    return f"# -*- coding: {name} -*-\n".encode() + job(b"x = '", text.encode(codec), b"'\n", ROWS)


def marked(encoding, mark=b""):
    return mark + (HEAD + ROWS).decode().encode(encoding)


OOM = "OOM101"
DEEP = "OOM101 OOM906"  # what is too deep to evaluate is said to be
LARGE = ("--max-file-size", "200m")

QUICK = [
    Text("10,000 regions that nobody ends", lambda: job(b"t = spark.table('t')\n", repeat(10_000, "# oomlint: disable[collect-unbounded]\nt.collect()\n")),
         "OOM923 OOM924"),
    Text("20,000 comments that name no rule", lambda: job(repeat(20_000, "x = 1  # oomlint: ignore[rule-%d]\n"), ROWS), OOM + " OOM922"),
    Text("a comment with 20,000 words", lambda: job(b"# oomlint: ignore[", b"OOM102, " * 20_000, b"OOM101]\n", ROWS), "OOM923"),
    Text("20,000 comments in a statement", lambda: job(b"x = [\n", b"1,  # oomlint: ignore[OOM102]\n" * 20_000, b"]\n", ROWS), OOM + " OOM923"),
    Text("20,000 chained filters", lambda: chain(20_000), DEEP),
    Text("3,000 functions that call one another", lambda: calls(3000), DEEP),
    Text("functions that call the one before twice, 60 deep", lambda: doubling(60), "OOM906"),
    Text("a ring of 2,000 functions", lambda: ring(2000), DEEP),
    Text("2,000 classes, one above the other", lambda: classes(2000), OOM),
    Text("500 loops in loops, side by side", lambda: loops(500), OOM),
    Text("300 nested loops", lambda: job(stairs(300, b"for x in y:", ROWS)), OOM),
    Text("2,000 nested comprehensions", lambda: comprehensions(2000), DEEP),
    Text("2,000 lines of a generator of code", lambda: generated(2000), OOM),
    Text("200 star imports", lambda: stars(200), OOM),
    Text("dead code, and errors in it", dead_code, "OOM101 OOM904"),
    Text("a stub file", lambda: job(b"rows: list\n\ndef f(df: DataFrame) -> list: ...\n", ROWS), OOM, "job.pyi"),
    Text("mutual recursion of 30 functions", lambda: circle(30), DEEP),
    Text("300 nested ifs", lambda: job(stairs(300, b"if x:", ROWS)), OOM),
    Text("2,000 nested ifs", lambda: job(stairs(2000, b"if x:", ROWS)), "OOM905"),
    Text("1,000 nested functions", lambda: job(stairs(1000, b"def f():", ROWS)), "OOM905"),
    Text("3,000 branches of one if", lambda: branches(3000), DEEP),
    Text("a class of 500 methods", lambda: large_class(500), OOM),
    Text("a dict of 20,000 entries", lambda: job(b"d = {\n", repeat(20_000, "    'k%d': %d,\n"), b"}\n", ROWS), OOM),
    Text("a list of 30,000 elements", lambda: job(b"x = [", b"1, " * 30_000, b"]\n", ROWS), OOM),
    Text("3,000 times df = df.withColumn", lambda: reassigned(3000), OOM),
    Text("5,000 names", lambda: names(5000), OOM),
    Text("10,000 nested parentheses", lambda: job(ROWS, b"x = ", nested(10_000, b"(", b"1", b")"), b"\n"), DEEP),
    Text("10,000 parentheses that do not close", lambda: job(ROWS, b"x = ", b"(" * 10_000), "OOM101 OOM904"),
    Text("5,000 nested lists", lambda: job(ROWS, b"x = ", nested(5000, b"[", b"", b"]"), b"\n"), DEEP),
    Text("5,000 nested calls", lambda: job(b"x = ", nested(5000, b"f(", b"spark.table('t').collect()", b")"), b"\n"), "OOM906"),
    Text("5,000 nested conditionals", lambda: job(ROWS, b"x = ", b"1 if a else " * 5000, b"2\n"), DEEP),
    Text("5,000 nested lambdas", lambda: job(ROWS, b"x = ", b"lambda: " * 5000, b"2\n"), OOM),
    Text("20,000 times not", lambda: job(ROWS, b"x = ", b"not " * 20_000, b"a\n"), DEEP),
    Text("20,000 minus signs", lambda: job(ROWS, b"x = ", b"-" * 20_000, b"1\n"), DEEP),
    Text("10,000 texts in a sum", lambda: job(ROWS, b"x = ", b"'a' + " * 10_000, b"'b'\n"), OOM),
    Text("10,000 conditions joined by and", lambda: job(ROWS, b"x = ", b"a and " * 10_000, b"b\n"), DEEP),
    Text("10,000 assignments in one", lambda: job(b"a = " * 10_000, b"spark.table('t').collect()\n"), OOM),
    Text("10,000 attributes in a row", lambda: job(ROWS, b"x = a", b".b" * 10_000, b"\n"), DEEP),
    Text("10,000 subscripts in a row", lambda: job(ROWS, b"x = a", b"[0]" * 10_000, b"\n"), DEEP),
    Text("2,000 decorators", lambda: job(b"@cached\n" * 2000, b"def f():\n    return spark.table('t').collect()\n"), OOM),
    Text("5,000 parameters", lambda: job(b"def f(", repeat(5000, "a%d=1, "), b"df=None):\n    pass\n\n\n", ROWS), OOM),
    Text("an f-string of 5,000 parts", lambda: job(ROWS, b"x = f'", b"{a} " * 5000, b"'\n"), OOM),
    Text("an SQL text of 100 KB", lambda: job(b"rows = spark.sql('''", QUERY * 900, b"''').collect()\n"), "OOM105"),
    Text("an SQL text of 10,000 brackets", lambda: job(b"rows = spark.sql('''SELECT ", b"(" * 10_000, b"''').collect()\n"), ""),
    Text("classes that a loop makes each other's base", bases_of_each_other, OOM),
    Text("a cache that an object keeps", kept_from_before, OOM),
    Text("1,000 keys and lookups", lambda: lookups(1000), OOM),
    Text("1,000 appends in a loop", lambda: appends(1000), "OOM109"),
    Text("2,000 findings", lambda: findings(2000), OOM, fix=True),
    Text("1,000 findings on one line", lambda: findings_on_one_line(1000), OOM, fix=True),
    Text("1,000 findings in one cell", lambda: findings_in_one_cell(1000), OOM, "job.ipynb", fix=True),
    Text("nothing", lambda: b"", ""),
    Text("nothing but a byte order mark", lambda: b"\xef\xbb\xbf", ""),
    Text("nothing but NUL", lambda: b"\0" * 100_000, ""),
    Text("only line ends", lambda: HEAD + b"\r\n\r\n\n\r" * 50_000 + ROWS, OOM),
    Text("NUL in the code", lambda: job(ROWS, b"x = 1\0\0\0 + 2\n"), "OOM101 OOM904"),
    Text("random bytes", lambda: noise(20_000), "OOM903"),
    Text("a text that is not UTF-8", lambda: job(b"x = '\xff\xfe'\n", ROWS), "OOM903"),
    Text("UTF-8 cut off", lambda: job(ROWS, b"# \xe2\x82"), "OOM903"),
    Text("UTF-8 with its mark", lambda: marked("utf-8", b"\xef\xbb\xbf"), OOM),
    Text("UTF-16, little end first", lambda: marked("utf-16-le", b"\xff\xfe"), "OOM903"),
    Text("UTF-16, big end first", lambda: marked("utf-16-be", b"\xfe\xff"), "OOM903"),
    Text("UTF-32", lambda: marked("utf-32"), "OOM903"),
    *[Text(f"declared as {name}", partial(declared, name, *how), OOM) for name, how in READ.items()],
    *[Text(f"declared as {name}", partial(declared, name, *how), "OOM903") for name, how in NOT_READ.items()],
    Text("merge conflicts", lambda: conflict(20), "OOM101 OOM904"),
    Text("Python 2", lambda: python_2(20), "OOM101 OOM904"),
    Text("code that breaks off", lambda: job(ROWS, b"def f(df):\n    return df.where("), "OOM101 OOM904"),
    Text("a text that does not end", lambda: job(ROWS, b"x = '''\n" + QUERY * 20), "OOM101 OOM904"),
    Text("only SQL", lambda: HEAD + QUERY * 100, "OOM904"),
    Text("a notebook of 2,000 cells", lambda: many_cells(2000), OOM, "job.ipynb"),
    Text("a notebook that is no JSON", lambda: job(ROWS), "OOM907", "job.ipynb"),
    Text("a notebook of other JSON", lambda: b'["pyspark", {"a": "collect"}]', "OOM907", "job.ipynb"),
    Text("a notebook of wrong types", lambda: b'{"cells": [1, null, {"cell_type": "code", "source": 3}, {"source": ["pyspark", "collect", 4]}, "x", [[]]]}', "", "job.ipynb"),
    Text("a notebook that breaks off", truncated, "OOM907", "job.ipynb"),
    Text("an empty notebook", lambda: b"", "", "job.ipynb"),
    Text("JSON nested 100,000 deep", lambda: b'{"pyspark.collect": ' + nested(100_000, b"[", b"", b"]") + b"}", "OOM907", "job.ipynb"),
    Text("a notebook with a surrogate alone", lambda: notebook([HEAD_CELL, code("x = '\ud800'\n", ROWS.decode())]), OOM, "job.ipynb"),
    Text("cells of SQL with %%sql", lambda: sql_cells(20_000, "%%sql\n"), OOM, "job.ipynb"),
    Text("cells of SQL with %sql", lambda: sql_cells(20_000, "%sql\n"), OOM, "job.ipynb"),
    Text("cells of bare SQL", lambda: sql_cells(20_000, ""), "OOM101 OOM904", "job.ipynb"),
    Text("a Databricks source notebook of %sql", lambda: source_cells(20_000, b"%sql"), OOM),
]

HEAVY = [
    Text("50,000 chained filters", lambda: chain(50_000), DEEP),
    Text("50,000 chained filters, one to a line", lambda: chain(50_000, b" \\\n    .where('a > 1')"), DEEP),
    Text("50,000 chained filters in brackets", lambda: job(b"rows = (spark.table('t')\n", b"    .where('a > 1')\n" * 50_000, b"    .collect())\n"), "OOM906"),
    Text("30,000 functions that call one another", lambda: calls(30_000), DEEP),
    Text("a ring of 10,000 functions", lambda: ring(10_000), DEEP),
    Text("20,000 classes, one above the other", lambda: classes(20_000), OOM),
    Text("5,000 loops in loops, side by side", lambda: loops(5000), OOM),
    Text("100,000 nested comprehensions", lambda: comprehensions(100_000), DEEP),
    Text("50,000 lines of a generator of code", lambda: generated(50_000), OOM),
    Text("mutual recursion of 200 functions", lambda: circle(200), DEEP),
    Text("20,000 branches of one if", lambda: branches(20_000), DEEP),
    Text("a class of 2,000 methods", lambda: large_class(2000), OOM),
    Text("a class of 20,000 methods", lambda: large_class(20_000), OOM),
    Text("a dict of 200,000 entries", lambda: job(b"d = {\n", repeat(200_000, "    'k%d': %d,\n"), b"}\n", ROWS), OOM),
    Text("a list of 300,000 elements", lambda: job(b"x = [", b"1, " * 300_000, b"]\n", ROWS), OOM),
    Text("30,000 times df = df.withColumn", lambda: reassigned(30_000), OOM),
    Text("100,000 names", lambda: names(100_000), OOM),
    Text("1,000,000 nested parentheses", lambda: job(ROWS, b"x = ", nested(1_000_000, b"(", b"1", b")"), b"\n"), DEEP),
    Text("1,000,000 parentheses that do not close", lambda: job(ROWS, b"x = ", b"(" * 1_000_000), "OOM101 OOM904"),
    Text("1,000,000 nested lists", lambda: job(ROWS, b"x = ", nested(1_000_000, b"[", b"", b"]"), b"\n"), "OOM905"),
    Text("100,000 nested calls", lambda: job(b"x = ", nested(100_000, b"f(", b"spark.table('t').collect()", b")"), b"\n"), "OOM906"),
    Text("500,000 times not", lambda: job(ROWS, b"x = ", b"not " * 500_000, b"a\n"), DEEP),
    Text("200,000 texts in a sum", lambda: job(ROWS, b"x = ", b"'a' + " * 200_000, b"'b'\n"), OOM),
    Text("200,000 attributes in a row", lambda: job(ROWS, b"x = a", b".b" * 200_000, b"\n"), DEEP),
    Text("an SQL text of 5 MB", lambda: job(b"rows = spark.sql('''", QUERY * 45_000, b"''').collect()\n"), "OOM105"),
    Text("20,000 findings", lambda: findings(20_000), OOM, fix=True),
    Text("20,000 findings on one line", lambda: findings_on_one_line(20_000), OOM, fix=True),
    Text("20,000 findings in one statement", lambda: findings_in_one_statement(20_000), OOM, fix=True),
    Text("20,000 findings in as many functions", lambda: findings_in_functions(20_000), OOM, fix=True),
    Text("20,000 findings with comments", lambda: findings_with_comments(20_000), OOM, fix=True),
    Text("20,000 findings below 20,000 comments", lambda: findings_below_comments(20_000), OOM, fix=True),
    Text("20,000 findings on one line of Latin-1", lambda: findings_on_one_line_in_latin_1(20_000), OOM, fix=True),
    Text("10,000 findings on one line of a cell", lambda: findings_in_one_line_of_a_cell(10_000), OOM, "job.ipynb", fix=True),
    Text("20,000 texts, each longer than the one before", lambda: growing_texts(20_000), "OOM906"),
    Text("16,000 star imports", lambda: stars(16_000), OOM),
    Text("4,000 keys and lookups", lambda: lookups(4000), OOM),
    Text("16,000 appends in a loop", lambda: appends(16_000), "OOM109"),
    Text("4,000 caches", lambda: caches(4000), OOM),
    Text("16,000 views", lambda: views(16_000), OOM),
    Text("4,000 attributes", lambda: attributes(4000), OOM),
    Text("20,000 findings in Latin-1", lambda: findings_in_latin_1(20_000), OOM, fix=True),
    Text("20,000 findings and 20,000 imports", lambda: imports(20_000), "OOM104", fix=True),
    Text("20,000 findings in as many cells", lambda: findings_in_cells(20_000), OOM, "job.ipynb", fix=True),
    Text("20,000 findings in one cell", lambda: findings_in_one_cell(20_000), OOM, "job.ipynb", fix=True),
    Text("20,000 findings in a cell of one string", lambda: one_string_cell(20_000), OOM, "job.ipynb", fix=True),
    Text("1 MB of random bytes", lambda: noise(1_000_000), "OOM903"),
    Text("5,000 merge conflicts", lambda: conflict(5000), "OOM101 OOM904"),
    Text("20,000 statements of Python 2", lambda: python_2(20_000), "OOM101 OOM904"),
    Text("139 KB of bare SQL", lambda: job(ROWS, QUERY * (139_000 // len(QUERY))), "OOM101 OOM904"),
    Text("a notebook of 100,000 cells", lambda: many_cells(100_000), OOM, "job.ipynb", LARGE),
    Text("a notebook with 10 MB of pictures", lambda: outputs(10_000_000), OOM, "job.ipynb"),
    Text("JSON nested 1,000,000 deep", lambda: b'{"pyspark.collect": ' + nested(1_000_000, b"[", b"", b"]") + b"}", "OOM907", "job.ipynb"),
    Text("139 KB of SQL in cells with %%sql", lambda: sql_cells(139_000, "%%sql\n"), OOM, "job.ipynb"),
    Text("139 KB of SQL in cells with %sql", lambda: sql_cells(139_000, "%sql\n"), OOM, "job.ipynb"),
    Text("139 KB of bare SQL in cells", lambda: sql_cells(139_000, ""), "OOM101 OOM904", "job.ipynb"),
    Text("139 KB of %sql in a Databricks source notebook", lambda: source_cells(139_000, b"%sql"), OOM),
    Text("a job of 1 MB", lambda: realistic(1_000_000), OOM),
    Text("a line of 100 MB", lambda: job(ROWS, b"x = '" + b"a" * 100_000_000 + b"'\n"), "OOM908"),
    Text("a line of 100 MB that is read", lambda: job(ROWS, b"x = '" + b"a" * 100_000_000 + b"'\n"), OOM, options=LARGE),
    Text("a line of 100 MB without Spark", lambda: b"x = '" + b"a" * 100_000_000 + b"'\n", "", options=LARGE),
    Text("a finding behind 15 MB on its line", lambda: job(b"x = '", b"a" * 15_000_000, b"'; ", ROWS), OOM),
]
