from awsglue.context import GlueContext
from pyspark import SparkConf, SparkContext

#: The worker type has sized the driver
conf = SparkConf()
conf.set("spark.driver.memory", "20g")  # expect: driver-memory-in-code
conf.set("spark.sql.adaptive.enabled", "true")
glue = GlueContext(SparkContext.getOrCreate(conf=conf))
