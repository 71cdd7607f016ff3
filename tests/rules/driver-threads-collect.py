import threading
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.pool import ThreadPool

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("exports").getOrCreate()
tables = spark.conf.get("job.tables").split(",")


#: Each thread brings a table
def export(table):
    df = spark.read.table(table)
    rows = df.collect()  # expect: driver-threads-collect
    #      ^^^^^^^^^^^^
    print(rows)


with ThreadPoolExecutor(max_workers=8) as pool:
    list(pool.map(export, tables))


#: By submit, by way of another function
def load(table):
    return spark.read.table(table).toPandas()  # expect: driver-threads-collect


def measure(table, column):
    frame = load(table)
    return frame[column].mean()


executor = ThreadPoolExecutor(4)
futures = [executor.submit(measure, table, "amount") for table in tables]


#: Threads by hand, another pool
def head(table):
    return spark.read.table(table).rdd.map(lambda row: row.id).collect()  # expect: driver-threads-collect


threads = [threading.Thread(target=head, args=(table,)) for table in tables]


def tail(table):
    return spark.sql("SELECT * FROM orders").collect()  # expect: driver-threads-collect


ThreadPool(4).imap_unordered(tail, tables)


#: A loop over all rows has its own words
def show(table):
    for row in spark.read.table(table).collect():  # expect: collect-loop-side-effect
        print(row)


list(executor.map(show, tables))


#: Threads that write, or bring little
def copy(table):
    df = spark.read.table(table)
    df.write.mode("overwrite").parquet(f"out/{table}")
    return df.agg(F.max("day")).collect()


list(executor.map(copy, tables))
