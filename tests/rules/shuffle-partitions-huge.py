from pyspark import SparkConf
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("shuffles").getOrCreate()

#: Far more tasks than most shuffles have megabytes
spark.conf.set("spark.sql.shuffle.partitions", 20000)  # expect: shuffle-partitions-huge

#: In SQL, and for RDDs
spark.sql("SET spark.sql.adaptive.coalescePartitions.initialPartitionNum=50000;")  # expect: shuffle-partitions-huge
conf = SparkConf().set("spark.default.parallelism", str(4 * 5000))  # expect: shuffle-partitions-huge

#: Usual numbers
spark.conf.set("spark.sql.shuffle.partitions", "2000")
spark.conf.set("spark.sql.shuffle.partitions", "auto")
conf.set("spark.default.parallelism", "10000")
