import pandas as pd
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("export").getOrCreate()
orders = spark.read.table("orders")

#: A CSV file written from the driver
orders.toPandas().to_csv("/data/orders.csv", index=False)  # expect: topandas-then-write

#: Through a variable that has no other use
open_orders = orders.where("status = 'open'").toPandas()  # expect: topandas-then-write
open_orders.to_parquet("/data/open.parquet")


#: Into a database, from a helper
def publish(df: DataFrame, engine) -> None:
    df.toPandas().to_sql("orders", engine, if_exists="append")  # expect: topandas-then-write


#: The result of a query
spark.sql("SELECT * FROM orders").toPandas().to_json("/data/orders.json")  # expect: topandas-then-write

#: A bounded frame may be written anywhere
orders.limit(50_000).toPandas().to_excel("/data/sample.xlsx")
orders.agg(F.sum("amount").alias("total")).toPandas().to_csv("/data/total.csv")
orders.groupBy("country").count().toPandas().to_csv("/data/by_country.csv")

#: Spark writes its own rows
orders.write.mode("overwrite").parquet("s3://lake/orders")
orders.repartition(1).write.mode("overwrite").option("header", True).csv("s3://lake/orders_csv")

#: pandas frames that never were Spark's
pd.DataFrame({"a": [1, 2]}).to_csv("/data/local.csv")
