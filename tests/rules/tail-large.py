from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("latest").getOrCreate()
events = spark.read.table("events")

#: The last fifty thousand
last = events.orderBy("at").tail(50_000)  # expect: tail-large
#      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# fixed: last = events.orderBy("at").tail(1000)

#: Two million, by keyword
ends = events.tail(num=2_000_000)  # expect: tail-large
# fixed: ends = events.tail(1000)

#: A few
print(events.tail(5), events.limit(100).tail(50_000))

#: Sorted the other way round
latest = events.orderBy(F.desc("at")).limit(50_000)
latest.write.mode("overwrite").parquet("s3://lake/latest")
