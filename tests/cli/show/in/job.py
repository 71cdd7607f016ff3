from pyspark.sql import SparkSession
spark = SparkSession.builder.getOrCreate()
rows = spark.table("events").limit(10).collect()
