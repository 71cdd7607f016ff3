from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
events = spark.read.table("events")
rows = events.collect()
frame = events.toPandas()
