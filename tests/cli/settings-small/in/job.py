from pyspark.sql import SparkSession

import helpers
from helpers import load_stores

spark = SparkSession.builder.getOrCreate()
schema = spark.conf.get("job.schema")
print(spark.table("shop.country").collect())
print(spark.sql("SELECT * FROM shop.country WHERE code > 3").collect())
print(spark.table(f"{schema}.day_names").collect())
print(spark.read.parquet("s3://lake/stores/2024").toPandas())
print(spark.table("shop.orders").groupBy("sku").count().collect())
print(load_stores(spark).collect())
print(helpers.read_days(spark).collect())
