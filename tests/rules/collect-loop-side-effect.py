import requests
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("notify").getOrCreate()
sc = spark.sparkContext
alerts = spark.read.table("alerts")

#: One request for each row
for alert in alerts.where("sent = false").collect():  # expect: collect-loop-side-effect
    # fixed: for alert in alerts.where("sent = false").toLocalIterator():
    requests.post("https://example.org/alerts", json=alert.asDict(), timeout=10)


#: Through a variable
def print_all(day):
    rows = alerts.where(F.col("day") == day).collect()  # expect: collect-loop-side-effect
    # fixed: rows = alerts.where(F.col("day") == day).toLocalIterator()
    for row in rows:
        print(row.id, row.message)


#: Two loops over one list: an iterator would be empty in the second one
unsent = alerts.where("sent = false").collect()  # expect: collect-loop-side-effect
for alert in unsent:
    print(alert.message)
for alert in unsent:
    requests.post("https://example.org/alerts", json=alert.asDict(), timeout=10)

#: One loop within another
receivers = alerts.select("receiver").collect()  # expect: collect-loop-side-effect
for day in ("mon", "tue"):
    for receiver in receivers:
        requests.post("https://example.org/" + day, json=receiver.asDict(), timeout=10)

#: Lines of a file
for line in sc.textFile("s3://lake/alerts/raw").collect():  # expect: collect-loop-side-effect
    # fixed: for line in sc.textFile("s3://lake/alerts/raw").toLocalIterator():
    print(line)

#: One partition at a time, nothing kept
for alert in alerts.toLocalIterator():
    print(alert.id)


#: On the executors
def send(rows):
    with requests.Session() as http:
        for row in rows:
            http.post("https://example.org/alerts", json=row.asDict(), timeout=10)


alerts.foreachPartition(send)
alerts.foreach(print)

#: A loop over a bounded number of rows
for alert in alerts.orderBy(F.desc("day")).limit(20).collect():
    print(alert)
for row in alerts.groupBy("severity").agg(F.max("day")).limit(100).collect():
    print(row)

#: Metadata, and a list of Python's own
for table in spark.sql("SHOW TABLES").collect():
    print(table.tableName)
for name in ["a", "b"]:
    print(name)

#: Each row has a job of Spark's: nobody has that for many
for source in spark.read.table("sources").collect():
    spark.read.parquet(source.path).write.mode("append").saveAsTable(source.name)


def load(path, name):
    spark.read.parquet(path).write.mode("append").saveAsTable(name)


feeds = spark.read.table("feeds").where("active").collect()
print(len(feeds))
for number, feed in enumerate(feeds):
    load(feed.path, f"{feed.name}_{number}")
for _, feed in spark.sql("SELECT * FROM feeds WHERE active").toPandas().iterrows():
    load(feed.path, feed["name"])

#: A job before the loop is not one for each row
print(alerts.count())
for alert in alerts.collect():  # expect: collect-loop-side-effect
    # fixed: for alert in alerts.toLocalIterator():
    print(alert.message)
