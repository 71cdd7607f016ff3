from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
events = spark.read.table("events")
a = events.collect()  # oomlint: ignore[collect-unbounded, OOM102] the table has ten rows
b = events.collect()  # noqa: E501, OOM101
c = events.collect()  # noqa: E501  # oomlint: ignore[OOM101] small
# oomlint: ignore[collect-unbounded] small

