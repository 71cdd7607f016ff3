from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
events = spark.table("events")
print(events.toPandas())
