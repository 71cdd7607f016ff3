import pandas as pd
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("numbers").getOrCreate()
sc = spark.sparkContext
events = spark.read.table("events")

#: A file by way of the driver
frame = pd.read_csv("s3://lake/events.csv")
rows = sc.parallelize(frame.to_dict("records"))  # expect: parallelize-big
#      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

#: Rows that were with Spark before
names = [row.name.upper() for row in events.collect()]  # expect: collect-unbounded
upper = sc.parallelize(names)  # expect: parallelize-big

#: A list that grows with them
kept = []
for row in events.toLocalIterator():
    if row.amount > 3:
        kept.append((row.name, row.amount))
big = sc.parallelize(kept, 8)  # expect: parallelize-big

#: By number
pairs = sc.parallelize([(i, i * i) for i in range(5000000)])  # expect: parallelize-big
counted = []
for i in range(3000):
    for j in range(1000):
        counted.append((i, j))
product = sc.parallelize(counted)  # expect: parallelize-big

#: Every number is made, only to be sent
numbers = sc.parallelize(list(range(10000000)))  # expect: parallelize-big

#: Of a range, only the bounds are sent
trials = sc.parallelize(range(10 ** 9), 100)
also = sc.range(10 ** 9)

#: Small lists
days = sc.parallelize(["2024-01-01", "2024-01-02"])
few = sc.parallelize([(i, str(i)) for i in range(1000)])
top = sc.parallelize(events.limit(100).collect())

#: What is not known
given = sc.parallelize(spark.conf.get("job.parts").split(","))
