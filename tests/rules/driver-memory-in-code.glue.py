from awsglue.context import GlueContext
from pyspark import SparkConf, SparkContext
from pyspark.sql import SparkSession

#: The worker type has sized the driver
conf = SparkConf()
conf.set("spark.driver.memory", "20g")  # expect: driver-memory-in-code
conf.set("spark.sql.adaptive.enabled", "true")
glue = GlueContext(SparkContext.getOrCreate(conf=conf))

#: A session of one's own machine, for tests of the job
trial = SparkSession.builder.config("spark.driver.memory", "12g").master("local[*]").getOrCreate()
