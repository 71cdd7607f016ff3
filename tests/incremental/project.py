"""A made-up project whose files hang together in every way that there is, and random edits of it."""

FOLDERS = ["etl", "etl/deep", "jobs", "notebooks", "loose", "src/lake"]
MODULES = ["etl/__init__", "etl/frames", "etl/tools", "etl/base", "etl/deep/__init__", "etl/deep/rows", "jobs/daily", "jobs/weekly", "jobs/shared",
           "notebooks/start", "notebooks/common", "notebooks/setup", "loose/one", "loose/two", "src/lake/io", "plain"]
NOTEBOOKS = "# Databricks notebook source\n"
NAMES = ["load", "give", "use", "keep", "many", "send"]
TABLES = ["shop.orders", "shop.countries", "raw.events"]


class Project:
    """Texts by path; each text is a list of pieces."""

    def __init__(self, dice):
        self.dice = dice
        self.pieces = {}
        self.settings = {"pyproject.toml": "[project]\nname = 'made-up'\n"}
        for name in MODULES:
            self.pieces[name + ".py"] = [self.piece(name + ".py") for _ in range(dice.randint(2, 9))]

    def texts(self):
        texts = {path: self.text(path) for path in self.pieces}
        texts.update(self.settings)
        return texts

    def text(self, path):
        start = NOTEBOOKS if path.startswith("notebooks/") else ""
        return start + "\n".join(self.pieces[path]) + "\n"

    def piece(self, path):
        kinds = [self.importing, self.importing, self.function, self.function, self.call, self.call, self.klass, self.constant]
        if path.startswith("notebooks/"):
            kinds += [self.run, self.run]
        return self.dice.choice(kinds)(path)

    def name(self):
        return self.dice.choice(NAMES)

    def module(self):
        return self.dice.choice(MODULES).replace("/__init__", "").replace("src/", "").replace("/", ".")

    def importing(self, path):
        module, name = self.module(), self.name()
        last = module.split(".")[-1]
        return self.dice.choice([
            f"from {module} import {name}", f"from {module} import {name} as {self.name()}", f"import {module}", f"from {module} import *",
            f"from .{last} import {name}", f"from . import {last}", f"from ..{last} import {name}", f"from {module} import Job",
            f"import {module} as helper", f"from {module} import Job as Base"])

    def run(self, path):
        return f"# MAGIC %run ./{self.dice.choice(['start', 'common', 'setup'])}"

    def frame(self):
        return self.dice.choice([
            f"spark.read.table('{self.dice.choice(TABLES)}')", f"spark.table('{self.dice.choice(TABLES)}').limit({self.dice.randint(1, 9)})",
            "df", "df.where('a > 3')", "df.cache()", f"{self.name()}(df)", f"{self.name()}(spark)", f"helper.{self.name()}(df)",
            "spark.range(10)", "df.groupBy('customer_id').count()", f"Job(df).{self.name()}()"])

    def result(self):
        frame = self.frame()
        return self.dice.choice([frame, f"{frame}.collect()", f"{frame}.toPandas()", f"{frame}.count()", f"[r for r in {frame}.collect()]",
                                 f"{frame}.unpersist()", f"{{'all': {frame}, 'n': 3}}", f"{self.name()}", "Job(df)"])

    def function(self, path):
        lines = [f"    x = {self.result()}" for _ in range(self.dice.randint(0, 2))]
        return "\n".join([f"def {self.name()}(df{self.dice.choice(['', ', n=3', ', *more'])}):", *lines, f"    return {self.result()}"])

    def klass(self, path):
        base = self.dice.choice(["", "(Base)", "(Job)", "(helper.Job)"])
        return "\n".join([f"class Job{base}:", "    def __init__(self, df):", f"        self.frame = {self.frame()}",
                          f"    def {self.name()}(self):", f"        return self.frame{self.dice.choice(['', '.collect()', '.limit(3)'])}"])

    def call(self, path):
        name = self.name()
        return self.dice.choice([
            f"rows = {self.result()}", f"from pyspark.sql import SparkSession\nspark = SparkSession.builder.getOrCreate()\nx = {name}({self.frame()})",
            f"for day in range(30):\n    df = {name}({self.frame()})", f"out = spark.table('t').rdd.map({name}).collect()",
            f"job = Job({self.frame()})\njob.{name}()", f"spark.readStream.table('t').writeStream.foreachBatch({name}).start()",
            f"y = helper.{name}({self.frame()}).collect()", f"z = {name}(helper.{self.name()})"])

    def constant(self, path):
        return self.dice.choice(["LIMIT = 10", "TABLE = 'raw.events'", "# a comment", "spark.conf.set('spark.sql.shuffle.partitions', '10')",
                                 "df = spark.table('shop.orders')", "", "x = (", "__all__ = ['load']"])

    # ---- edits: each returns the paths that it touched ----

    def edit(self):
        kinds = [self.change, self.change, self.change, self.insert, self.insert, self.remove, self.comment, self.comment, self.twin]
        rare = [self.delete, self.create, self.create, self.set_settings, self.move_folder]
        return self.dice.choice(rare if self.dice.random() < 0.2 else kinds)()

    def some(self):
        return self.dice.choice(sorted(self.pieces))

    def change(self):
        path = self.some()
        if not self.pieces[path]:
            return self.insert()
        self.pieces[path][self.dice.randrange(len(self.pieces[path]))] = self.piece(path)
        return [path]

    def insert(self):
        path = self.some()
        self.pieces[path].insert(self.dice.randint(0, len(self.pieces[path])), self.piece(path))
        return [path]

    def remove(self):
        path = self.some()
        if self.pieces[path]:
            self.pieces[path].pop(self.dice.randrange(len(self.pieces[path])))
        return [path]

    def comment(self):
        path = self.some()
        self.pieces[path].insert(self.dice.randint(0, len(self.pieces[path])), "# " + "x" * self.dice.randint(0, 5))
        return [path]

    def twin(self):
        """Two files at once."""
        return self.change() + self.insert()

    def delete(self):
        path = self.some()
        if len(self.pieces) > 8:
            del self.pieces[path]
        return [path]

    def create(self):
        path = self.dice.choice([name + ".py" for name in MODULES] + ["loose/__init__.py", "jobs/__init__.py", "etl/deep.py", "lake.py"])
        self.pieces.setdefault(path, [self.piece(path) for _ in range(self.dice.randint(0, 6))])
        return [path]

    def move_folder(self):
        """A folder goes, with all that is in it, or comes back; only the folder is said to have changed."""
        folder = self.dice.choice(["etl/deep", "loose", "src"])
        gone = [path for path in self.pieces if path.startswith(folder + "/")]
        for path in gone:
            del self.pieces[path]
        if not gone:
            for name in MODULES:
                if name.startswith(folder + "/"):
                    self.pieces[name + ".py"] = [self.piece(name + ".py") for _ in range(4)]
        return [folder]

    def set_settings(self):
        path = self.dice.choice(["pyproject.toml", "jobs/oomlint.toml", "requirements.txt", ".gitignore", "etl/pyproject.toml"])
        if path in self.settings and self.dice.random() < 0.4:
            del self.settings[path]
            return [path]
        words = self.dice.choice(["ignore = ['collect-unbounded']", "small-tables = ['shop.*']", "spark-version = '3.5'", "confidence = 'possible'",
                                  "select = ['driver-result']", "exclude = ['loose']", "spark-conf = {'spark.driver.memory' = '8g'}", ""])
        if path.endswith("pyproject.toml"):
            words = f"[project]\nname = 'made-up'\n[tool.oomlint]\n{words}"
        if path == "requirements.txt":
            words = self.dice.choice(["pyspark==3.4.1", "pyspark>=3.0", "pandas"])
        if path == ".gitignore":
            words = self.dice.choice(["loose/", "*.txt", "jobs/weekly.py"])
        self.settings[path] = words + "\n"
        return [path]
