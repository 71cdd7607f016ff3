from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()
orders = spark.read.table("orders")

for name in orders.columns:
    for suffix in ("low", "high"):
        orders = orders.withColumn(f"{name}_{suffix}", F.col(name))
