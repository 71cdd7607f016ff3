import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("orders").getOrCreate()
orders = spark.read.table("orders")
blocked = spark.read.table("blocked")

#: Every blocked customer becomes a literal
gone = [row.customer for row in blocked.collect()]  # expect: collect-unbounded
kept = orders.where(~F.col("customer").isin(gone))  # expect: collect-for-isin
#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^

#: One for each key, and there are many
ids = [row[0] for row in blocked.select("customer_id").distinct().collect()]  # expect: one-per-group-collect
found = orders.where(orders.customer_id.isin(*ids))  # expect: collect-for-isin

#: A file of them
listed = pd.read_csv("blocked.csv")["customer"].tolist()
others = orders.where(F.col("customer").isin(listed))  # expect: collect-for-isin

#: By number
wanted = orders.where(F.col("number").isin(list(range(50000))))  # expect: collect-for-isin

#: Literals
open_orders = orders.where(F.col("status").isin("new", "paid"))
states = ["new", "paid", "sent"]
known = orders.where(F.col("status").isin(states))

#: A few
last = [row.day for row in orders.select("day").distinct().orderBy("day").limit(7).collect()]
week = orders.where(F.col("day").isin(last))
countries = [row[0] for row in orders.select("country").distinct().collect()]
there = orders.where(F.col("country").isin(countries))

#: A semi join
semi = orders.join(blocked.select("customer").distinct(), "customer", "left_semi")

#: pandas
local = orders.limit(1000).toPandas()
print(local[local["customer"].isin(gone)])
