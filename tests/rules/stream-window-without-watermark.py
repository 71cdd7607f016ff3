from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("activity").getOrCreate()
clicks = spark.readStream.format("kafka").option("subscribe", "clicks").load().selectExpr("key AS user", "timestamp AS ts")

#: A row for each user and minute, for ever
per_user = clicks.groupBy(F.window("ts", "1 minute"), "user").count()  # expect: stream-window-without-watermark
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
per_user.writeStream.outputMode("update").format("kafka").option("topic", "activity").start()
sessions = clicks.groupBy("user", F.session_window("ts", "10 minutes"))  # expect: stream-window-without-watermark
sessions.count().writeStream.toTable("sessions")

#: A watermark drops nothing in complete mode
timed = clicks.withWatermark("ts", "10 minutes")
every = timed.groupBy(F.window("ts", "1 minute"), F.col("user")).agg(F.count("*"))  # expect: stream-window-without-watermark
every.orderBy("window").writeStream.outputMode("complete").format("delta").start("s3://lake/every")
topics = clicks.groupBy("user", F.window("ts", "1 hour")).count()  # expect: stream-window-without-watermark
topics.writeStream.format("delta").option("checkpointLocation", "s3://lake/cp").outputMode("complete").start("s3://lake/topics")

#: A watermark, and only what has changed
timed.groupBy(F.window("ts", "1 minute"), "user").count().writeStream.outputMode("update").toTable("per_minute")

#: Only windows: half a million minutes a year
clicks.groupBy(F.window("ts", "1 minute")).count().writeStream.outputMode("update").toTable("minutes")

#: Windows of a day are few
clicks.groupBy(F.window("ts", "1 day"), "user").count().writeStream.outputMode("update").toTable("days")

#: Totals are as many as there are keys, by intention
clicks.groupBy("country").count().writeStream.outputMode("complete").toTable("countries")
clicks.groupBy().count().writeStream.outputMode("complete").toTable("total")

#: A table
spark.read.table("clicks").groupBy(F.window("ts", "1 minute"), "user").count().write.saveAsTable("batch")

#: A source for trying things out
ticks = spark.readStream.format("rate").load()
ticks.groupBy(F.window("timestamp", "1 minute"), "value").count().writeStream.outputMode("update").format("console").start()
