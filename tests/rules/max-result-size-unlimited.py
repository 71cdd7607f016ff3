from pyspark import SparkConf
from pyspark.sql import SparkSession

#: Switched off
conf = SparkConf().setAppName("report")
conf.set("spark.driver.maxResultSize", "0")  # expect: max-result-size-unlimited

#: Switched off, in a builder
spark = (
    SparkSession.builder.config(conf=conf)
    .config("spark.driver.maxResultSize", 0)  # expect: max-result-size-unlimited
    .getOrCreate()
)

#: In a dictionary, and in a list of pairs
settings = {
    "spark.sql.session.timeZone": "UTC",
    "spark.driver.maxResultSize": "0",  # expect: max-result-size-unlimited
}
pairs = [("spark.driver.maxResultSize", "0g")]  # expect: max-result-size-unlimited

#: Larger than the heap it is to protect
conf.set("spark.driver.maxResultSize", "12g")  # expect: max-result-size-unlimited

#: A quarter of the default heap
conf.set("spark.driver.maxResultSize", "256m")

#: Another key that may be zero
conf.set("spark.locality.wait", "0")
