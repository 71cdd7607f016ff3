from frames import load, rows_of
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(load(spark).toPandas())
print(rows_of(load(spark).limit(10)))
