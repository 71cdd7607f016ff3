import io
import sys

import numpy as np
import pandas as pd
import requests
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("load").getOrCreate()
events = spark.read.table("events")

#: A file that pandas reads and Spark could
frame = pd.read_parquet("s3://lake/customers.parquet")
customers = spark.createDataFrame(frame)  # expect: createdataframe-big-local
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^

#: Many files, one after the other
parts = [pd.read_csv(path) for path in ["a.csv", "b.csv"]]
together = spark.createDataFrame(data=pd.concat(parts))  # expect: createdataframe-big-local

#: A reader by the name of the format
reader = getattr(pd, f"read_{sys.argv[1]}")
pieces = []
for path in sys.argv[2:]:
    pieces.append(reader(path))
uploaded = spark.createDataFrame(pd.concat(pieces))  # expect: createdataframe-big-local

#: Rows that were with Spark before
rows = events.collect()  # expect: collect-unbounded
# fixed: rows = events.limit(1000).collect()
cleaned = [(row.id, row.name.strip()) for row in rows]
clean = spark.createDataFrame(cleaned, ["id", "name"])  # expect: createdataframe-big-local

#: Columns of such a frame
local = events.toPandas()  # expect: topandas-unbounded
scored = pd.DataFrame({"id": local["id"], "score": local["amount"] * 2})
back = spark.createDataFrame(scored)  # expect: createdataframe-big-local

#: Made-up rows
made = spark.createDataFrame([(i, f"user_{i}") for i in range(1000000)], ["id", "name"])  # expect: createdataframe-big-local
features = np.random.rand(50000, 3000)
points = spark.createDataFrame(pd.DataFrame({"features": list(features)}))  # expect: createdataframe-big-local

#: Thirty million numbers are 240 MB, which a driver has room for
wide = np.random.rand(50000, 600)
few = spark.createDataFrame(pd.DataFrame({"features": list(wide)}))

#: Literal rows, few rows
literal = spark.createDataFrame([(1, "a"), (2, "b")], ["id", "name"])
thousand = spark.createDataFrame([(i,) for i in range(1000)], ["id"])
head = spark.createDataFrame(events.limit(100).toPandas())
summary = spark.createDataFrame(events.groupBy("country").count().toPandas())

#: A sheet ends at a million rows, and `nrows` says how many
sheet = spark.createDataFrame(pd.read_excel("rates.xlsx"))
start = spark.createDataFrame(pd.read_csv("events.csv", nrows=1000))
rates = spark.createDataFrame(getattr(pd, "read_excel")("rates.xlsx"))
other = spark.createDataFrame(getattr(pd, sys.argv[1])("rates.xlsx"))

#: What is fetched from the web is small, as far as anybody knows, and Spark cannot read it there
page = spark.createDataFrame(pd.read_csv("https://example.org/rates.csv"))
text = requests.get("https://example.org/codes.csv").text
codes = spark.createDataFrame(pd.read_csv(io.StringIO(text)))

#: Nothing local
same = spark.createDataFrame(events.rdd.map(lambda row: (row.id, 1)), ["id", "one"])
million = spark.range(1000000).select("id", F.rand().alias("value"))


#: What an object that is no frame writes, of a column or of the JVM's frame
def write_parts(df, writer):
    paths = writer.write(df._jdf, "s3://lake/parts")
    names = writer.write(F.col("name"), "s3://lake/names")
    return spark.createDataFrame(list(paths), "path string"), spark.createDataFrame(list(names), "path string")


#: A file whose name says that it is small
portfolio = spark.createDataFrame(pd.read_json("config/portfolio.json", orient="records"))
country_lookup = pd.read_csv("s3://lake/countries.csv")
countries = spark.createDataFrame(country_lookup)
products = spark.createDataFrame(pd.read_json("s3://lake/products.json"))  # expect: createdataframe-big-local
