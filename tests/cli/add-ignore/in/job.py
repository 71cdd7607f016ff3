from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
events = spark.read.table("events")
a = events.collect()
b = events.collect()  # noqa: E501
c = events.collect()  # type: ignore
d = events.collect()  # oomlint: ignore[topandas-unbounded] seen by hand
e = events.where("""
    x > 1
""").collect()
f = events.where("x > 1") \
    .collect()
g = [events.collect(), """
text
""", 1] + [events.toPandas(), """
more"""]; h = 1	
def both():
    i = (
        events.collect(), events.toPandas(),
    )
    return i, events \
        .collect(), f"""{
        events.collect()
        }"""
if True: j = events.collect()
k = spark.createDataFrame(  # two rows
    events.toPandas(),
).limit(3).join(
    events.hint("broadcast"),
    "id",
)
