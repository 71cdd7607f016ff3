from pyspark.sql import SparkSession

spark = SparkSession.builder.config("spark.driver.memory", "8g").getOrCreate()
spark.table("events").write.parquet("out")
