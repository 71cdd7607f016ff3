from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.read.table("orders")
first = orders.collect()
second = orders.collect()
third = orders.collect()
frame = orders.toPandas()
