"""One report for each day of the last quarter."""
from datetime import date, timedelta

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("quarterly-reports").getOrCreate()
visits = spark.read.table("web.visits")

day = date(2024, 7, 1)
while day < date(2024, 10, 1):
    # Three reports are made of it, so it is cached; nobody ever unpersists it.
    of_day = visits.where(F.col("day") == F.lit(day)).cache()
    of_day.groupBy("page").count().write.mode("overwrite").parquet(f"/reports/{day}/pages")
    of_day.groupBy("country").count().write.mode("overwrite").parquet(f"/reports/{day}/countries")
    of_day.agg(F.countDistinct("visitor_id")).write.mode("overwrite").parquet(f"/reports/{day}/visitors")
    day += timedelta(days=1)
