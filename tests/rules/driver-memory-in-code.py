from pyspark import SparkConf
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

#: The same with a SparkConf
conf = SparkConf()
conf.set("spark.driver.memory", "4g")  # expect: driver-memory-in-code
conf.set("spark.driver.extraJavaOptions", "-XX:+HeapDumpOnOutOfMemoryError")  # expect: driver-memory-in-code

#: A second session uses the JVM of the first
spark.stop()
larger = SparkSession.builder.config("spark.driver.memory", "16g").getOrCreate()  # expect: driver-memory-in-code
#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

#: Settings that the context reads when it starts
runs = SparkSession.builder.config("spark.driver.maxResultSize", "256m").config("spark.scheduler.mode", "FAIR").getOrCreate()

#: Settings of a session
runs.conf.set("spark.sql.session.timeZone", "UTC")

#: Another configuration
limits = {"driver.memory": "8g", "memory": "16g"}
