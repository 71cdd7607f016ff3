from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("odd-ones").getOrCreate()
orders = spark.read.table("orders")

#: The list of the driver stays empty
found = []
orders.foreach(lambda row: found.append(row.id))  # expect: worker-global-growth
#                          ^^^^^^^^^^^^^^^^^^^^
print(found)

#: What a worker has seen, for ever
SEEN = set()


@F.udf("boolean")
def is_first(key):
    if key in SEEN:
        return False
    SEEN.add(key)  # expect: worker-global-growth
    return True


#: A list of the partition, emptied by every batch
def in_batches(rows):
    batch = []
    for row in rows:
        batch.append(row)
        if len(batch) == 100:
            yield len(batch)
            batch.clear()


sizes = orders.rdd.mapPartitions(in_batches)

#: On the driver
days = []
for row in orders.select("day").distinct().limit(30).collect():
    days.append(row.day)


def write(batch, number):
    days.append(number)
    batch.write.mode("append").parquet("out")


spark.readStream.table("orders").writeStream.foreachBatch(write).start()
