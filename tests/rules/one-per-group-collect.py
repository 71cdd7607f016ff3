import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("usage").getOrCreate()
visits = spark.read.table("visits")

#: One row for each user
per_user = visits.groupBy("user_id").agg(F.count("*").alias("n")).toPandas()  # expect: one-per-group-collect
# fixed: per_user = visits.groupBy("user_id").agg(F.count("*").alias("n")).limit(1000).toPandas()

#: Every address that was ever seen
emails = visits.select("email").distinct().collect()  # expect: one-per-group-collect
#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# fixed: emails = visits.select("email").distinct().limit(1000).collect()

#: A key under another type and name is the same key
as_text = visits.groupBy(F.col("user_id").cast("string").alias("user")).count().collect()  # expect: one-per-group-collect

#: A key whose name says neither: silent
plans = visits.dropDuplicates(["plan"]).collect()

#: GROUP BY in SQL
hosts = spark.sql("SELECT host, count(*) AS n FROM visits GROUP BY host").collect()  # expect: one-per-group-collect
# fixed: hosts = spark.sql("SELECT host, count(*) AS n FROM visits GROUP BY host").limit(1000).collect()

#: One element for each user
counted = visits.groupBy("user_id").count().rdd.collect()  # expect: one-per-group-collect
# fixed: counted = visits.groupBy("user_id").count().rdd.take(1000)

#: Keys of pairs, by what they are made of
pairs = visits.rdd.map(lambda row: (row.user_id, 1))
totals = pairs.reduceByKey(lambda a, b: a + b).collect()  # expect: one-per-group-collect
per_month = visits.rdd.map(lambda row: (row["month"], 1)).reduceByKey(lambda a, b: a + b).collect()
distinct = visits.rdd.map(lambda row: row.email).distinct().collect()  # expect: one-per-group-collect

#: Keys with few values
by_country = visits.groupBy("country").count().collect()
by_day = visits.groupBy("date", "status").count().toPandas()
months = visits.select("month").distinct().collect()

#: Groups of what the driver has in a list already
wanted = [line.strip() for line in open("customers.txt")]
listed = visits.groupBy("user_id").count().where(F.col("user_id").isin(wanted)).collect()
others = visits.groupBy("user_id", "country").count().where(F.col("country").isin("NL", "BE")).toPandas()  # expect: one-per-group-collect

#: The largest groups
top = visits.groupBy("user_id").count().orderBy(F.desc("count")).limit(20).toPandas()

#: No key at all
total = visits.groupBy().agg(F.sum("seconds")).collect()

#: One row for each partition
skew = visits.groupBy(F.spark_partition_id()).count().collect()

#: pandas groups on the driver
local = pd.DataFrame({"user": ["a", "b"], "n": [1, 2]}).groupby("user").sum().to_dict()

#: Keys that are computed: by the name of what they become, or of what computes them
shelves = spark.sql("SELECT DISTINCT split(place, '/')[0] AS shelf FROM books").collect()
years = spark.sql("SELECT year(timestamp), count(*) FROM books GROUP BY year(timestamp)").collect()
readers = spark.sql("SELECT DISTINCT trim(reader) AS reader_id FROM books").collect()  # expect: one-per-group-collect
