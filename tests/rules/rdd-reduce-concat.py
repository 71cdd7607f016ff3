from operator import add

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("words").getOrCreate()
lines = spark.sparkContext.textFile("s3://lake/books")

#: Lists of all elements become one
words = lines.map(lambda line: [line.strip()]).reduce(lambda a, b: a + b)  # expect: rdd-reduce-concat
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
letters = lines.map(lambda line: set(line)).treeReduce(lambda a, b: a | b)  # expect: rdd-reduce-concat
starts = lines.map(lambda line: [line[:1]]).fold([], add)  # expect: rdd-reduce-concat


def merge(left, right):
    left.extend(right)
    return left


def push(kept, line):
    kept.append(line)
    return kept


kept = lines.aggregate([], push, merge)  # expect: rdd-reduce-concat

#: A number, a pair of numbers
total = lines.map(len).reduce(lambda a, b: a + b)
longest = lines.map(lambda line: len(line)).reduce(max)
mean = lines.aggregate((0, 0), lambda s, line: (s[0] + len(line), s[1] + 1), lambda a, b: (a[0] + b[0], a[1] + b[1]))

#: Of a few elements
few = spark.sparkContext.parallelize([[1], [2, 3]]).reduce(lambda a, b: a + b)
