"""Projects of several files that import each other as nobody would. Each row makes the files and says which codes must be among what is found."""
from functools import partial

from texts import notebook, code

HEAD = "from pyspark.sql import SparkSession\nspark = SparkSession.builder.getOrCreate()\n"
ROWS = "rows = spark.table('t').collect()\n"


class Project:
    """`quiet` are files of it in which nothing may be found."""

    def __init__(self, title, make, says="OOM101", quiet=()):
        self.title, self.make, self.says, self.quiet = title, make, set(says.split()), set(quiet)


def main_with(text, **others):
    return {**{f"{name}.py": HEAD + other for name, other in others.items()}, "main.py": HEAD + text + ROWS}


def chain(count):
    """Each file asks the one before."""
    first = {"m0.py": HEAD + "def load(spark):\n    return spark.table('t')\n"}
    rest = {f"m{i}.py": HEAD + f"from m{i - 1} import load as inner\n\n\ndef load(spark):\n    return inner(spark).where('a')\n"
            for i in range(1, count)}
    return {**first, **rest, "main.py": HEAD + f"from m{count - 1} import load\nload(spark).collect()\n"}


def circle(count):
    return {f"m{i}.py": HEAD + f"from m{(i + 1) % count} import f as g\n\n\ndef f(df):\n    return g(df.where('a'))\n\n\nf(spark.table('t'))\n" + ROWS
            for i in range(count)}


def all_of_all(count):
    stars = "".join(f"from m{i} import *\n" for i in range(count))
    return {f"m{i}.py": HEAD + stars + f"\n\ndef f{i}(df):\n    return df.collect()\n\n\nf{(i + 1) % count}(spark.table('t'))\n" for i in range(count)}


def bases(count):
    """Each class of another file has the one before as its base."""
    first = "class C0:\n    def load(self):\n        return spark.table('t')\n"
    return main_with(f"from c import C{count - 1}\nC{count - 1}().load().collect()\n",
                     c=first + "".join(f"class C{i}(C{i - 1}):\n    pass\n" for i in range(1, count)))


def objects(count):
    """Each object of another file holds one of the class before."""
    first = "class C0:\n    def __init__(self):\n        self.x = spark.table('t')\n"
    rest = "".join(f"class C{i}:\n    def __init__(self):\n        self.x = C{i - 1}()\n" for i in range(1, count))
    return main_with(f"from c import c\nc.x.x.collect()\n", c=first + rest + f"c = C{count - 1}()\n")


def callers(count):
    return {"v.py": HEAD + "def f(df):\n    return df.collect()\n", **{f"m{i}.py": HEAD + "from v import f\nf(spark.table('t'))\n" for i in range(count)}}


def calls(count):
    return main_with("from v import f\n" + "f(spark.table('t'))\n" * count, v="def f(df):\n    return df.collect()\n")


def packages(depth):
    inits = {"/".join(f"p{j}" for j in range(i + 1)) + "/__init__.py": HEAD + f"from .p{i + 1} import *\nfrom .. import *\n" for i in range(depth)}
    return {**inits, "/".join(f"p{j}" for j in range(depth)) + "/m.py": HEAD + ROWS}


def notebooks(count):
    return {f"n{i}.ipynb": notebook([code(f"%run ./n{(i + 1) % count}\n"), code(HEAD + ROWS)]).decode() for i in range(count)}


def itself():
    return {"m.py": HEAD + "from m import *\nimport m\nfrom . import m\nfrom .m import x\nm.m.m.f(spark)\n" + ROWS}


def held_by_itself():
    lists = "x = []\nx.append(x)\nd = {}\nd['d'] = d\nfor i in y:\n    x = [x]\n    d = {'a': d}\n"
    thing = "class A:\n    def __init__(self):\n        self.a = self\n        self.b = [self]\n        self.c = A()\n\n\na = A()\n"
    return main_with("from v import x, d, a\nfor y in x:\n    y.collect()\nd['d']['d'].collect()\na.a.a.b[0].collect()\n", v=lists + thing)


def each_others_base():
    return main_with("", a="from b import B\nclass A(B):\n    pass\nA().x.collect()\n", b="from a import A\nclass B(A):\n    pass\nB().x.collect()\n")


def shadowed():
    """A module of one's own that has the name of a package which is known."""
    return main_with("from pyspark.sql import functions\nimport pandas\n", pyspark="class SparkSession:\n    pass\n", pandas="x = spark\n")


def two_of_a_name():
    """Which of them is meant, nobody can tell: only who stands beside one of them."""
    one = HEAD + "def load():\n    return spark.table('t')"
    user = HEAD + "from pkg.load import load\n\nload().collect()\n"
    return {"a/pkg/__init__.py": "", "b/pkg/__init__.py": "", "a/pkg/load.py": one + "\n", "b/pkg/load.py": one + ".limit(5)\n",
            "a/job.py": user, "b/job.py": user, "main.py": user}


def stubs():
    """What a stub says is less than what the module does."""
    return main_with("from v import load\nload().collect()\n", v="def load():\n    return spark.table('t').limit(5)\n") | {
        "v.pyi": HEAD + "def load(): ...\n"}


def dots(count):
    return main_with("from " + "." * count + " import x\nfrom " + "." * count + "m import x\nimport a" + ".b" * count + "\n")


def doubled(times):
    """A value that holds the one before twice: 2 ** times parts."""
    return main_with("from v import y\ny['a'].collect()\n", v="y = {'a': spark.table('t')}\n" + "y = {'a': y, 'b': y}\n" * times)


def long_texts(count):
    return main_with("from v import *\n" + "".join(f"spark.sql(q{i}).collect()\n" for i in range(count)),
                     v="q = 'a'\n" + "".join(f"q{i} = f'{{q}} {'x' * 200}'\nq = q{i}\n" for i in range(count)))


QUICK = [
    Project("100 files, each asks the one before", partial(chain, 100)),
    Project("a circle of 20 files", partial(circle, 20)),
    Project("20 files that import all of each other", partial(all_of_all, 20)),
    Project("a file that imports itself", itself),
    Project("things that hold themselves", held_by_itself),
    Project("classes of two files, each the other's base", each_others_base),
    Project("2,000 classes, one above the other", partial(bases, 2000)),
    Project("2,000 objects, one in the other", partial(objects, 2000), "OOM101 OOM906"),
    Project("1,000 callers in one file", partial(calls, 1000)),
    Project("20 packages, one in the other", partial(packages, 20)),
    Project("20 notebooks that run each other", partial(notebooks, 20)),
    Project("modules of one's own that are called pyspark and pandas", shadowed),
    Project("two packages with one name", two_of_a_name, quiet=("main.py", "b/job.py")),
    Project("a module and its stub", stubs),
    Project("20,000 dots", partial(dots, 20_000)),
    Project("a value of 2 ** 40 parts", partial(doubled, 40)),
]

HEAVY = [
    Project("3,000 files, each asks the one before", partial(chain, 3000)),
    Project("a circle of 1,000 files", partial(circle, 1000)),
    Project("60 files that import all of each other", partial(all_of_all, 60)),
    Project("20,000 classes, one above the other", partial(bases, 20_000)),
    Project("10,000 objects, one in the other", partial(objects, 10_000), "OOM101 OOM906"),
    Project("3,000 callers in as many files", partial(callers, 3000)),
    Project("20,000 callers in one file", partial(calls, 20_000)),
    Project("500 notebooks that run each other", partial(notebooks, 500)),
    Project("1,000 long texts of another file", partial(long_texts, 1000), "OOM101 OOM906"),
]
