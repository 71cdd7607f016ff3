import sys

from pyspark import SparkConf, SparkContext
from pyspark.sql import SparkSession

#: There is one JVM, and its heap has 1 GB
def chained():
    return SparkSession.builder.master("local[*]").config("spark.executor.memory", "8g").getOrCreate()  # expect: executor-memory-in-local-mode
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^


def context():
    conf = SparkConf().setAppName("report").setMaster("local[4]")
    conf.set("spark.executor.memory", "8g")  # expect: executor-memory-in-local-mode
    return SparkContext(conf=conf)


#: The keys in a list
def listed():
    settings = [
        ("spark.master", "local"),
        ("spark.executor.memory", "4g"),  # expect: executor-memory-in-local-mode
    ]
    return SparkSession.builder.config(conf=SparkConf().setAll(settings)).getOrCreate()


#: The heap of the driver is set as well
def sized():
    return (
        SparkSession.builder.master("local[*]")
        .config("spark.driver.memory", "8g")
        .config("spark.executor.memory", "8g")
        .getOrCreate()
    )


#: As much as the driver has anyway
def little():
    return SparkSession.builder.master("local[*]").config("spark.executor.memory", "1g").getOrCreate()


#: It is set to what nobody knows here
def given(memory):
    builder = SparkSession.builder.master("local[*]").config("spark.executor.memory", "8g")
    return builder.config("spark.driver.memory", memory).getOrCreate()


#: A cluster of processes on one machine has executors
def cluster():
    return SparkSession.builder.master("local-cluster[2,1,1024]").config("spark.executor.memory", "1g").getOrCreate()


#: A real cluster, or nobody knows which
def remote():
    return SparkSession.builder.master("yarn").config("spark.executor.memory", "8g").getOrCreate()


def either():
    return SparkSession.builder.master(sys.argv[1]).config("spark.executor.memory", "8g").getOrCreate()


def submitted():
    return SparkSession.builder.config("spark.executor.memory", "8g").getOrCreate()


#: Local on one's own machine only
def here_or_there(local: bool):
    builder = SparkSession.builder.config("spark.executor.memory", "8g")
    if not local:
        builder = builder.master("spark://head:7077")
    else:
        builder = builder.master("local[2]")
    return builder.getOrCreate()


#: For one's own machine in one branch only
def perhaps(local: bool):
    builder = SparkSession.builder.config("spark.executor.memory", "8g")
    if local:
        builder = builder.master("local[2]")
    return builder.getOrCreate()


def early(local: bool):
    builder = SparkSession.builder.config("spark.executor.memory", "8g")
    if local:
        return builder.master("local[2]").getOrCreate()
    return builder.getOrCreate()


def chosen(local: bool):
    builder = SparkSession.builder.config("spark.executor.memory", "8g")
    builder = builder.master("local[2]") if local else builder
    return builder.getOrCreate()


#: The caller may say another one
def session(master="local[*]"):
    return SparkSession.builder.config("spark.executor.memory", "8g").master(master).getOrCreate()


#: Both in one branch
def together(local: bool):
    builder = SparkSession.builder
    if local:
        builder = builder.master("local[2]").config("spark.executor.memory", "8g")  # expect: executor-memory-in-local-mode
    return builder.getOrCreate()
