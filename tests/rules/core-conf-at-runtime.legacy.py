"""The refusal can be switched off, which does not make the settings work."""
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("tuning").getOrCreate()
spark.conf.set("spark.sql.legacy.setCommandRejectsSparkCoreConfs", "false")

#: Taken now, and read by nobody
spark.conf.set("spark.executor.memory", "16g")  # expect: core-conf-at-runtime
