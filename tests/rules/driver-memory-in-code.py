import sys

from pyspark import SparkConf, SparkContext
from pyspark.sql import SparkSession

#: A cluster driver is sized before this code runs
spark = (
    SparkSession.builder.appName("nightly")
    .master("yarn")
    .config("spark.submit.deployMode", "cluster")
    .config("spark.driver.memory", "8g")  # expect: driver-memory-in-code
    .config("spark.driver.memoryOverhead", "2g")  # expect: driver-memory-in-code
    .config("spark.sql.shuffle.partitions", "400")
    .getOrCreate()
)
print(spark.read.table("events").count())

#: The JVM runs since the session above
conf = SparkConf()
conf.set("spark.driver.memory", "4g")  # expect: driver-memory-in-code
conf.set("spark.driver.extraJavaOptions", "-XX:+HeapDumpOnOutOfMemoryError")  # expect: driver-memory-in-code

#: A second session uses the JVM of the first
spark.stop()
larger = SparkSession.builder.config("spark.driver.memory", "16g").getOrCreate()  # expect: driver-memory-in-code
#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^


#: A client of Spark Connect has no driver of its own
def connect():
    return SparkSession.builder.remote("sc://spark.example").config("spark.driver.memory", "8g").getOrCreate()  # expect: driver-memory-in-code


#: A dictionary of settings that is poured into a SparkConf for a cluster
def submitted():
    settings = {
        "spark.driver.memory": "8g",  # expect: driver-memory-in-code
        "spark.executor.memory": "16g",
    }
    return SparkContext(conf=SparkConf().setMaster("k8s://https://cluster:443").setAll(settings.items()))


#: And one that is added pair by pair
def added(app: str):
    builder = SparkSession.builder.appName(app).master("yarn")
    pairs = [("spark.driver.cores", "4"), ("spark.executor.cores", "4")]  # expect: driver-memory-in-code
    for key, value in pairs:
        builder = builder.config(key, value)
    return builder.getOrCreate()


#: Settings that an object keeps
class Job:
    shared = {"spark.driver.memory": "8g", "spark.executor.memory": "4g"}  # expect: driver-memory-in-code

    def __init__(self):
        self.settings = {"spark.app.name": "night", **self.shared}

    def session(self):
        builder = SparkSession.builder.master("yarn")
        for key, value in self.settings.items():
            builder = builder.config(key, value)
        return builder.getOrCreate()


#: Settings that the context reads when it starts
runs = SparkSession.builder.config("spark.driver.maxResultSize", "256m").config("spark.scheduler.mode", "FAIR").getOrCreate()

#: Settings of a session
runs.conf.set("spark.sql.session.timeZone", "UTC")

#: Another configuration
limits = {"driver.memory": "8g", "memory": "16g"}
