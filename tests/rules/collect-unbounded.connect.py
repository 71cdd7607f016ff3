from pyspark.sql import SparkSession

spark = SparkSession.builder.remote("sc://spark.example.com").getOrCreate()
events = spark.read.table("events")

#: Through Spark Connect, into the memory of the client
rows = events.collect()  # expect: collect-unbounded
#      ^^^^^^^^^^^^^^^^
# fixed: rows = events.limit(1000).collect()
frame = events.toPandas()  # expect: topandas-unbounded
# fixed: frame = events.limit(1000).toPandas()

#: One partition at a time
for row in events.toLocalIterator():
    print(row.url)
