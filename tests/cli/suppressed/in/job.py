from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
events = spark.read.table("events")
a = events.collect()  # oomlint: ignore[collect-unbounded] the table has ten rows
b = events.collect()  # noqa: E501, OOM101
c = events.collect()  # noqa: E501  # oomlint: ignore[OOM101] small
# oomlint: ignore[collect-unbounded] small
# and another comment
d = events.collect()
e = [
    row
    for row in events.collect()  # oomlint: ignore[ topandas-unbounded , oom101 ]
]
# oomlint: ignore[collect-unbounded] above the statement
f = (
    events.where("x > 1")
    .collect()
)
text = "# oomlint: ignore[collect-unbounded]"; g = events.collect()
h = events.collect()  # noqa
i = events.collect()  # oomlint: ignore[topandas-unbounded] another rule
j = events.collect()  # oomlint: ignore
