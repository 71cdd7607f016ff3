from pyspark.sql import SparkSession

#: Set where the session is made
spark = (
    SparkSession.builder.appName("joins")
    .config("spark.sql.autoBroadcastJoinThreshold", "200m")  # expect: auto-broadcast-threshold-raised
    .config("spark.sql.shuffle.partitions", "400")
    .getOrCreate()
)

#: Set in the running session, in bytes
spark.conf.set("spark.sql.autoBroadcastJoinThreshold", 300 * 1024 * 1024)  # expect: auto-broadcast-threshold-raised

#: A heap of 8g or more may hold it, or not
spark.conf.set("spark.sql.autoBroadcastJoinThreshold", "4g")  # expect: auto-broadcast-threshold-raised


#: The key that adaptive execution looks at
spark.conf.set("spark.sql.adaptive.autoBroadcastJoinThreshold", "256MB")  # expect: auto-broadcast-threshold-raised

#: In SQL
spark.sql("SET spark.sql.autoBroadcastJoinThreshold = 209715200")  # expect: auto-broadcast-threshold-raised

#: In a dictionary and in a list of pairs
settings = {
    "spark.sql.autoBroadcastJoinThreshold": "150m",  # expect: auto-broadcast-threshold-raised
    "spark.sql.session.timeZone": "UTC",
}
pairs = [
    ("spark.sql.autoBroadcastJoinThreshold", "150m"),  # expect: auto-broadcast-threshold-raised
    ("spark.sql.session.timeZone", "UTC"),
]

#: The default, less than it, and off
spark.conf.set("spark.sql.autoBroadcastJoinThreshold", "10MB")
spark.conf.set("spark.sql.autoBroadcastJoinThreshold", 10485760)
spark.conf.set("spark.sql.autoBroadcastJoinThreshold", "50m")
spark.conf.set("spark.sql.autoBroadcastJoinThreshold", -1)
spark.conf.set("spark.sql.adaptive.autoBroadcastJoinThreshold", "-1")

#: A large value of another key
spark.conf.set("spark.sql.files.maxPartitionBytes", "512m")
