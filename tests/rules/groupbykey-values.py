from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("visits").getOrCreate()
sc = spark.sparkContext
visits = sc.textFile("s3://lake/visits").map(lambda line: (line.split(",")[0], int(line.split(",")[1])))

#: Added up, or counted
spent = visits.groupByKey().mapValues(sum)  # expect: groupbykey-values
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# fixed: spent = visits.reduceByKey(lambda a, b: a + b)
total = visits.groupByKey().mapValues(lambda amounts: sum(amounts))  # expect: groupbykey-values
# fixed: total = visits.reduceByKey(lambda a, b: a + b)
number = visits.groupByKey().mapValues(len)  # expect: groupbykey-values
# fixed: number = visits.aggregateByKey(0, lambda count, _: count + 1, lambda a, b: a + b)
counted = visits.groupByKey().mapValues(lambda amounts: len(amounts))  # expect: groupbykey-values

#: Through a variable, with the key, in eight partitions
grouped = visits.groupByKey(8).cache()
average = grouped.mapValues(lambda amounts: sum(amounts) / len(amounts))  # expect: groupbykey-values
largest = grouped.map(lambda pair: (pair[0], max(pair[1])))  # expect: groupbykey-values
large = visits.groupBy(lambda pair: pair[0]).mapValues(lambda pairs: sum(1 for pair in pairs if pair[1] > 100))  # expect: groupbykey-values


#: All of them in a list
def steps(amounts):
    ordered = sorted(amounts)
    return [later - earlier for earlier, later in zip(ordered, ordered[1:])]


differences = grouped.mapValues(steps)  # expect: groupbykey-values
lists = visits.groupByKey().mapValues(list)  # expect: groupbykey-values

#: Combined before the shuffle
sums = visits.reduceByKey(lambda a, b: a + b)
both = visits.aggregateByKey((0, 0), lambda s, v: (s[0] + v, s[1] + 1), lambda a, b: (a[0] + b[0], a[1] + b[1]))


#: One value after the other
def running(amounts):
    before = 0
    for amount in amounts:
        before += amount
        yield before


totals = grouped.flatMapValues(running)

#: Literal rows
few = sc.parallelize([("a", 1), ("b", 2)]).groupByKey().mapValues(list).collect()
