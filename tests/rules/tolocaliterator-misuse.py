import json

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("entities").getOrCreate()
entities = spark.read.table("entities")

#: An iterator made into a list
rows = list(entities.toLocalIterator())  # expect: tolocaliterator-misuse
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^

#: A comprehension keeps every row
names = [row.name for row in entities.where("live").toLocalIterator()]  # expect: tolocaliterator-misuse

#: Sorted on the driver
ordered = sorted(entities.rdd.map(lambda row: row.name).toLocalIterator())  # expect: tolocaliterator-misuse


#: Every row is appended to a list
def to_json(path):
    records = []
    for row in entities.toLocalIterator():  # expect: tolocaliterator-misuse
        records.append(row.asDict())
    with open(path, "w") as out:
        json.dump(records, out)


#: Every row is appended to one text
def to_text():
    text = "["
    for row in entities.toLocalIterator():  # expect: tolocaliterator-misuse
        text += json.dumps(row.asDict()) + ","
    return text + "]"


#: Who goes through groups one by one expects many of them
def newest():
    latest = entities.groupBy("entity").agg(F.max("version"))
    return [row.entity for row in latest.toLocalIterator()]  # expect: tolocaliterator-misuse


#: Few groups may be kept
by_country = list(entities.groupBy("country").count().toLocalIterator())

#: One partition is everything
for row in entities.coalesce(1).toLocalIterator():  # expect: tolocaliterator-misuse
    print(row.name)

#: One row after the other
with open("entities.jsonl", "w") as out:
    for row in entities.toLocalIterator():
        out.write(json.dumps(row.asDict()) + "\n")

#: More and smaller partitions
for row in entities.repartition(200).toLocalIterator():
    print(row.name)

#: A bounded number of rows may be kept
first = list(entities.limit(100).toLocalIterator())

#: An iterator of Python's own
letters = list(iter("abc"))
