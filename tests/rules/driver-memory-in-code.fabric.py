# Fabric notebook source

# CELL ********************

# MAGIC %%configure -f
# MAGIC {
# MAGIC     "driverMemory": "28g",
# MAGIC     "conf": {
# MAGIC         "spark.driver.maxResultSize": "7g"
# MAGIC     }
# MAGIC }

# CELL ********************

from pyspark.sql import SparkSession

#: The session is there before the cells are
spark = SparkSession.builder.config("spark.driver.memory", "32g").getOrCreate()  # expect: driver-memory-in-code
