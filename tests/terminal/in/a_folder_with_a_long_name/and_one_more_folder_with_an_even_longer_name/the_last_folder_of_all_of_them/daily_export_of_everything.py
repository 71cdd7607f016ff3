from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
frame = spark.read.table("events").toPandas()
