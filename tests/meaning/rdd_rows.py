"""Every method of an RDD: what it returns and how many elements that has."""
from pyspark import SparkContext, StorageLevel

sc = SparkContext.getOrCreate()
lines = sc.textFile("/logs")  # reveal: rdd, no row bound
four = sc.parallelize([1, 2, 3, 4])  # reveal: rdd, at most 4 rows
pairs = lines.map(lambda line: line.split("\t"))  # reveal: rdd, no row bound
ten = sc.range(10)  # reveal: rdd, at most 10 rows
none = sc.emptyRDD()  # reveal: rdd, no rows
by_key = pairs.reduceByKey(lambda a, b: a + b)  # reveal: rdd, one row per distinct key

# Actions
lines.collect()  # reveal: rows, no row bound
four.collect()  # reveal: rows, at most 4 rows
by_key.collect()  # reveal: rows, one row per distinct key
lines.collectWithJobGroup("group", "what it does")  # reveal: rows, no row bound
pairs.collectAsMap()  # reveal: dict, no row bound
by_key.collectAsMap()  # reveal: dict, one row per distinct key
lines.toLocalIterator()  # reveal: row-iterator, no row bound
lines.toLocalIterator(prefetchPartitions=True)  # reveal: row-iterator, no row bound
lines.take(5)  # reveal: rows, at most 5 rows
four.take(num=50)  # reveal: rows, at most 4 rows
lines.first()  # reveal: row, one row
lines.isEmpty()  # reveal: boolean, one row
lines.top(3)  # reveal: rows, at most 3 rows
lines.top(3, key=len)  # reveal: rows, at most 3 rows
lines.takeOrdered(4, key=len)  # reveal: rows, at most 4 rows
lines.takeSample(False, 20)  # reveal: rows, at most 20 rows
four.takeSample(False, 20, seed=1)  # reveal: rows, at most 4 rows
lines.count()  # reveal: number, one row
pairs.countByKey()  # reveal: dict, one row per distinct key
four.countByKey()  # reveal: dict, at most 4 rows
lines.countByValue()  # reveal: dict, one row per distinct key
pairs.reduceByKeyLocally(lambda a, b: a + b)  # reveal: dict, one row per distinct key
pairs.lookup("a")  # reveal: rows, no row bound
by_key.lookup("a")  # reveal: rows, one row per distinct key
lines.reduce(max)  # reveal: python, one row
lines.fold("", max)  # reveal: python, one row
lines.aggregate(0, lambda n, line: n + len(line), lambda a, b: a + b)  # reveal: python, one row
lines.treeReduce(max)  # reveal: python, one row
lines.treeReduce(max, depth=3)  # reveal: python, one row
lines.treeAggregate(0, lambda n, line: n + len(line), lambda a, b: a + b)  # reveal: python, one row
ten.sum()  # reveal: number, one row
ten.mean()  # reveal: number, one row
ten.min()  # reveal: row, one row
ten.max()  # reveal: row, one row
ten.stats()  # reveal: python, one row
ten.stdev()  # reveal: number, one row
ten.variance()  # reveal: number, one row
ten.sampleStdev()  # reveal: number, one row
ten.sampleVariance()  # reveal: number, one row
lines.countApprox(1000)  # reveal: number, one row
ten.sumApprox(1000)  # reveal: number, one row
ten.meanApprox(1000)  # reveal: number, one row
lines.countApproxDistinct(0.01)  # reveal: number, one row
lines.histogram(20)  # reveal: tuple
lines.foreach(print)  # reveal: none
lines.foreachPartition(print)  # reveal: none
lines.saveAsTextFile("/out")  # reveal: none
lines.saveAsPickleFile("/out")  # reveal: none
pairs.saveAsSequenceFile("/out")  # reveal: none
pairs.saveAsHadoopFile("/out", "org.apache.hadoop.mapred.TextOutputFormat")  # reveal: none
pairs.saveAsHadoopDataset({})  # reveal: none
pairs.saveAsNewAPIHadoopFile("/out", "org.apache.hadoop.mapreduce.lib.output.TextOutputFormat")  # reveal: none
pairs.saveAsNewAPIHadoopDataset({})  # reveal: none

# Element by element
four.map(str)  # reveal: rdd, at most 4 rows
four.mapValues(str)  # reveal: rdd, at most 4 rows
four.keyBy(str)  # reveal: rdd, at most 4 rows
four.keys()  # reveal: rdd, at most 4 rows
four.values()  # reveal: rdd, at most 4 rows
four.filter(bool)  # reveal: rdd, at most 4 rows
four.zipWithUniqueId()  # reveal: rdd, at most 4 rows
four.zipWithIndex()  # reveal: rdd, at most 4 rows
lines.flatMap(str.split)  # reveal: rdd, no row bound
lines.flatMap(lambda line: line.split())  # reveal: rdd, no row bound
pairs.flatMapValues(lambda value: value.split())  # reveal: rdd, no row bound
lines.pipe("sort")  # reveal: rdd, not known how many rows
four.sample(False, 0.5)  # reveal: rdd, at most 4 rows
four.sampleByKey(False, {1: 0.5})  # reveal: rdd, at most 4 rows
train, rest = four.randomSplit([0.5, 0.5])
train  # reveal: rdd, at most 4 rows

