from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(spark.read.table("events").count())
