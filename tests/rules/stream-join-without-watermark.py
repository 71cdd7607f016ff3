from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("attribution").getOrCreate()


def read(topic):
    return spark.readStream.format("kafka").option("subscribe", topic).load().selectExpr("key AS ad", "timestamp AS ts")


shown = read("impressions")
clicked = read("clicks").withColumnRenamed("ts", "clicked_at")

#: Each impression waits for its click for ever
pairs = shown.join(clicked, "ad")  # expect: stream-join-without-watermark
#       ^^^^^^^^^^^^^^^^^^^^^^^^^
pairs.writeStream.format("delta").option("checkpointLocation", "s3://lake/cp/1").start("s3://lake/pairs")

#: A condition on the times needs watermarks, too
in_time = F.expr("s.ad = c.ad AND clicked_at BETWEEN ts AND ts + INTERVAL 1 HOUR")
soon = shown.alias("s").join(clicked.alias("c"), in_time, "inner")  # expect: stream-join-without-watermark
soon.writeStream.toTable("soon")

#: A watermark on one side
timed = shown.withWatermark("ts", "1 hour")
timed.join(clicked, ["ad"]).writeStream.toTable("half")  # expect: stream-join-without-watermark
clicked.join(timed, on="ad").writeStream.toTable("other_half")  # expect: stream-join-without-watermark

#: Watermarks, and a condition on the times
late = clicked.withWatermark("clicked_at", "1 hour")
timed.alias("s").join(
    late.alias("c"), F.expr("s.ad = c.ad AND clicked_at BETWEEN ts AND ts + INTERVAL 1 HOUR")
).writeStream.toTable("attributed")

#: The time is one of the keys
timed.join(read("views"), ["ad", "ts"]).writeStream.toTable("same_time")

#: What the condition says is not known
timed.join(clicked, F.expr(spark.conf.get("job.condition"))).writeStream.toTable("configured")

#: A stream and a table
ads = spark.read.table("ads")
shown.join(ads, "ad").writeStream.toTable("shown_ads")
ads.join(shown, "ad").writeStream.toTable("ads_shown")


#: A table for each micro-batch
def enrich(batch, number):
    batch.join(spark.read.table("ads"), "ad").write.mode("append").saveAsTable("enriched")


shown.writeStream.foreachBatch(enrich).option("checkpointLocation", "s3://lake/cp/2").start()

#: Spark refuses outer joins without watermarks
shown.join(clicked, "ad", "left_outer").writeStream.toTable("refused")

#: Sources for trying things out
left = spark.readStream.format("rate").load()
right = spark.readStream.format("rate").load()
left.join(right, "value").writeStream.format("console").start()
