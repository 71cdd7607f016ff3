import glob
import os
import sys
from functools import reduce
from pathlib import Path

import schedule
from plans import SERIES, settings
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("segments").getOrCreate()
sc = spark.sparkContext
scores = spark.read.parquet("s3://lake/scores")
segments = os.listdir("/lake/segments")

#: One more frame in every turn
united = scores.where(F.col("segment") == "none")
for segment in segments:
    united = united.union(scores.where(F.col("segment") == segment).limit(100))  # expect: union-loop
    #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
united.write.parquet("s3://lake/top")

#: Nothing there in the first turn
worst = None
for segment in segments:
    low = scores.where(F.col("segment") == segment).orderBy("score").limit(10)
    worst = low if worst is None else worst.unionByName(low)  # expect: union-loop

#: A list that is folded afterwards
tops = []
for segment in segments:
    tops.append(scores.where(F.col("segment") == segment).limit(100))
best = reduce(DataFrame.union, tops)  # expect: union-loop
#             ^^^^^^^^^^^^^^^
named = reduce(lambda a, b: a.unionByName(b), [scores.where(F.col("segment") == s).limit(5) for s in segments])  # expect: union-loop

#: RDDs
lines = sc.emptyRDD()
for segment in segments:
    lines = lines.union(scores.where(F.col("segment") == segment).rdd)  # expect: union-loop


#: What every micro-batch adds to what was there before
def keep(batch, batch_id):
    global seen
    seen = seen.union(batch)  # expect: union-loop


seen = scores
clicks = spark.readStream.table("clicks")
query = clicks.writeStream.foreachBatch(keep).option("checkpointLocation", "s3://lake/cp/keep").start()

#: A view of itself and the batch
def remember(batch, batch_id):
    before = spark.table("seen_so_far")
    before.unionByName(batch).createOrReplaceTempView("seen_so_far")  # expect: union-loop


def remember_as(batch, batch_id):
    before = spark.table(str(clicks.id))
    before.union(batch).createOrReplaceTempView(str(clicks.id))  # expect: union-loop


def compare(batch, batch_id):
    spark.table("reference").union(batch).createOrReplaceTempView("compared")


first = clicks.writeStream.foreachBatch(remember).start()
second = clicks.writeStream.foreachBatch(remember_as).start()
third = clicks.writeStream.foreachBatch(compare).start()
scores.createOrReplaceTempView("best_scores")
for segment in segments:
    more = scores.where(F.col("segment") == segment).limit(10)
    spark.table("best_scores").union(more).createOrReplaceTempView("best_scores")  # expect: union-loop

#: A few frames
three = scores
for day in ("2024-01-01", "2024-01-02", "2024-01-03"):
    three = three.union(scores.where(F.col("day") == day))
parts = [scores.where(F.col("hour") == hour) for hour in range(24)]
day = reduce(DataFrame.unionAll, parts)


#: Whatever the caller gives
def union_all(frames):
    return reduce(DataFrame.unionByName, frames)


def union_many(*frames):
    whole = frames[0]
    for frame in frames[1:]:
        whole = whole.union(frame)
    return whole


#: A new pair in every turn
for segment in segments:
    both = scores.where(F.col("segment") == segment).union(united)
    both.write.parquet("s3://lake/both/" + segment)

#: Checkpointed now and then
kept = scores
for turn, segment in enumerate(segments):
    kept = kept.union(scores.where(F.col("segment") == segment))
    if turn % 20 == 0:
        kept = kept.localCheckpoint()

#: One union of all, and one read of all
everything = sc.union([scores.where(F.col("segment") == segment).rdd for segment in segments])
days = spark.read.parquet(*glob.glob("/lake/day=*"))

#: Sets have a union, too
words = set()
for segment in segments:
    words = words.union(segment.split("-"))


#: By a helper
def with_top(df, segment):
    return df.union(scores.where(F.col("segment") == segment).limit(100))  # expect: union-loop


topped = scores.limit(1)
for segment in segments:
    topped = with_top(topped, segment)


#: What a helper is given belongs to its caller's caller
def put(whole, part):
    return whole.unionByName(part)


def put_all(frames):
    whole = frames[0]
    for frame in frames[1:]:
        whole = put(whole, frame)
    return whole


#: A service that goes on for ever, and one that begins anew each time
log = scores.limit(0)
while len(segments) < 1000:
    log = log.union(spark.table("changes"))  # expect: union-loop
    log.write.mode("overwrite").saveAsTable("log")  # expect: iterative-lineage
while len(segments) < 1000:
    fresh = spark.table("changes").union(spark.table("corrections"))
    fresh.write.mode("overwrite").saveAsTable("fresh")


#: Half and half: a function that calls itself, as deep as a tree
def halves(frames):
    if len(frames) == 1:
        return frames[0]
    middle = len(frames) // 2
    return halves(frames[:middle]).union(halves(frames[middle:]))


best = halves([scores.where(F.col("segment") == segment) for segment in segments])


#: A job that a scheduler calls again and again
def take_in():
    global taken
    taken = taken.union(spark.table("changes"))  # expect: union-loop
    taken.createOrReplaceTempView("taken")


def take_once():
    spark.table("changes").union(spark.table("corrections")).write.mode("append").saveAsTable("all_changes")


taken = scores
schedule.every(10).minutes.do(take_in)
schedule.every().hour.do(take_once)


#: One for each file of a folder
found = scores.limit(0)
for path in Path("/lake/segments").glob("*.csv"):
    found = found.union(scores.where(F.col("segment") == path.stem).limit(10))  # expect: union-loop

#: One for each row that was fetched
named = scores.limit(0)
for row in scores.select("segment").toLocalIterator():
    named = named.union(scores.where(F.col("segment") == row.segment).limit(10))  # expect: union-loop

#: As many as somebody wrote down somewhere
asked = scores.limit(0)
for segment in sys.argv[1:]:
    asked = asked.union(scores.where(F.col("segment") == segment).limit(10))
for series in SERIES:
    asked = asked.union(scores.where(F.col("series") == series).limit(10))
frames = []
for segment in settings["segments"].split(","):
    frames.append(scores.where(F.col("segment") == segment))
for frame in frames[1:]:
    asked = asked.union(frame)
chosen = reduce(DataFrame.union, frames)
