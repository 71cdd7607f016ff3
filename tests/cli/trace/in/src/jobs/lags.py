from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()
frames = {"sales": spark.read.parquet("s3://lake/sales")}
sales = frames["sales"]
for name in ["a", "b", "c"]:
    sales = sales.withColumn(name + "_mean", F.lit(0.0))
    sales = sales.drop(name)
local = sales.toPandas()
