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


#: Two frames of one helper are two frames
def of_day(day: str):
    return sales.where(F.col("day") == day)


def compare(first: str, second: str) -> None:
    before = of_day(first)
    before.cache()  # expect: cache-without-unpersist
    after = of_day(second)
    after.createOrReplaceTempView("after")
    print(before.count(), before.exceptAll(after).count())


for day in days:
    compare(day, days[0])
