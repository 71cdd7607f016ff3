# größer 🐘
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
events = spark.read.table("events")
rows = events.collect(); more = events.where("größe > 1").collect()
