import glob
from functools import reduce

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("months").getOrCreate()
sc = spark.sparkContext
paths = glob.glob("/lake/sales/*")

#: Read one by one and united
sales = None
for path in paths:
    month = spark.read.option("header", True).schema("day date, amount double").csv(path)  # expect: reads-in-loop
    sales = month if sales is None else sales.union(month)

#: In a list first
frames = [spark.read.parquet(path) for path in paths]  # expect: reads-in-loop
#         ^^^^^^^^^^^^^^^^^^^^^^^^
everything = reduce(DataFrame.unionByName, frames)

#: Text files
lines = sc.emptyRDD()
for path in paths:
    lines = lines.union(sc.textFile(path))  # expect: reads-in-loop


#: As many as the caller says
def load(names):
    united = spark.read.parquet(names[0])
    for name in names[1:]:
        united = united.unionByName(spark.read.parquet(name))  # expect: reads-in-loop
    return united


def load_json(names):
    parts = []
    for name in names:
        parts.append(spark.read.json(name))  # expect: reads-in-loop
    return reduce(lambda a, b: a.union(b), parts)


def load_lines(names):
    united = sc.emptyRDD()
    for name in names:
        united = united.union(sc.textFile(name))  # expect: reads-in-loop
    return united


#: One read of all
days = spark.read.parquet(*paths)
texts = sc.textFile(",".join(paths))
named = spark.read.json(paths).withColumn("path", F.input_file_name())

#: A few paths
quarter = None
for month in ("01", "02", "03"):
    part = spark.read.parquet("s3://lake/sales/" + month)
    quarter = part if quarter is None else quarter.union(part)

#: Files whose columns differ have to be looked at one by one
shops = []
for path in paths:
    shop = spark.read.option("header", True).csv(path)
    if "amount" in shop.columns:
        shops.append(shop.select("amount"))
amounts = reduce(DataFrame.union, shops)  # expect: union-loop
wanted = None
for path in paths:
    piece = spark.read.option("header", True).csv(path)
    wanted = piece if wanted is None else wanted.unionByName(piece, allowMissingColumns=True)  # expect: union-loop

#: Each for itself
for path in paths:
    spark.read.parquet(path).write.mode("append").saveAsTable("sales")
tables = {path: spark.read.parquet(path) for path in paths}

#: Tried again until it works
for attempt in range(100):
    try:
        united = days.union(spark.read.parquet("s3://lake/late"))
        break
    except ValueError:
        print("not there yet")


#: By a helper, which reads one file as it is told to: it is the loop that can be written otherwise
def read_month(path):
    return spark.read.orc(path)


year = spark.read.orc("s3://lake/first")
for path in paths:
    year = year.union(read_month(path))  # expect: union-loop

#: A service that looks for what is new
while paths:
    spark.read.json("s3://lake/inbox").write.mode("append").saveAsTable("inbox")
