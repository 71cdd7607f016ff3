import pandas as pd
import polars as pl
import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("loans").getOrCreate()
loans = spark.read.parquet("s3://lake/loans")

#: A whole data set as one pandas frame
frame = loans.toPandas()  # expect: topandas-unbounded
#       ^^^^^^^^^^^^^^^^
# fixed: frame = loans.limit(1000).toPandas()
print(frame.describe())

#: Fewer columns and a filter do not bound the rows
defaults = loans.where("status = 'default'").select("amount", "rate").toPandas()  # expect: topandas-unbounded
# fixed: defaults = loans.where("status = 'default'").select("amount", "rate").limit(1000).toPandas()

#: An Arrow table is no smaller
table = loans.toArrow()  # expect: topandas-unbounded
# fixed: table = loans.limit(1000).toArrow()


#: A frame kept in an attribute
class Report:
    def __init__(self):
        self.loans = spark.read.table("loans")

    def plot(self):
        self.loans.toPandas().plot(x="amount", y="rate")  # expect: topandas-unbounded


#: A limit, an aggregate, a summary
head = loans.limit(10_000).toPandas()
totals = loans.agg(F.sum("amount"), F.avg("rate")).toPandas()
shape = loans.summary().toPandas()

#: Few groups
by_country = loans.groupBy("country").agg(F.count("*").alias("n")).toPandas()

#: Command output and literal rows
views = spark.sql("SHOW VIEWS").toPandas()
names = spark.createDataFrame([(1, "fixed"), (2, "variable")], ["id", "kind"]).toPandas()

#: pandas, polars and pyarrow frames are local already
local = pd.DataFrame({"a": [1, 2]}).head(1)
small = pl.DataFrame({"a": [1, 2]}).to_pandas()
arrow = pa.table({"a": [1, 2]}).to_pandas()


#: A limit where one is given, or where there are too many
def fetch(limit=None, most=100_000):
    wanted = loans.where("amount > 0")
    if limit is not None:
        wanted = wanted.limit(limit)
    if wanted.count() > most:
        wanted = wanted.limit(most)
    return wanted.toPandas()


#: Nobody gives one
def peek(debug=False):
    wanted = loans.limit(100) if debug else loans
    return wanted.toPandas()  # expect: topandas-unbounded


#: Whoever compares how many there are
def fetch_few(wanted, most=100_000):
    found = loans.where(F.col("amount") > wanted)
    number = found.count()
    if number > most:
        raise ValueError(f"{number} loans are too many")
    return found.toPandas()


def fetch_or_write(path):
    open_loans = loans.where("status = 'open'")
    if open_loans.count() < 10_000:
        open_loans.toPandas().to_csv(path)
    else:
        open_loans.write.csv(path)


def fetch_checked(keep=None):
    found = loans.where("amount > 0")
    if keep is None or found.count() >= 5000:
        return []
    rates = spark.table("rates")
    old_rates = spark.table("old_rates")
    assert rates.count() < 500
    return [found.toPandas(), rates.toPandas(), old_rates.toPandas() if 1000 > old_rates.count() else None]


def fetch_given(df, most=5000):
    number = df.count()
    if number > most:
        df = df.sample(most / number)
    return df.toPandas()


def fetch_if_few(df):
    return df.toPandas() if df.count() < 5000 else None


#: By a size that is computed from their number, but not by a share
def fetch_if_small(most):
    open_loans = loans.where("status = 'open'")
    count = open_loans.count()
    size = (count * len(open_loans.columns) * 8) / (1024 * 1024)
    if size > most:
        raise ValueError("too large")
    return open_loans.toPandas()


def fetch_if_rare():
    open_loans = loans.where("status = 'open'")
    if open_loans.count() * 100 / loans.count() > 5:
        raise ValueError("too many open loans")
    return open_loans.toPandas()  # expect: topandas-unbounded


#: Whoever writes down that there are many, and goes on
def fetch_loudly():
    open_loans = loans.where("status = 'open'")
    if open_loans.count() > 100_000:
        print("this will take long")
    return open_loans.toPandas()  # expect: topandas-unbounded


#: Whoever asks only whether there are any, or whether none was lost
def fetch_any(path):
    open_loans = loans.where("status = 'open'")
    if open_loans.count() > 0:
        print(open_loans.toPandas())  # expect: topandas-unbounded
    kept = open_loans.join(spark.table("customers"), "customer")
    if kept.count() < open_loans.count():
        raise ValueError("lost loans")
    print(kept.toPandas())  # expect: topandas-unbounded


#: A function that is there to convert what it is given: who calls it decides. One that does more, or that is called here, is told
class Converter:
    @classmethod
    def to_pandas(cls, frame: DataFrame):
        """The same as pandas."""
        return frame.toPandas()


def as_rows(frame: DataFrame):
    return frame.collect()


def open_as_pandas(frame: DataFrame):
    return frame.where("status = 'open'").toPandas()  # expect: topandas-unbounded


def loans_as_pandas(frame: DataFrame):
    return frame.toPandas()  # expect: topandas-unbounded


print(loans_as_pandas(loans))

#: Data that came with an example
root = spark.conf.get("root")
regions = spark.read.json(f"{root}/examples/data/region.json")
regions.toPandas().plot()
houses = spark.read.json(f"{root}/data/houses.json")
houses.toPandas().plot()  # expect: topandas-unbounded


#: A converter may have two forms, and more than one step
def to_lists(df: DataFrame):
    """One list of values, or one of rows."""
    if len(df.columns) == 1:
        return df.toPandas().squeeze().tolist()
    else:
        return df.toPandas().to_numpy().tolist()


def in_total(df: DataFrame):
    return df.toPandas().sum()  # expect: topandas-unbounded


def to_lists_of_some(df: DataFrame):
    if "name" in df.columns:
        df = df.drop("name")
        return df.toPandas().values.tolist()  # expect: topandas-unbounded
    return []
