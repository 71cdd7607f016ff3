from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
events = spark.read.table("events")
f = (
    events.where("x > 1")
    .collect()
)  
f = (  
    events.where("x > 1")
    .collect()
)
