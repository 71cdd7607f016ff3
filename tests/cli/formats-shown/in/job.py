from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.table("sales.orders").collect()
