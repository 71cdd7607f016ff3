"""Releases that are not of one frame."""
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("reports").getOrCreate()
sales = spark.read.table("sales")
days = sys.argv[1:]

#: All caches are cleared at the start of each turn
for day in days:
    spark.catalog.clearCache()
    part = sales.where(F.col("day") == day).cache()
    print(part.count(), part.distinct().count())

#: Tables that are released by their names
for day in days:
    sales.where(F.col("day") == day).createOrReplaceTempView(f"other_{day}")
    spark.sql(f"CACHE TABLE other_{day}")
    print(spark.table(f"other_{day}").count())
    spark.sql(f"UNCACHE TABLE IF EXISTS other_{day}")
