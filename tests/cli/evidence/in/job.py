from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.read.table("shop.orders")
few = orders.limit(10)
many = few.join(spark.read.table("shop.lines"), "order_id")
rows = many.collect()

by_customer = (
    orders.where("amount > 3")
    .groupBy("customer_id")
    .count()
)
counts = by_customer.collect()

sample = orders.limit(2000000)
frame = sample.toPandas()
