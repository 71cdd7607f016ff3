import joblib
import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("geo").getOrCreate()
sc = spark.sparkContext
addresses = spark.read.table("addresses")
visits = spark.read.table("visits")

#: A lookup table of unknown size
lookup = sc.broadcast(addresses.rdd.map(lambda r: (r.ip, r.city)).collectAsMap())  # expect: broadcast-collect
cities = visits.rdd.map(lambda r: lookup.value.get(r.ip))

#: Through a variable: fetching them is one thing, sending them another
rows = addresses.select("ip", "city").collect()  # expect: collect-unbounded
shared = sc.broadcast(rows)  # expect: broadcast-collect
#        ^^^^^^^^^^^^^^^^^^

#: What was made of them
frame = addresses.toPandas()  # expect: topandas-unbounded
shared_ips = sc.broadcast(frame["ip"].to_numpy())  # expect: broadcast-collect
ips = frame["ip"].to_numpy()
shared_ips = sc.broadcast(ips)  # expect: broadcast-collect

#: A pandas frame for a UDF
table = spark.sparkContext.broadcast(addresses.toPandas())  # expect: broadcast-collect
#                                    ^^^^^^^^^^^^^^^^^^^^

#: A join does the same without the driver
joined = visits.join(addresses, "ip", "left")

#: A bounded table
top = sc.broadcast(addresses.groupBy("city").count().orderBy(F.desc("count")).limit(100).collect())

best = addresses.groupBy("city").count().orderBy(F.desc("count")).limit(100).collect()
shared_best = sc.broadcast(best)

#: A file that the driver read, or a model
shared_names = sc.broadcast(pd.read_csv("names.csv"))
model = joblib.load("model.pkl")
shared_model = sc.broadcast(model)

#: Literal and metadata
codes = sc.broadcast({"NL": "Netherlands", "BE": "Belgium"})
columns = sc.broadcast(addresses.columns)

#: A column of them, by its name as an attribute
texts = addresses.select("street").toPandas().street  # expect: topandas-unbounded
shared = sc.broadcast(texts)  # expect: broadcast-collect
