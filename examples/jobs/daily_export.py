"""Exports the orders of one day for the finance team, who want a single CSV file."""
import argparse
import statistics

from pyspark.sql import SparkSession
from pyspark.sql import functions as F


def read_orders(spark, day):
    orders = spark.read.table("shop.orders")
    return orders.where(F.col("order_date") == day).where(F.col("status") != "cancelled")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--day", required=True)
    parser.add_argument("--out", default="/mnt/finance/orders.csv")
    arguments = parser.parse_args()

    spark = SparkSession.builder.appName("daily-export").getOrCreate()
    orders = read_orders(spark, arguments.day)

    # Worked for a year, until the autumn sale.
    orders.toPandas().to_csv(arguments.out, index=False)

    # A line for the log: what is usual?
    amounts = [row.amount for row in orders.select("amount").collect()]
    print(f"exported {len(orders.collect())} orders, {statistics.median(amounts)} is usual")


if __name__ == "__main__":
    main()
