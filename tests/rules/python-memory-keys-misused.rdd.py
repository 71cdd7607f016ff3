"""Where the keys are what is wanted."""
from pyspark import SparkConf, SparkContext

#: A job that groups in Python may spill later
conf = SparkConf().set("spark.python.worker.memory", "2g")

#: A limit for plain Python
conf.set("spark.executor.pyspark.memory", "2g")
sc = SparkContext(conf=conf)
sc.textFile("s3://lake/lines").map(lambda line: (line[:2], 1)).reduceByKey(lambda a, b: a + b).saveAsTextFile("s3://lake/out")
