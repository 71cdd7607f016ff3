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

#: In a configuration that another module makes
def configure(conf):
    conf.set(key="spark.driver.maxResultSize", value="0")  # expect: max-result-size-unlimited
    return conf.get("spark.driver.maxResultSize", "0")


#: In a dictionary, and in a list of pairs
settings = {
    "spark.sql.session.timeZone": "UTC",
    "spark.driver.maxResultSize": "0",  # expect: max-result-size-unlimited
}
pairs = [("spark.driver.maxResultSize", "0g")]  # expect: max-result-size-unlimited

#: What heap would be large enough
conf.set("spark.driver.maxResultSize", "12g")  # expect: max-result-size-unlimited
settings["spark.driver.maxResultSize"] = f"{8 * 1024}m"  # expect: max-result-size-unlimited

#: The heap is set when the job is submitted
conf.set("spark.driver.maxResultSize", "2g")

#: Another key that may be zero
conf.set("spark.locality.wait", "0")
