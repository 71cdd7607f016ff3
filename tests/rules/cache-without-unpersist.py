import functools
import sys

import tensorflow as tf
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("reports").getOrCreate()
sales = spark.read.table("sales")
days = sys.argv[1:]

#: One more cache for every day
for day in days:
    daily = sales.where(F.col("day") == day).cache()  # expect: cache-without-unpersist
    #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    daily.write.parquet(f"s3://lake/raw/{day}")
    daily.groupBy("shop").count().write.parquet(f"s3://lake/shops/{day}")


#: A function that runs for every table
def profile(name: str) -> None:
    table = spark.read.table(name).select("id", "amount")
    table.persist()  # expect: cache-without-unpersist
    print(name, table.count(), table.agg(F.max("amount")).first())


for name in sys.argv[1:]:
    profile(name)

#: The handle is gone after the next line
def report_returns() -> None:
    returns = spark.read.table("returns")
    returns.cache()  # expect: cache-without-unpersist
    returns = returns.where("amount > 0").withColumn("net", F.col("amount") * 0.8)
    print(returns.count(), returns.agg(F.sum("net")).first())


#: Released in every turn
for day in days:
    one = sales.where(F.col("day") == day).cache()
    try:
        one.write.parquet(f"s3://lake/one/{day}")
        print(one.count())
    finally:
        one.unpersist()

#: One cache of a script, used twice
orders = spark.read.table("orders").cache()
print(orders.count())
orders.write.mode("overwrite").parquet("s3://lake/orders")


#: The caller gets the handle
def load(name: str) -> DataFrame:
    return spark.read.table(name).cache()


#: An RDD's cache is freed with its handle
for day in days:
    amounts = sales.rdd.map(lambda row: row.amount).cache()
    print(day, amounts.max(), amounts.min())

#: TensorFlow and functools cache something else
for day in days:
    data = tf.data.Dataset.range(10).cache()


@functools.cache
def label(day):
    return day.upper()
