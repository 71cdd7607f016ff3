"""What Spark gives to functions that run on executors, and what they make of it."""
import collections
import itertools
from functools import partial
from typing import Iterator

import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from tqdm import tqdm

spark = SparkSession.builder.getOrCreate()
orders = spark.read.table("orders")
lines = spark.sparkContext.textFile("s3://bucket/lines")


def rows_of_an_rdd(rows):
    given = rows  # reveal: partition, no row bound
    for row in rows:
        one = row  # reveal: row


lines.mapPartitions(rows_of_an_rdd).count()


def rows_of_a_frame(rows):
    given = rows  # reveal: partition, no row bound
    for row in rows:
        one = row  # reveal: row


orders.foreachPartition(rows_of_a_frame)


def batches_of_a_frame(batches):
    given = batches  # reveal: batches, no row bound
    for batch in batches:
        one = batch  # reveal: pandas
        yield batch


orders.mapInPandas(batches_of_a_frame, orders.schema).count()


@F.pandas_udf("long")
def doubled(batches: Iterator[pd.Series]) -> Iterator[pd.Series]:
    given = batches  # reveal: batches
    for batch in batches:
        one = batch  # reveal: pandas
        yield batch * 2


def streams(rows):
    numbered = enumerate(rows)  # reveal: partition, no row bound
    kept = filter(None, rows)  # reveal: partition
    parsed = map(str, rows)  # reveal: partition
    shown = tqdm(rows)  # reveal: partition
    more = itertools.chain(["header"], rows)  # reveal: partition
    generated = (row for row in rows if row)  # reveal: partition
    left, right = itertools.tee(rows)
    left  # reveal: partition
    window = itertools.islice(rows, 100)  # reveal: iterator, at most 100 rows
    everything = list(rows)  # reveal: list, no row bound
    last = collections.deque(rows, maxlen=3)  # reveal: list, at most 3 rows, limited
    yield kept, parsed, numbered


lines.mapPartitions(streams).count()

few = spark.sparkContext.parallelize([1, 2, 3])
few.mapPartitions(lambda numbers: [numbers])


def rows_of_few(numbers):
    given = numbers  # reveal: partition, at most 3 rows
    return given


few.mapPartitions(rows_of_few).count()
