"""Releases that another module may do."""
import sys

from helpers import unpersist_all
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("reports").getOrCreate()
sales = spark.read.table("sales")
days = sys.argv[1:]

#: By its name, the helper releases
for day in days:
    part = sales.where(F.col("day") == day).cache()
    print(part.count(), part.distinct().count())
    unpersist_all(spark)
