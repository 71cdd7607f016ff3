import pandas as pd
import polars as pl
import pyarrow as pa
from pyspark.sql import SparkSession
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
