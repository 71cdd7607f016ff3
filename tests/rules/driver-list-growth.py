import sys

import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("export-by-shop").getOrCreate()
sales = spark.read.table("sales")
shops = sys.argv[1:]

#: A list that takes every shop's rows
everything = []
for shop in shops:
    everything.extend(sales.where(F.col("shop") == shop).collect())  # expect: driver-list-growth

#: A dictionary of pandas frames
frames = {}
for shop in shops:
    frames[shop] = sales.where(F.col("shop") == shop).toPandas()  # expect: driver-list-growth

#: Copied again in every turn
joined = pd.DataFrame()
for shop in shops:
    joined = pd.concat([joined, sales.where(F.col("shop") == shop).toPandas()])  # expect: driver-list-growth

#: One row per customer, for every shop
customers = []
for shop in shops:
    customers += sales.where(F.col("shop") == shop).groupBy("customer_id").count().collect()  # expect: driver-list-growth

#: A workbook with a sheet for every shop
with pd.ExcelWriter("shops.xlsx") as writer:
    for shop in shops:
        sales.where(F.col("shop") == shop).toPandas().to_excel(writer, sheet_name=shop)  # expect: driver-list-growth

#: Bounded pieces, unbounded in sum
samples = []
for shop in shops:
    samples.extend(sales.where(F.col("shop") == shop).take(50_000))  # expect: driver-list-growth

#: Elements of an RDD
lines = []
for shop in shops:
    lines += spark.sparkContext.textFile(f"s3://lake/notes/{shop}").collect()  # expect: driver-list-growth

#: Duplicates are few, as a rule
twice = {}
for shop in shops:
    twice[shop] = spark.sql(f"SELECT sale FROM sales WHERE shop = '{shop}' GROUP BY sale HAVING count(*) > 1").collect()

#: The values of a lookup table
zones = {}
for shop in shops:
    zones[shop] = spark.read.table("zone_lookup").where(F.col("shop") == shop).select("zone").distinct().collect()

#: One row for each turn
totals = []
for shop in shops:
    totals.append(sales.where(F.col("shop") == shop).agg(F.sum("amount")).first()[0])

#: A few rows for each turn
best = []
for shop in shops:
    best.extend(sales.where(F.col("shop") == shop).orderBy(F.desc("amount")).take(3))

#: Nothing outlives the turn
for shop in shops:
    top = sales.where(F.col("shop") == shop).limit(1000).toPandas()
    print(shop, top["amount"].mean())

#: Written piece by piece
for shop in shops:
    sales.where(F.col("shop") == shop).write.mode("append").parquet("s3://lake/by_shop")

#: A workbook for every shop
for shop in shops:
    sales.where(F.col("shop") == shop).toPandas().to_excel(shop + ".xlsx")
    with pd.ExcelWriter(shop + "-styled.xlsx") as book:
        sales.where(F.col("shop") == shop).toPandas().to_excel(book)

#: A list of plain values
names = []
for shop in shops:
    names.append(shop.upper())

#: A frame that each turn makes anew, and works on
for shop in shops:
    pdf = sales.where(sales.shop == shop).toPandas()  # expect: topandas-unbounded
    pdf = pdf.sort_values("day")
    pdf["day"] = pdf["day"].astype(str)
    print(pdf.describe())

#: The same, and put together
both = None
for shop in shops:
    pdf = sales.where(sales.shop == shop).toPandas()  # expect: driver-list-growth
    if shop == "web":
        one = pdf.head(100)
    else:
        one = pdf.drop_duplicates()
    one = one.sort_values("day")
    if both is None:
        both = pdf
    else:
        both = pd.concat([both, one])
