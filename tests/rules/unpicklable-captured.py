import sqlite3
import threading

import boto3
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("copies").getOrCreate()
keys = spark.read.table("keys")

#: A client that the driver made
s3 = boto3.client("s3")


@F.udf("long")
def size_of(key):
    return s3.head_object(Bucket="lake", Key=key)["ContentLength"]  # expect: unpicklable-captured
#          ^^


#: A log of the driver, a binary file, a generator
log = open("job.log", "w")
logged = keys.rdd.filter(lambda row: log.write(row.key))  # expect: unpicklable-captured
table = open("table.bin", "rb")
seeking = keys.rdd.map(lambda row: table.seek(row.place))  # expect: unpicklable-captured
numbers = (n * n for n in range(100))
numbered = keys.rdd.map(lambda row: (next(numbers), row))  # expect: unpicklable-captured


#: An object that holds a lock
class Counter:
    def __init__(self):
        self.lock = threading.Lock()
        self.step = 2

    def add(self, row):
        return row.count + self.step

    def run(self, df):
        return df.rdd.map(self.add)  # expect: unpicklable-captured

    def run_well(self, df):
        step = self.step
        return df.rdd.map(lambda row: row.count + step)


class Holder:
    def __init__(self, counter: Counter):
        self.counter = counter

    def run(self, df):
        return df.rdd.map(self.counter.add)  # expect: unpicklable-captured


Holder(Counter()).run(keys)


#: Made where it is used
def sizes(rows):
    client = boto3.client("s3")
    for row in rows:
        yield client.head_object(Bucket="lake", Key=row.key)["ContentLength"]


there = keys.rdd.mapPartitions(sizes)


#: Made by the first one that needs it, on executors
class Lazy:
    def __init__(self):
        self.client = None

    def get(self):
        if self.client is None:
            self.client = boto3.client("s3")
        return self.client

    def size(self, row):
        return self.get().head_object(Bucket="lake", Key=row.key)["ContentLength"]

    def run(self, df):
        return df.rdd.map(self.size)


Lazy().run(keys)
shared = None


def connection():
    global shared
    if shared is None:
        shared = sqlite3.connect("names.db")
    return shared


named = keys.rdd.map(lambda row: connection().execute("SELECT 1").fetchone())


#: On the driver, in micro-batches too
def note(batch, number):
    with sqlite3.connect("batches.db") as own:
        own.execute("INSERT INTO batches VALUES (?)", (number,))
    log.write(f"{number}\n")


spark.readStream.table("keys").writeStream.foreachBatch(note).start()

#: What can be sent: what map and zip give, the text in a buffer
pairs = list(zip(range(3), "abc"))
paired = keys.rdd.map(lambda row: pairs[row.place])
