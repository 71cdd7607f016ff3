from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("cleanup").getOrCreate()


#: The name moved on to another frame
def clean(path):
    df = spark.read.parquet(path).cache()  # expect: cache-without-unpersist
    print(df.count())
    df = df.where("amount > 0").withColumn("net", F.col("amount") * 0.8)
    df.write.mode("overwrite").parquet(path + "_clean")
    df.unpersist()  # expect: unpersist-other-plan


#: A frame made from the cached one
def split(path):
    orders = spark.read.parquet(path)
    orders.persist()  # expect: cache-without-unpersist
    paid = orders.where("paid")
    print(orders.count(), paid.count())
    orders = orders.join(paid, "order_id", "left_anti")
    orders.write.mode("overwrite").parquet(path + "_open")
    orders.unpersist()  # expect: unpersist-other-plan


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


#: Another library's handle
class Pool:
    def persist(self):
        return self

    def unpersist(self):
        return self


Pool().persist().unpersist()
