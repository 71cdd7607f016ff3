"""The daily export again: the executors write it, and only single rows reach the driver."""
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F


def main(day, out):
    spark = SparkSession.builder.appName("daily-export").getOrCreate()
    orders = spark.read.table("shop.orders").where(F.col("order_date") == day).where(F.col("status") != "cancelled")
    orders.cache()
    try:
        # coalesce(1) makes one file; one executor writes it, not the driver.
        orders.coalesce(1).write.mode("overwrite").option("header", True).csv(out)
        summary = orders.agg(F.count("*").alias("orders"), F.sum("amount").alias("amount")).first()
        print(f"exported {summary.orders} orders, {summary.amount} in all")
        for row in orders.orderBy(F.desc("amount")).take(10):
            print(row.order_id, row.amount)
    finally:
        orders.unpersist()


if __name__ == "__main__":
    main(*sys.argv[1:3])
