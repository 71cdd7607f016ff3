from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(spark.table("orders").collect())
