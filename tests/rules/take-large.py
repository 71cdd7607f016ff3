import itertools

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("sampling").getOrCreate()
trips = spark.read.parquet("s3://lake/trips")

#: A million rows are no sample
sample = trips.limit(1_000_000).toPandas()  # expect: take-large
#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# fixed: sample = trips.limit(1000).toPandas()
half = trips.limit(500_000).toPandas()  # expect: take-large

#: take() with a large number
rows = trips.where("fare > 0").take(250000)  # expect: take-large
# fixed: rows = trips.where("fare > 0").take(1000)
more = trips.take(num=2_500_000)  # expect: take-large

#: As many as there are
everything = trips.take(trips.count())  # expect: take-large
# fixed: everything = trips.take(1000)
all_of_them = trips.head(trips.count())  # expect: take-large

#: The limit stands earlier in the chain
longest = trips.orderBy(F.desc("distance")).limit(500_000)
print(longest.select("distance").collect())  # expect: take-large

#: Elements of an RDD
fares = trips.rdd.map(lambda row: row.fare)
highest = fares.top(2_000_000)  # expect: take-large
some = fares.takeSample(False, 400_000, 7)  # expect: take-large
# fixed: some = fares.takeSample(False, 1000, 7)
most = fares.takeSample(False, 4_000_000)  # expect: take-large
pairs = trips.limit(300_000).rdd.map(lambda row: (row.id, row.fare)).collect()  # expect: take-large
# fixed: pairs = trips.limit(300_000).rdd.map(lambda row: (row.id, row.fare)).take(1000)
codes = spark.sparkContext.parallelize(range(3_000_000)).collect()  # expect: take-large

#: A range is bounded by its length
ids = spark.range(5_000_000).collect()  # expect: take-large
# fixed: ids = spark.range(5_000_000).limit(1000).collect()

#: The groups of a long range are not as many as its numbers
buckets = spark.range(5_000_000).groupBy((F.col("id") % 100).alias("bucket")).count().collect()

#: Numbers that fit
print(trips.limit(10_000).toPandas(), trips.take(100), trips.head(5), trips.tail(5))
trips.show(50, truncate=False)
print(fares.takeOrdered(10), fares.takeSample(False, 1000))

#: A large limit that is written elsewhere
trips.limit(5_000_000).write.mode("overwrite").parquet("s3://lake/trips_sample")

#: A large limit, then one row
average = trips.limit(5_000_000).agg(F.avg("fare")).collect()

#: Not rows of Spark
first = list(itertools.islice(range(10**9), 5))
