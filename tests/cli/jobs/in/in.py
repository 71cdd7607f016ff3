from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(spark.table("events").collect())
