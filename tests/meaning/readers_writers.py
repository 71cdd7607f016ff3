"""Readers, writers and streaming queries."""
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()
read = spark.read  # reveal: reader

spark.read.format("csv")  # reveal: reader
spark.read.option("header", True)  # reveal: reader
spark.read.options(header=True)  # reveal: reader
spark.read.schema("a int")  # reveal: reader
spark.read.table("t")  # reveal: dataframe, no row bound
spark.read.load("p")  # reveal: dataframe, no row bound
spark.read.format("binaryFile").load("p")  # reveal: dataframe, as many rows as there is metadata, wide
spark.read.format("binaryFile").option("pathGlobFilter", "*.pdf").load("p")  # reveal: dataframe, as many rows as there is metadata, wide
spark.read.load("p", format="binaryFile")  # reveal: dataframe, as many rows as there is metadata, wide
spark.read.format("image").load("p")  # reveal: dataframe, as many rows as there is metadata, wide
spark.read.parquet("p", "q")  # reveal: dataframe, no row bound
spark.read.orc("p")  # reveal: dataframe, no row bound
spark.read.csv("p", header=True)  # reveal: dataframe, no row bound
spark.read.json("p")  # reveal: dataframe, no row bound
spark.read.json(spark.sparkContext.parallelize(["{}", "{}"]))  # reveal: dataframe, at most 2 rows
spark.read.csv(["a,b", "c,d"])  # reveal: dataframe, no row bound
spark.read.xml("p", rowTag="a")  # reveal: dataframe, no row bound
spark.read.text("p")  # reveal: dataframe, no row bound
spark.read.option("multiLine", True).json("p")  # reveal: dataframe, as many rows as there is metadata, wide
spark.read.option("multiline", "false").json("p")  # reveal: dataframe, no row bound
spark.read.text("p", wholetext=True)  # reveal: dataframe, as many rows as there is metadata, wide
spark.read.option("wholetext", "true").text("p")  # reveal: dataframe, as many rows as there is metadata, wide
spark.read.option("wholetext", True).option("a", "b").text("p")  # reveal: dataframe, as many rows as there is metadata, wide
spark.read.options(wholetext=True).text("p")  # reveal: dataframe, as many rows as there is metadata, wide
spark.read.jdbc("u", "t")  # reveal: dataframe, no row bound
spark.read.jdbc("u", "(SELECT * FROM t LIMIT 5) x")  # reveal: dataframe, at most 5 rows
spark.read.jdbc("u", "(SELECT count(*) FROM t) x", properties={})  # reveal: dataframe, one row
spark.read.jdbc("u", table="(SELECT * FROM t) x")  # reveal: dataframe, no row bound
spark.read.format("jdbc").option("dbtable", "(SELECT max(a) FROM t) x").load()  # reveal: dataframe, one row
spark.read.format("jdbc").option("query", "SELECT * FROM t LIMIT 7").load()  # reveal: dataframe, at most 7 rows
spark.read.format("jdbc").options(dbtable="t").load()  # reveal: dataframe, no row bound
spark.read.format("jdbc").options(**{"query": "SELECT count(*) FROM t"}).load()  # reveal: dataframe, one row
spark.read.changes("t")  # reveal: dataframe, no row bound
spark.read.name("source")  # reveal: reader

frame = spark.table("t")
write = frame.write  # reveal: writer
write.format("csv")  # reveal: writer
write.mode("overwrite")  # reveal: writer
write.option("a", "b")  # reveal: writer
write.options(a="b")  # reveal: writer
write.partitionBy("a")  # reveal: writer
write.bucketBy(4, "a")  # reveal: writer
write.sortBy("a")  # reveal: writer
write.clusterBy("a")  # reveal: writer
write.save("p")  # reveal: none
write.saveAsTable("t")  # reveal: none
write.insertInto("t")  # reveal: none
write.parquet("p")  # reveal: none
write.orc("p")  # reveal: none
write.csv("p")  # reveal: none
write.json("p")  # reveal: none
write.text("p")  # reveal: none
write.xml("p", rowTag="a")  # reveal: none
write.jdbc("u", "t")  # reveal: none

to = frame.writeTo("t")  # reveal: writer
to.using("delta")  # reveal: writer
to.option("a", "b")  # reveal: writer
to.options(a="b")  # reveal: writer
to.tableProperty("a", "b")  # reveal: writer
to.partitionedBy("a")  # reveal: writer
to.clusterBy("a")  # reveal: writer
to.create()  # reveal: none
to.replace()  # reveal: none
to.createOrReplace()  # reveal: none
to.append()  # reveal: none
to.overwrite(F.lit(True))  # reveal: none
to.overwritePartitions()  # reveal: none

