import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("sales").getOrCreate()
sales = spark.read.parquet("s3://lake/sales")
schema = "store string, amount double"


def clean(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame.amount > 0]


#: One group with all rows
sales.groupBy().applyInPandas(clean, schema).write.parquet("s3://lake/clean")  # expect: whole-frame-in-one-group
parts = sales.where("amount > 0").groupby(F.lit(1)).applyInPandas(clean, schema)  # expect: whole-frame-in-one-group
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
parts.write.parquet("s3://lake/lit")

#: The same, with Arrow
sales.groupBy().applyInArrow(lambda table: table, schema).write.parquet("s3://lake/arrow")  # expect: whole-frame-in-one-group

#: A column that is there to have a group
numbered = sales.withColumn("dummy_group", F.lit("x"))
numbered.groupBy("dummy_group").applyInPandas(clean, schema).write.parquet("s3://lake/dummy")  # expect: whole-frame-in-one-group

#: A group for each store, for each day, for each tenth
sales.groupBy("store").applyInPandas(clean, schema).write.parquet("s3://lake/stores")
sales.groupBy(F.to_date("at")).applyInPandas(clean, schema).write.parquet("s3://lake/days")
sales.groupBy(F.pmod(F.hash("store"), F.lit(10))).applyInPandas(clean, schema).write.parquet("s3://lake/tenths")

#: Two keys, of which one is a constant
sales.groupBy(F.lit(1), "store").applyInPandas(clean, schema).write.parquet("s3://lake/two")

#: Few rows
sales.limit(1000).groupBy().applyInPandas(clean, schema).show()
sales.groupBy("store").agg(F.sum("amount").alias("amount")).groupBy().applyInPandas(clean, schema).show()

#: A batch at a time
sales.mapInPandas(lambda frames: map(clean, frames), schema).write.parquet("s3://lake/batches")

#: A number for all rows is made by Spark itself
sales.groupBy().agg(F.sum("amount")).show()
sales.groupBy().sum("amount").show()
