from pyspark.sql import SparkSession

from checks import enrich, main, validate

spark = SparkSession.builder.getOrCreate()
orders = spark.read.parquet("s3://lake/orders")
validate(orders, "s3://lake/wrong-orders")
enrich(orders, "s3://lake/more-orders")
main(orders)
