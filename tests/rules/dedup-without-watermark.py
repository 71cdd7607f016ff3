from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("clean").getOrCreate()
orders = spark.readStream.format("kafka").option("subscribe", "orders").load().selectExpr("key AS id", "timestamp AS ts")

#: No watermark: each order number is kept
unique = orders.dropDuplicates(["id"])  # expect: dedup-without-watermark
#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
unique.writeStream.format("delta").option("checkpointLocation", "s3://lake/cp/1").start("s3://lake/orders")

#: The watermark's column is not among the keys
late = orders.withWatermark("ts", "2 hours").dropDuplicates(["id"])  # expect: dedup-without-watermark
# fixed: late = orders.withWatermark("ts", "2 hours").dropDuplicatesWithinWatermark(["id"])
paid = orders.withWatermark("ts", "2 hours").where("paid").drop_duplicates(subset=["id", "currency"])  # expect: dedup-without-watermark
paid.writeStream.toTable("paid_orders")
late.writeStream.format("delta").option("checkpointLocation", "s3://lake/cp/2").start("s3://lake/late")


#: Through functions and variables
def read(topic):
    stream = spark.readStream.format("kafka").option("subscribe", topic).load()
    return stream.select(F.col("key").cast("string").alias("order"), "timestamp")


def without_duplicates(frame, keys):
    frame = frame.where("order IS NOT NULL")
    return frame.drop_duplicates(keys)  # expect: dedup-without-watermark


without_duplicates(read("payments"), ["order"]).writeStream.format("delta").start("s3://lake/payments")


#: Whole rows are keys, too
addresses = spark.readStream.table("addresses")
addresses.select("customer_id", "address").distinct().writeStream.toTable("unique_addresses")  # expect: dedup-without-watermark

#: The event time is one of the keys
timed = orders.withWatermark("ts", "2 hours")
timed.dropDuplicates(["id", "ts"]).writeStream.toTable("clean_orders")
timed.dropDuplicates().writeStream.toTable("unique_orders")
timed.where("id IS NOT NULL").dropDuplicates(subset=["ts", "id"]).writeStream.toTable("valid_orders")

#: Made for this
timed.dropDuplicatesWithinWatermark(["id"]).writeStream.toTable("orders_of_two_hours")

#: The column has another name by now, or it may have one
named = timed.withColumnRenamed("ts", "ordered_at")
named.dropDuplicates(["id", "ordered_at"]).writeStream.toTable("renamed_orders")

#: The keys are not known
timed.dropDuplicates(spark.conf.get("job.keys").split(",")).writeStream.toTable("configured_orders")


#: Where the watermark comes from another function, or only sometimes
def with_time(frame, late_by=None):
    if late_by:
        frame = frame.withWatermark("ts", late_by)
    return frame


with_time(orders, spark.conf.get("job.late")).dropDuplicates(["id"]).writeStream.toTable("perhaps")

#: Few different values: the state is as small
orders.dropDuplicates(["country"]).writeStream.toTable("countries")

#: A batch frame
spark.read.table("orders").dropDuplicates(["id"]).write.saveAsTable("batch_orders")


#: Micro-batches are batch frames
def merge(batch, number):
    batch.dropDuplicates(["id"]).write.mode("append").saveAsTable("merged_orders")


orders.writeStream.foreachBatch(merge).option("checkpointLocation", "s3://lake/cp/3").start()


#: A frame that nobody here says is a stream
def clean(frame):
    return frame.dropDuplicates(["id"])


#: A stream or a table, as the job is told
def ids(frame):
    return frame.select("id").distinct()


def load(live):
    return spark.readStream.table("orders") if live else spark.read.table("orders")


ids(load(spark.conf.get("job.live") == "yes")).write.saveAsTable("ids")


#: A source for trying things out
ticks = spark.readStream.format("rate").load()
ticks.dropDuplicates(["value"]).writeStream.format("console").start()
