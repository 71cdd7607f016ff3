import functools
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("paths").getOrCreate()
sc = spark.sparkContext
edges = spark.read.parquet("s3://lake/edges").select("src", "dst")
rounds = int(sys.argv[1])

#: One more join in every turn, and all of them run again for each count
paths = edges.where(F.col("src") == "start")
for turn in range(100):
    if paths.where(F.col("dst") == "end").count() > 0:  # expect: iterative-lineage
        break
    paths = paths.join(edges.withColumnRenamed("src", "dst").withColumnRenamed("dst", "next"), "dst")  # expect: iterative-lineage
    paths = paths.select("src", F.col("next").alias("dst"))

#: Ranks made of ranks
links = sc.textFile("s3://lake/links").map(lambda line: line.split()).groupByKey()
ranks = links.mapValues(lambda targets: 1.0)
for turn in range(rounds):
    shares = links.join(ranks).flatMap(lambda pair: [(t, pair[1][1] / len(pair[1][0])) for t in pair[1][0]])  # expect: iterative-lineage
    ranks = shares.reduceByKey(lambda a, b: a + b).mapValues(lambda rank: 0.15 + 0.85 * rank)
ranks.saveAsTextFile("s3://lake/ranks")

#: As many turns as the caller wants
def reachable(start, turns: int):
    near = start
    for _ in range(turns):
        near = near.join(edges.withColumnRenamed("src", "dst").withColumnRenamed("dst", "next"), "dst")  # expect: iterative-lineage
        near = near.select("src", F.col("next").alias("dst"))
        print(near.count())  # expect: iterative-lineage
    return near


#: Until nothing is left
rest = edges.distinct()
while rest.count() > 0:  # expect: iterative-lineage
    rest = rest.where(F.col("dst") > "m").withColumn("dst", F.substring("dst", 2, 100))

#: By way of a view
step = edges
for turn in range(rounds):
    step.createOrReplaceTempView("step")
    step = spark.sql("select s.src, e.dst from step s join edges e on s.dst = e.src")  # expect: iterative-lineage

#: The last of a list
hops = [edges]
for turn in range(rounds):
    hops.append(hops[-1].join(edges, "src"))  # expect: iterative-lineage

#: Checkpointed in every turn, or now and then
labels = edges.select(F.col("src").alias("id"), F.col("src").alias("label"))
for turn in range(rounds):
    found = edges.join(labels, edges["src"] == labels["id"]).groupBy("dst").agg(F.min("label").alias("label"))
    labels = found.withColumnRenamed("dst", "id").localCheckpoint()
    print(labels.count())
near = edges
for turn in range(rounds):
    near = near.join(edges.withColumnRenamed("src", "dst").withColumnRenamed("dst", "next"), "dst")
    near = near.select("src", F.col("next").alias("dst"))
    if turn % 5 == 0:
        near = near.checkpoint()

#: Written and read back
far = edges
for turn in range(rounds):
    far = far.join(edges.withColumnRenamed("src", "dst").withColumnRenamed("dst", "next"), "dst").select("src", F.col("next").alias("dst"))
    far.write.mode("overwrite").parquet(f"s3://lake/far/{turn}")
    far = spark.read.parquet(f"s3://lake/far/{turn}")

#: A plan that begins anew
plain = edges
for turn in range(rounds):
    plain = plain.join(edges, "src", "left_semi").distinct()
    plain = spark.createDataFrame(plain.rdd, plain.schema)

#: An RDD is checkpointed in place
marks = sc.textFile("s3://lake/marks").map(lambda line: (line[:8], 1))
for turn in range(rounds):
    marks = marks.reduceByKey(lambda a, b: a + b).map(lambda pair: (pair[0][:-1], pair[1]))
    marks.checkpoint()
    print(marks.count())

#: Every turn starts from what was there before the loop
for turn in range(rounds):
    sample = edges.sample(0.1, seed=turn).distinct()
    print(sample.join(edges, "src").count())

#: Each frame once
frames = {name: spark.table(name) for name in sys.argv[2:]}
for name in sys.argv[2:]:
    frames[name] = frames[name].join(edges, "src")

#: Frames that a caller gives, which are few
def with_details(orders, details: dict, more: list):
    for key, detail in details.items():
        orders = orders.join(detail, key)
    for detail in more[1:]:
        orders = orders.join(F.broadcast(detail.select("id", "label")), "id")
    return functools.reduce(lambda whole, detail: whole.join(detail, "id"), more, orders)


#: A few turns
hops = edges
for turn in range(3):
    hops = hops.join(edges.withColumnRenamed("src", "dst").withColumnRenamed("dst", "next"), "dst").select("src", F.col("next").alias("dst"))
    print(hops.count())

#: Cached in every turn: the plan grows, the work does not
grown = edges
for turn in range(rounds):
    grown = grown.where(F.col("dst") > str(turn)).cache()
    print(grown.count())
    grown.unpersist()


#: By a helper, and by an object
def hop(df):
    return df.join(edges.withColumnRenamed("src", "dst").withColumnRenamed("dst", "next"), "dst").select("src", F.col("next").alias("dst"))  # expect: iterative-lineage


def hop_and_cut(df):
    further = df.join(edges.withColumnRenamed("src", "dst").withColumnRenamed("dst", "next"), "dst")
    return further.select("src", F.col("next").alias("dst")).localCheckpoint()


class Walk:
    def __init__(self, df):
        self.df = df

    def step(self):
        self.df = self.df.distinct().where(F.col("dst") > "m")  # expect: iterative-lineage


reached = edges
walk = Walk(edges)
for turn in range(rounds):
    reached = hop(reached)
    walk.step()
for turn in range(rounds):
    reached = hop_and_cut(reached)

#: A service that reads anew each time
while rounds:
    current = spark.read.parquet("s3://lake/edges").groupBy("src").count()
    current.join(edges, "src").write.mode("overwrite").parquet("s3://lake/degrees")


#: A function that calls itself: how deep it goes is not known
def closure(df):
    more = df.join(edges, "src")
    return df if more.isEmpty() else closure(more)


closed = closure(edges)

#: One function for several steps of a turn, each of which begins anew
def with_types(frame, names, type_):
    for name in names:
        frame = frame.withColumn(name, F.col(name).cast(type_))  # expect: withcolumn-loop
    return frame


for table in sys.argv[2].split(","):
    typed = with_types(spark.table(table), sys.argv[3].split(","), "int")
    typed = with_types(typed, sys.argv[4].split(","), "date")
    typed.write.mode("overwrite").saveAsTable(table + "_typed")
