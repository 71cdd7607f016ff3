"""Settings that do reach the driver's JVM, and some of which nobody knows."""
import sys

from pyspark import SparkConf
from pyspark.sql import SparkSession


#: This process starts the JVM; the cluster's session stands in another function
def local():
    return SparkSession.builder.master("local[4]").config("spark.driver.memory", "4g").getOrCreate()


def cluster():
    return SparkSession.builder.master("yarn").config("spark.submit.deployMode", "cluster").getOrCreate()


#: The one or the other
def either(where: str):
    if where == "local":
        builder = SparkSession.builder.master("local[*]")
    else:
        builder = SparkSession.builder.master("yarn")
    return builder.config("spark.driver.memory", "4g").getOrCreate()


def both(where: str):
    builder = SparkSession.builder.config("spark.driver.memory", "4g")
    if where == "local":
        builder = builder.master("local[*]")
    else:
        builder = builder.master("yarn")
    return builder.getOrCreate()


#: Two sessions, of which only one is made
if len(sys.argv) > 1:
    spark = SparkSession.builder.master(sys.argv[1]).getOrCreate()
else:
    spark = SparkSession.builder.config("spark.driver.memory", "2g").getOrCreate()


#: A function that is called twice
def context(memory: str):
    conf = SparkConf()
    conf.set("spark.driver.memory", memory)
    return SparkSession.builder.config(conf=conf).getOrCreate()


for memory in sys.argv[2:]:
    context(memory)
