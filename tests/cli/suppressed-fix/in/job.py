from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
events = spark.read.table("events")
a = events.collect()  # oomlint: ignore[collect-unbounded, OOM102] the table has ten rows
b = events.collect()  # noqa: E501, OOM101
c = events.collect()  # noqa: E501  # oomlint: ignore[OOM101] small
# oomlint: ignore[collect-unbounded] small

# and another comment
d = events.collect()
e = [
    row
    for row in events.collect()  # oomlint: ignore[ topandas-unbounded , oom101 ]
]
f = (
    events.where("x > 1")
    .collect()
)  # oomlint: ignore[driver-result]
f = (  # oomlint: ignore[driver-result]
    events.where("x > 1")
    .collect()
)
text = "# oomlint: ignore[collect-unbounded]"; g = events.collect()
h = events.collect()  # noqa
i = events.collect()  # oomlint: ignore[topandas-unbounded] another rule  # type: ignore
j = events.collect()  # oomlint: ignore
k = events.collect()  # oomlint: ingore[collect-unbounded]
k = events.collect()  # oomlint: ignore[colect-unbounded]
k = events.collect()  # oomlint: ignore[collect-unbounded
k = events.collect()  # oomlint: disable[collect-unbounded]
k = 1  # noqa: OOM101 because
k = 1  # noqa: E501, OOM101 because
k = 1  # noqa: OOM888
# oomlint: cell-ignore[ALL]
def f():
    # oomlint: disable[collect-unbounded] all small
    a = events.collect()
    # oomlint: enable[OOM101]
    b = events.collect()
    # oomlint: disable[collect-unbounded]
    c = events.collect()
d = events.collect()
    # oomlint: ignore[OOM101]
