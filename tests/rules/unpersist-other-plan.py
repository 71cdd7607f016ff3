from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("cleanup").getOrCreate()


#: The name moved on to another frame
df = spark.read.parquet("orders").cache()
print(df.count())
df = df.where("amount > 0").withColumn("net", F.col("amount") * 0.8)
df.write.mode("overwrite").parquet("orders_clean")
df.unpersist()  # expect: unpersist-other-plan

#: A frame made from the cached one
orders = spark.read.parquet("orders")
orders.persist()
paid = orders.where("paid")
print(orders.count(), paid.count())
orders = orders.join(paid, "order_id", "left_anti")
orders.write.mode("overwrite").parquet("orders_open")
orders.unpersist()  # expect: unpersist-other-plan

#: The loop runs at least once
prices = spark.read.parquet("prices").cache()
print(prices.count())
for column in ("net", "gross"):
    prices = prices.withColumn(column, F.round(column, 2))
prices.write.mode("overwrite").parquet("prices_rounded")
prices.unpersist()  # expect: unpersist-other-plan


#: In a function the cache itself is reported
def clean(path):
    df = spark.read.parquet(path).cache()  # expect: cache-without-unpersist
    print(df.count())
    df = df.where("amount > 0").withColumn("net", F.col("amount") * 0.8)
    df.write.mode("overwrite").parquet(path + "_clean")
    df.unpersist()


#: Never cached at all
def export(path):
    to_write = spark.read.parquet(path).where("paid").coalesce(1)
    to_write.write.mode("overwrite").csv(path + "_csv")
    to_write.unpersist()  # expect: unpersist-other-plan


#: The handle is kept
def clean_well(path):
    cached = spark.read.parquet(path).cache()
    print(cached.count())
    result = cached.where("amount > 0").withColumn("net", F.col("amount") * 0.8)
    result.write.mode("overwrite").parquet(path + "_clean")
    cached.unpersist()


#: cache() gives back the same plan
def count_well(path):
    frame = spark.read.parquet(path)
    frame = frame.cache()
    print(frame.count(), frame.where("paid").count())
    frame.unpersist()


#: Perhaps the loop does not run
def round_columns(path, columns):
    frame = spark.read.parquet(path).cache()
    print(frame.count())
    for column in columns:
        frame = frame.where(F.round(column, 2) > 0)
    frame.write.mode("overwrite").parquet(path + "_rounded")
    frame.unpersist()


#: The same plan, built again
spark.table("orders").cache().count()
spark.table("orders").unpersist()
spark.table("orders").where("paid").cache().count()
spark.table("orders").where("paid").unpersist()


#: It has stored its rows itself
cut = spark.table("orders").where("amount > 0").localCheckpoint()
print(cut.count())
cut.unpersist()


#: Nobody knows whether the caller cached it
def forget(df):
    df.unpersist()


#: Another library's handle
class Pool:
    def persist(self):
        return self

    def unpersist(self):
        return self


Pool().persist().unpersist()


#: What the turn before cached, once this turn has its own
def in_stages(stages):
    working, before = spark.table("orders"), None
    for stage in stages:
        working = working.persist()
        if before is not None:
            before.unpersist()
        before = working
        print(working.count())
        working = working.withColumn("amount", F.lit(stage))
    return working
