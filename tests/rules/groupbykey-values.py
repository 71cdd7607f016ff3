import json
import statistics
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("visits").getOrCreate()
sc = spark.sparkContext
visits = sc.textFile("s3://lake/visits").map(lambda line: (line.split(",")[0], int(line.split(",")[1])))

#: Added up, or counted
spent = visits.groupByKey().mapValues(sum)  # expect: groupbykey-values
#       ^^^^^^^^^^^^^^^^^^^
# fixed: spent = visits.reduceByKey(lambda a, b: a + b)
total = visits.groupByKey().mapValues(lambda amounts: sum(amounts))  # expect: groupbykey-values
# fixed: total = visits.reduceByKey(lambda a, b: a + b)
number = visits.groupByKey().mapValues(len)  # expect: groupbykey-values
# fixed: number = visits.aggregateByKey(0, lambda count, _: count + 1, lambda a, b: a + b)
counted = visits.groupByKey().mapValues(lambda amounts: len(amounts))  # expect: groupbykey-values

#: Through a variable, with the key, in eight partitions
grouped = visits.groupByKey(8).cache()  # expect: groupbykey-values
average = grouped.mapValues(lambda amounts: sum(amounts) / len(amounts))
largest = grouped.map(lambda pair: (pair[0], max(pair[1])))

#: By a function, of a copy
large = visits.groupBy(lambda pair: pair[0]).mapValues(lambda pairs: sum(1 for pair in pairs if pair[1] > 100))  # expect: groupbykey-values


def three_largest(amounts):
    return sorted(amounts, reverse=True)[:3]


best = visits.groupByKey().mapValues(three_largest)  # expect: groupbykey-values

#: Made into lists only to be looked at, however many keys are shown
print(visits.groupByKey().mapValues(list).take(10))  # expect: groupbykey-values
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
print(visits.groupByKey().map(lambda pair: (pair[0], list(pair[1]))).first())  # expect: groupbykey-values
by_place = visits.groupByKey()
print(by_place.mapValues(lambda amounts: list(amounts)).collect())  # expect: groupbykey-values, rdd-collect-unbounded

#: Combined before the shuffle
sums = visits.reduceByKey(lambda a, b: a + b)
both = visits.aggregateByKey((0, 0), lambda s, v: (s[0] + v, s[1] + 1), lambda a, b: (a[0] + b[0], a[1] + b[1]))


#: All of them are wanted
def steps(amounts):
    ordered = sorted(amounts)
    return [later - earlier for earlier, later in zip(ordered, ordered[1:])]


def shares(amounts):
    total = sum(amounts)
    for amount in amounts:
        yield amount / total


kept = visits.groupByKey()
lists = kept.mapValues(list)
sizes = kept.mapValues(len)
distinct = visits.groupByKey().mapValues(set)
differences = visits.groupByKey().mapValues(steps)
divided = visits.groupByKey().flatMapValues(shares)
middle = visits.groupByKey().mapValues(statistics.median)
joined = visits.groupByKey().join(spent)

first_lists = visits.groupByKey().mapValues(list).take(10)
json.dump(first_lists, sys.stdout)
print(visits.mapValues(lambda amount: [amount]).take(10))

#: Data of the driver
print(sc.parallelize([("a", 1), ("b", 2)]).groupByKey().mapValues(list).collect())
few = sc.parallelize([("a", 1), ("b", 2)]).groupByKey().mapValues(sum)
words = sc.parallelize(sys.argv).map(lambda word: (word, 1)).groupByKey().mapValues(sum)
