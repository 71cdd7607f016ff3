from pyspark.sql import SparkSession

spark = SparkSession.builder.config("spark.driver.memory", "1g").getOrCreate()
