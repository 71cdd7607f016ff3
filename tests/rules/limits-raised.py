from pyspark import SparkConf
from pyspark.sql import SparkSession

conf = SparkConf()

#: Tasks of a gigabyte
conf.set("spark.rpc.message.maxSize", "1024")  # expect: limits-raised

#: A million events in the driver's heap
spark = (
    SparkSession.builder.config(conf=conf)
    .config("spark.scheduler.listenerbus.eventqueue.capacity", 1_000_000)  # expect: limits-raised
    .config("spark.scheduler.listenerbus.eventqueue.appStatus.capacity", "100000")  # expect: limits-raised
    .getOrCreate()
)

#: Results that pass the block manager by
conf.set("spark.task.maxDirectResultSize", 64 * 1024 * 1024)  # expect: limits-raised

#: A little more than the defaults
conf.set("spark.rpc.message.maxSize", "256")
conf.set("spark.scheduler.listenerbus.eventqueue.capacity", "20000")
conf.set("spark.task.maxDirectResultSize", "2m")
