from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("geo").getOrCreate()
sc = spark.sparkContext
addresses = spark.read.table("addresses")
visits = spark.read.table("visits")

#: A lookup table of unknown size
lookup = sc.broadcast(addresses.rdd.map(lambda r: (r.ip, r.city)).collectAsMap())  # expect: broadcast-collect
cities = visits.rdd.map(lambda r: lookup.value.get(r.ip))

#: Through a variable
rows = addresses.select("ip", "city").collect()  # expect: broadcast-collect
shared = sc.broadcast(rows)

#: A pandas frame for a UDF
table = spark.sparkContext.broadcast(addresses.toPandas())  # expect: broadcast-collect
#                                    ^^^^^^^^^^^^^^^^^^^^

#: A join does the same without the driver
joined = visits.join(addresses, "ip", "left")

#: A bounded table
top = sc.broadcast(addresses.groupBy("city").count().orderBy(F.desc("count")).limit(100).collect())

#: Literal and metadata
codes = sc.broadcast({"NL": "Netherlands", "BE": "Belgium"})
columns = sc.broadcast(addresses.columns)
