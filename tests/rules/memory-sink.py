import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("dashboard").getOrCreate()
clicks = spark.readStream.format("kafka").option("subscribe", "clicks").load()

#: A table for a dashboard, which holds every click there ever was
query = clicks.writeStream.format("memory").queryName("clicks").start()  # expect: memory-sink
while query.isActive:
    spark.table("clicks").groupBy("topic").count().show()
    time.sleep(60)

#: Settings come one by one
errors = clicks.where("topic = 'errors'").writeStream.outputMode("append")
errors = errors.queryName("errors").format("memory").trigger(processingTime="10 seconds")
errors.start()  # expect: memory-sink


#: By way of a function
def show_live(stream, name):
    return (
        stream.writeStream.queryName(name)
        .format("memory")
        .start()  # expect: memory-sink
#        ^^^^^^^
    )


show_live(clicks.select("value"), "values")

#: Complete: each result replaces the one before
clicks.groupBy("topic").count().writeStream.format("memory").queryName("topics").outputMode("complete").start()

#: It takes what is there, and ends
clicks.writeStream.format("memory").queryName("backlog").trigger(availableNow=True).start().awaitTermination()

#: A sink that is not known
clicks.writeStream.format(spark.conf.get("job.sink")).queryName("any").start()

#: A table
clicks.writeStream.option("checkpointLocation", "s3://lake/cp").toTable("all_clicks")

#: A source for trying things out
spark.readStream.format("rate").load().writeStream.format("memory").queryName("ticks").start()