merge = frame.mergeInto("t", F.expr("a = b"))  # reveal: spark
merge.whenMatched().updateAll().whenNotMatched().insertAll()  # reveal: spark
merge.whenNotMatchedBySource().delete()  # reveal: spark
merge.withSchemaEvolution()  # reveal: spark
merge.whenMatched(F.expr("c")).update({"a": F.lit(1)}).merge()  # reveal: none

# Streams keep that they are streams
stream = spark.readStream  # reveal: reader
spark.readStream.format("rate").option("maxFilesPerTrigger", 1).options(a="b").schema("a int")  # reveal: reader
spark.readStream.load("p")  # reveal: dataframe, no row bound, streaming
spark.readStream.csv("p")  # reveal: dataframe, no row bound, streaming
spark.readStream.json("p")  # reveal: dataframe, no row bound, streaming
spark.readStream.orc("p")  # reveal: dataframe, no row bound, streaming
spark.readStream.parquet("p")  # reveal: dataframe, no row bound, streaming
spark.readStream.text("p")  # reveal: dataframe, no row bound, streaming
spark.readStream.xml("p", rowTag="a")  # reveal: dataframe, no row bound, streaming
spark.readStream.table("t")  # reveal: dataframe, no row bound, streaming
spark.readStream.changes("t")  # reveal: dataframe, no row bound, streaming
events = spark.readStream.format("kafka").load()  # reveal: dataframe, no row bound, streaming
events.withWatermark("ts", "1 hour").groupBy(F.window("ts", "5 minutes")).count()  # reveal: dataframe, one row per distinct key, streaming
events.select("a").filter("a > 1").dropDuplicates(["a"])  # reveal: dataframe, one row per distinct key, streaming
events.join(frame, "a")  # reveal: dataframe, no row bound, streaming
events.union(events)  # reveal: dataframe, no row bound, streaming
timed = events.withWatermark("ts", "1 hour")  # reveal: dataframe, no row bound, streaming, watermarked
timed.select("a")  # reveal: dataframe, no row bound, streaming, watermarked
timed.join(frame, "a")  # reveal: dataframe, no row bound, streaming, watermarked
frame.join(timed, "a")  # reveal: dataframe, no row bound, streaming, watermarked
timed.groupBy("ts").count()  # reveal: dataframe, one row per distinct key, and there are many, streaming, watermarked

out = events.writeStream  # reveal: stream-writer
out.format("delta").option("a", "b").options(a="b")  # reveal: stream-writer
out.outputMode("append").partitionBy("a").clusterBy("a").queryName("q").trigger(availableNow=True)  # reveal: stream-writer
out.foreach(print)  # reveal: stream-writer
out.foreachBatch(print)  # reveal: stream-writer
query = out.start("p")  # reveal: streaming-query
out.toTable("t")  # reveal: streaming-query
query.lastProgress  # reveal: python
query.recentProgress  # reveal: list, at most 100 rows
query.status  # reveal: dict
query.exception()  # reveal: python
query.id  # reveal: string
query.runId  # reveal: string
query.name  # reveal: string
query.isActive  # reveal: boolean
query.awaitTermination(10)  # reveal: boolean
query.processAllAvailable()  # reveal: none
query.stop()  # reveal: none
query.explain()  # reveal: none
spark.streams.active  # reveal: list, as many rows as there is metadata
spark.streams.awaitAnyTermination()  # reveal: boolean
spark.streams.resetTerminated()  # reveal: none
spark.streams.addListener(None)  # reveal: none
spark.streams.removeListener(None)  # reveal: none
for running in spark.streams.active:
    running.recentProgress  # reveal: list, at most 100 rows


def each_batch(batch, number):
    batch  # reveal: dataframe, no row bound, micro-batch
    batch.limit(5).collect()  # reveal: rows, at most 5 rows


events.writeStream.foreachBatch(each_batch).start()  # reveal: streaming-query

# What the script wrote there itself, and nobody before it
codes = spark.createDataFrame([("a", 1), ("b", 2)], ["code", "value"])
codes.write.mode("overwrite").parquet("s3://lake/codes")
codes_again = spark.read.parquet("s3://lake/codes")  # reveal: dataframe, at most 2 rows
codes.write.mode("overwrite").saveAsTable("codes")
codes_table = spark.table("codes")  # reveal: dataframe, at most 2 rows
codes.write.mode("append").parquet("s3://lake/log")
log = spark.read.parquet("s3://lake/log")  # reveal: dataframe, no row bound
codes.write.mode("append").parquet("s3://lake/codes")
codes_and_more = spark.read.parquet("s3://lake/codes")  # reveal: dataframe, no row bound


def either(live):
    return spark.readStream.table("t") if live else spark.read.table("t")


either(spark.conf.get("live"))  # reveal: dataframe, no row bound
