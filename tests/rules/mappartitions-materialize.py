import itertools

import pandas as pd
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("convert").getOrCreate()
sc = spark.sparkContext
readings = spark.read.table("readings")
lines = sc.textFile("s3://lake/readings")


#: A list of the whole partition
def convert(rows):
    everything = list(rows)  # expect: mappartitions-materialize
    #            ^^^^^^^^^^
    for row in everything:
        yield row.value * 2


doubled = readings.rdd.mapPartitions(convert)

#: Sorted in the worker
ordered = lines.mapPartitions(lambda rows: sorted(rows))  # expect: mappartitions-materialize


#: Results appended to a list that is returned
def parse(rows):
    results = []
    for row in rows:
        results.append(row.split(","))  # expect: mappartitions-materialize
    return results


parsed = lines.mapPartitions(parse)


#: All Arrow batches in one frame
def normalize(batches):
    frame = pd.concat(batches)  # expect: mappartitions-materialize
    frame["value"] = frame["value"] / frame["value"].max()
    yield frame


normal = readings.mapInPandas(normalize, readings.schema)

#: A comprehension over the partition
for part in readings.rdd.mapPartitions(lambda rows: [[row.asDict() for row in rows]]).toLocalIterator():  # expect: mappartitions-materialize
    #                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    print(len(part))


#: All rows of the partition under their keys
def newest(rows):
    by_id = {row.id: row for row in rows}  # expect: mappartitions-materialize
    yield from by_id.values()


last = readings.rdd.mapPartitions(newest)


#: All Arrow batches in a list
def centered(batches):
    frames = []
    for frame in batches:
        frames.append(frame)  # expect: mappartitions-materialize
    whole = pd.concat(frames)
    yield whole - whole.mean()


moved = readings.mapInPandas(centered, readings.schema)

#: One list for each partition
grouped = lines.glom()  # expect: mappartitions-materialize


#: A generator holds one row, or one batch
def positive(batches):
    for frame in batches:
        yield frame[frame["value"] > 0].head(100)


kept = readings.mapInPandas(positive, readings.schema)
better = readings.rdd.mapPartitions(lambda rows: (row.value * 2 for row in rows))


#: A number of each Arrow batch
def count_rows(batches):
    sizes = []
    for frame in batches:
        sizes.append(frame.shape[0])
    yield pd.DataFrame({"rows": [sum(sizes)]})


counts = readings.mapInPandas(count_rows, "rows long")

#: The values of one key are in memory already
by_key = lines.map(lambda line: (line[:2], line)).groupByKey().mapValues(lambda values: sorted(values))

#: A bounded window of rows
def in_chunks(rows):
    while chunk := list(itertools.islice(rows, 1000)):
        yield sum(row.value for row in chunk)


sums = readings.rdd.mapPartitions(in_chunks)

#: A list of one row's fields
fields = readings.rdd.map(lambda row: list(row))

#: Twenty numbers in four partitions
pairs = sc.parallelize(range(20), 4).mapPartitions(lambda numbers: list(numbers))

#: A list on the driver
print(list(range(10)), sorted({3, 1, 2}))
