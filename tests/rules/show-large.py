from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("look").getOrCreate()
trips = spark.read.parquet("s3://lake/trips")

#: A table printed on the screen
trips.show(10**6)  # expect: show-large
# fixed: trips.show(20)
trips.show(50_000, truncate=False)  # expect: show-large
# fixed: trips.show(20, truncate=False)

#: As many as there are
trips.where("fare > 0").show(trips.where("fare > 0").count())  # expect: show-large
trips.show(trips.count(), False)  # expect: show-large
# fixed: trips.show(20, False)

#: A screen full
trips.show()
trips.show(100, truncate=False)

#: As many as there are, of a few
days = trips.groupBy("day").count()
days.show(days.count(), truncate=False)
trips.limit(50).show(10**6)
