from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("words").getOrCreate()
lines = spark.sparkContext.textFile("s3://lake/lines")

#: The file is pickled, contents and all
words = open("words.txt")


@F.udf("boolean")
def is_word(text):
    return text in words.read()  # expect: open-file-captured
#                  ^^^^^


#: Opened where it is used
def known(rows):
    with open("words.txt") as there:
        listed = set(there)
    for row in rows:
        yield row in listed


checked = lines.mapPartitions(known)

#: Read on the driver, and what was read is used
with open("stop.txt") as stops:
    stop_words = set(stops.read().split())
rest = lines.filter(lambda line: line not in stop_words)
