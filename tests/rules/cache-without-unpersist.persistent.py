"""A release of all that is cached, through the JVM."""
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("reports").getOrCreate()
sales = spark.read.table("sales")

#: The JVM knows what is cached
for day in sys.argv[1:]:
    part = sales.where(F.col("day") == day).cache()
    print(part.count(), part.distinct().count())
    for rdd in spark.sparkContext._jsc.getPersistentRDDs().values():
        rdd.unpersist()