# Partition by partition
def first_only(rows):
	for row in rows:
		yield row

def one_each(rows):
	yield sum(1 for row in rows)

lines.mapPartitions(first_only)  # reveal: rdd, no row bound
lines.mapPartitions(one_each)  # reveal: rdd, one row per partition
lines.mapPartitions(lambda rows: [sum(1 for row in rows)])  # reveal: rdd, one row per partition
lines.repartition(8).mapPartitions(one_each)  # reveal: rdd, at most 8 rows
lines.mapPartitionsWithIndex(lambda index, rows: [(index, sum(1 for row in rows))])  # reveal: rdd, one row per partition
lines.mapPartitionsWithSplit(lambda index, rows: [index])  # reveal: rdd, one row per partition
lines.glom()  # reveal: rdd, one row per partition, wide
lines.barrier()  # reveal: rdd, not known how many rows
lines.barrier().mapPartitions(one_each)  # reveal: rdd, one row per partition
lines.barrier().mapPartitionsWithIndex(lambda index, rows: [index])  # reveal: rdd, one row per partition

# By key
lines.distinct()  # reveal: rdd, one row per distinct key
four.distinct(2)  # reveal: rdd, at most 4 rows
lines.groupBy(len)  # reveal: rdd, one row per distinct key, wide
pairs.groupByKey()  # reveal: rdd, one row per distinct key, wide
pairs.cogroup(by_key)  # reveal: rdd, one row per distinct key, wide
pairs.groupWith(by_key)  # reveal: rdd, one row per distinct key, wide
pairs.reduceByKey(max)  # reveal: rdd, one row per distinct key
pairs.foldByKey(0, max)  # reveal: rdd, one row per distinct key
pairs.aggregateByKey(0, max, max)  # reveal: rdd, one row per distinct key
pairs.combineByKey(int, max, max)  # reveal: rdd, one row per distinct key
four.partitionBy(2)  # reveal: rdd, at most 4 rows
four.repartition(2)  # reveal: rdd, at most 4 rows
four.coalesce(1)  # reveal: rdd, at most 4 rows
four.repartitionAndSortWithinPartitions(2)  # reveal: rdd, at most 4 rows
four.sortBy(str)  # reveal: rdd, at most 4 rows
four.sortByKey()  # reveal: rdd, at most 4 rows

# Two RDDs
four.union(ten)  # reveal: rdd, at most 14 rows
four + ten  # reveal: rdd, at most 14 rows
lines.union(ten)  # reveal: rdd, no row bound
four.intersection(lines)  # reveal: rdd, at most 4 rows
four.subtract(lines)  # reveal: rdd, at most 4 rows
four.subtractByKey(lines)  # reveal: rdd, at most 4 rows
four.cartesian(ten)  # reveal: rdd, at most 40 rows
lines.cartesian(ten)  # reveal: rdd, no row bound
lines.zip(four)  # reveal: rdd, at most 4 rows
four.join(ten)  # reveal: rdd, at most 40 rows
pairs.join(pairs)  # reveal: rdd, no row bound
by_key.join(by_key)  # reveal: rdd, one row per distinct key
four.leftOuterJoin(none)  # reveal: rdd, at most 4 rows
none.rightOuterJoin(four)  # reveal: rdd, at most 4 rows
four.fullOuterJoin(ten)  # reveal: rdd, at most 50 rows

# What keeps the elements, and what only tells of them
four.cache()  # reveal: rdd, at most 4 rows, cached
four.persist(StorageLevel.DISK_ONLY)  # reveal: rdd, at most 4 rows, cached
four.unpersist()  # reveal: rdd, at most 4 rows
four.checkpoint()  # reveal: none
four.localCheckpoint()  # reveal: none
four.cleanShuffleDependencies()  # reveal: none
four.setName("four")  # reveal: rdd, at most 4 rows
four.withResources(None)  # reveal: rdd, at most 4 rows
four.toDF(["n"])  # reveal: dataframe, at most 4 rows
four.context  # reveal: context
lines.getNumPartitions()  # reveal: number
lines.getStorageLevel()  # reveal: storage-level
lines.getCheckpointFile()  # reveal: string
lines.getResourceProfile()  # reveal: python
lines.isCheckpointed()  # reveal: boolean
lines.isLocallyCheckpointed()  # reveal: boolean
lines.id()  # reveal: number
lines.name()  # reveal: string
lines.toDebugString()  # reveal: string


# What only an RDD has
def of_given(structures):
    rows = structures.flatMap(str.split)
    rows  # reveal: rdd, no row bound, parameter
    spark.createDataFrame(rows, "a string")  # reveal: dataframe, no row bound
