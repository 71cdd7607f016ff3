import sys

import horovod.torch as hvd
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("training").getOrCreate()
sc = spark.sparkContext
points = sc.textFile("s3://lake/points").map(float)
rounds = int(sys.argv[1])

#: New weights for every round, none destroyed
weights = 0.5
for step in range(rounds):
    shared = sc.broadcast(weights)  # expect: broadcast-in-loop
    #        ^^^^^^^^^^^^^^^^^^^^^
    weights = points.map(lambda x: x * shared.value).mean()


#: Every micro-batch sends its rules again
def score(batch, batch_id):
    rules = batch.sparkSession.sparkContext.broadcast({"limit": batch_id})  # expect: broadcast-in-loop
    batch.rdd.foreach(lambda row: print(row, rules.value))


stream = spark.readStream.table("clicks")
query = stream.writeStream.foreachBatch(score).option("checkpointLocation", "s3://lake/cp/score").start()

#: Destroyed in every round
for step in range(rounds):
    current = sc.broadcast(weights)
    try:
        weights = points.map(lambda x: x * current.value).mean()
    finally:
        current.destroy()

#: Broadcast once, used in every round
table = sc.broadcast({"a": 1})
for step in range(rounds):
    print(points.map(lambda x: x + table.value["a"]).mean())

#: A short literal loop
for limit in (1, 2, 3):
    bound = sc.broadcast(limit)
    print(points.filter(lambda x: x > bound.value).count())

#: In pieces, that are destroyed later, kept in an object or returned
pieces = [sc.broadcast(list(range(n, n + 1000))) for n in range(0, rounds, 1000)]
print(points.filter(lambda x: any(x in piece.value for piece in pieces)).count())
for piece in pieces:
    piece.destroy()


class Lookup:
    def __init__(self, sc, parts):
        self.parts = [sc.broadcast(part) for part in parts]


def shared_parts(sc, parts):
    return {number: sc.broadcast(part) for number, part in enumerate(parts)}


#: Collected in a list that is emptied after the loop
kept = []
for step in range(rounds):
    handle = sc.broadcast(weights)
    kept.append(handle)
    print(points.map(lambda x: x * handle.value).mean())
for handle in kept:
    handle.destroy()

#: Horovod broadcasts tensors
for name in sys.argv:
    hvd.broadcast(name, root_rank=0)


#: A service: the rules are sent again in each turn, and destroyed or not
def watch():
    while True:
        rules = sc.broadcast(points.take(10))  # expect: broadcast-in-loop
        print(points.filter(lambda x: x in rules.value).count())


def watch_and_destroy():
    while True:
        rules = sc.broadcast(points.take(10))
        print(points.filter(lambda x: x in rules.value).count())
        rules.destroy()
