from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
events = spark.read.table("events")
a = events.collect()
b = (
    events
    .where("x > 1")
    .collect()
)
c = events.toPandas()
