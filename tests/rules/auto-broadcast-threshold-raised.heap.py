from pyspark.sql import SparkSession


#: More than the driver's heap can hold
def small():
    builder = SparkSession.builder.master("local[2]").config("spark.driver.memory", "2g")
    return builder.config("spark.sql.autoBroadcastJoinThreshold", "4g").getOrCreate()  # expect: auto-broadcast-threshold-raised
