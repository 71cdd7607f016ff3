"""Bounds of frames, from their source through every step."""
import sys

import pandas
from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as F
from pyspark.sql.functions import broadcast, col, explode

spark = SparkSession.builder.getOrCreate()  # reveal: session

orders = spark.read.table("orders")  # reveal: dataframe, no row bound
files = spark.read.option("header", True).csv("s3://bucket/orders")  # reveal: dataframe, no row bound
small = orders.limit(10)  # reveal: dataframe, at most 10 rows
n = 5 * 2
folded = orders.limit(n)  # reveal: dataframe, at most 10 rows
some = orders.limit(int(input()))  # reveal: dataframe, a limited number of rows
wanted_rows = int(input())
asked = orders
if wanted_rows:
    asked = asked.limit(wanted_rows)
asked  # reveal: dataframe, not known how many rows
asked = orders.limit(1000) if orders.count() > 1000 else orders  # reveal: dataframe, not known how many rows
asked = orders.limit(1000) if sys.argv[1:] else orders  # reveal: dataframe, no row bound
kept = small.filter(F.col("a") > 1).withColumn("b", F.lit(1)).orderBy("b")  # reveal: dataframe, at most 10 rows
one = orders.agg(F.sum("amount"))  # reveal: dataframe, one row
selected = orders.select(F.max("day"), F.min("day").alias("first"))  # reveal: dataframe, one row
windowed = orders.select(F.sum("amount").over(Window.partitionBy("a")))  # reveal: dataframe, no row bound
nested = orders.select(F.round(F.sum("amount"), 2))  # reveal: dataframe, one row
grouped = orders.groupBy("country").agg(F.count("*"))  # reveal: dataframe, one row per distinct key
many = orders.groupBy("customer_id").count()  # reveal: dataframe, one row per distinct key, and there are many
both = orders.groupBy("country", F.col("user_id")).count()  # reveal: dataframe, one row per distinct key, and there are many
distinct = orders.select("url").distinct()  # reveal: dataframe, one row per distinct key, and there are many
total = orders.groupBy().sum("amount")  # reveal: dataframe, one row
described = orders.describe()  # reveal: dataframe, at most
joined = orders.join(small, "a")  # reveal: dataframe, no row bound
semi = small.join(orders, "a", "left_semi")  # reveal: dataframe, at most 10 rows
pairs = small.crossJoin(small)  # reveal: dataframe, at most 100 rows
union = small.union(small)  # reveal: dataframe, at most 20 rows
exploded = small.withColumn("x", explode("items"))  # reveal: dataframe
items = orders.withColumn("x", explode("items"))  # reveal: dataframe, no row bound
literal = spark.createDataFrame([(1, "a"), (2, "b")], ["id", "name"])  # reveal: dataframe, at most 2 rows
ranged = spark.range(100)  # reveal: dataframe, at most 100 rows
lists = orders.groupBy("country").agg(F.collect_list("id"))  # reveal: dataframe, one row per distinct key, wide
hinted = broadcast(small)  # reveal: dataframe, at most 10 rows, broadcast-hinted
rows = orders.collect()  # reveal: rows, no row bound
pdf = small.toPandas()  # reveal: pandas, at most 10 rows
first = orders.first()  # reveal: row

sc = spark.sparkContext  # reveal: context
lines = sc.textFile("s3://bucket/lines")  # reveal: rdd, no row bound
words = lines.flatMap(lambda line: line.split())  # reveal: rdd, no row bound
numbers = sc.parallelize([1, 2, 3]).map(lambda x: x + 1)  # reveal: rdd, at most 3 rows
counts = words.map(lambda w: (w, 1)).reduceByKey(lambda a, b: a + b)  # reveal: rdd, one row per distinct key
as_rdd = orders.limit(3).rdd  # reveal: rdd, at most 3 rows

train, test = small.randomSplit([0.8, 0.2])
train  # reveal: dataframe, at most 10 rows
ranked = orders.withColumn("rn", F.row_number().over(Window.partitionBy("country").orderBy("day")))
latest = ranked.filter(F.col("rn") == 1)  # reveal: dataframe, one row per distinct key
one_order = orders.filter(F.col("order_id") == "a1")  # reveal: dataframe
share = orders.sample(0.01)  # reveal: dataframe, no row bound
wanted = orders.sample(False, 1000 / orders.count())  # reveal: dataframe
whole = spark.read.text("s3://bucket/notes", wholetext=True)  # reveal: dataframe, as many rows as there is metadata, wide
per_key = lines.map(lambda line: (line[:1], line)).groupByKey()  # reveal: rdd, one row per distinct key, wide
per_partition = lines.mapPartitions(lambda it: [sum(1 for _ in it)])  # reveal: rdd, one row per partition
whole_rows = orders.distinct()  # reveal: dataframe, no row bound


# What takes arguments that only pandas has is of pandas
def tidy(df, names):
    for name in names:
        df = df.drop(name, axis=1)  # reveal: pandas
    return df


def untidy(orders_df, names):
    orders_df.drop(*names)  # reveal: dataframe
    orders_df.fillna(0, subset=names)  # reveal: dataframe
    orders_df.fillna(0, inplace=True)  # reveal: pandas
    return orders_df.transform(round_all, names=names)  # reveal: dataframe


# getattr() is an attribute; where a part of its name is not known, one that most of those that fit are like
def by_name(fmt, path, attribute):
    whole = getattr(pandas, f"read_{fmt}")(path)  # reveal: pandas, no row bound
    frame = getattr(spark, "table")("orders")  # reveal: dataframe, no row bound
    getattr(frame, "limit")(5)  # reveal: dataframe, at most 5 rows
    getattr(frame, "rdd").take(3)  # reveal: rows, at most 3 rows
    getattr(pandas, attribute)(path)  # reveal: unknown
    return getattr(frame, f"{attribute}")  # reveal: unknown
