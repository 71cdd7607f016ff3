"""DStreams: what each batch of them has."""
from pyspark import SparkContext
from pyspark.streaming import StreamingContext

sc = SparkContext.getOrCreate()
ssc = StreamingContext(sc, 10)  # reveal: spark
lines = ssc.socketTextStream("localhost", 9999)  # reveal: dstream, no row bound
ssc.textFileStream("/in")  # reveal: dstream, no row bound
ssc.binaryRecordsStream("/in", 16)  # reveal: dstream, no row bound
ssc.queueStream([sc.range(4)])  # reveal: dstream, no row bound
pairs = lines.map(lambda line: line.split("\t"))  # reveal: dstream, no row bound
by_key = pairs.reduceByKey(max)  # reveal: dstream, one row per distinct key

pairs.mapValues(str)  # reveal: dstream, no row bound
lines.flatMap(str.split)  # reveal: dstream, no row bound
pairs.flatMapValues(str.split)  # reveal: dstream, no row bound
lines.mapPartitions(list)  # reveal: dstream, no row bound
lines.mapPartitions(lambda rows: [sum(1 for row in rows)])  # reveal: dstream, one row per partition
lines.mapPartitionsWithIndex(lambda index, rows: [index])  # reveal: dstream, one row per partition
by_key.filter(bool)  # reveal: dstream, one row per distinct key
lines.glom()  # reveal: dstream, one row per partition, wide
lines.union(lines)  # reveal: dstream, no row bound
pairs.join(pairs)  # reveal: dstream, no row bound
by_key.join(by_key)  # reveal: dstream, one row per distinct key
by_key.leftOuterJoin(by_key)  # reveal: dstream, one row per distinct key
by_key.rightOuterJoin(by_key)  # reveal: dstream, one row per distinct key
pairs.fullOuterJoin(pairs)  # reveal: dstream, no row bound
pairs.cogroup(pairs)  # reveal: dstream, one row per distinct key, wide
pairs.groupByKey()  # reveal: dstream, one row per distinct key, wide
pairs.combineByKey(int, max, max)  # reveal: dstream, one row per distinct key
by_key.partitionBy(4)  # reveal: dstream, one row per distinct key
by_key.repartition(4)  # reveal: dstream, one row per distinct key
lines.transform(lambda rdd: rdd.sortBy(len))  # reveal: dstream, no row bound
lines.transformWith(lambda a, b: a.union(b), lines)  # reveal: dstream, no row bound
lines.count()  # reveal: dstream, one row
lines.reduce(max)  # reveal: dstream, one row
lines.countByValue()  # reveal: dstream, one row per distinct key

# Windows
lines.window(60, 10)  # reveal: dstream, no row bound
by_key.window(60)  # reveal: dstream, no row bound
lines.countByWindow(60, 10)  # reveal: dstream, one row
lines.countByValueAndWindow(60, 10)  # reveal: dstream, one row per distinct key
pairs.groupByKeyAndWindow(60, 10)  # reveal: dstream, one row per distinct key, wide
lines.reduceByWindow(max, min, 60, 10)  # reveal: dstream, one row
pairs.reduceByKeyAndWindow(max, min, 60, 10)  # reveal: dstream, one row per distinct key
pairs.updateStateByKey(lambda values, state: sum(values))  # reveal: dstream, one row per distinct key

# Outputs, and what has no rows
lines.pprint()  # reveal: none, at most 10 rows
lines.pprint(50)  # reveal: none, at most 50 rows
lines.saveAsTextFiles("/out")  # reveal: none
lines.foreachRDD(print)  # reveal: none
lines.slice(0, 1)  # reveal: list
lines.slice(0, 1)[0]  # reveal: rdd, no row bound
by_key.cache()  # reveal: dstream, one row per distinct key
by_key.persist()  # reveal: dstream, one row per distinct key
by_key.checkpoint(30)  # reveal: dstream, one row per distinct key
lines.context()  # reveal: spark
StreamingContext.getOrCreate("/checkpoints", print)  # reveal: spark
StreamingContext.getActive()  # reveal: spark
StreamingContext.getActiveOrCreate("/checkpoints", print)  # reveal: spark
ssc.sparkContext  # reveal: context
ssc.start()  # reveal: none
ssc.awaitTermination()  # reveal: none
ssc.awaitTerminationOrTimeout(10)  # reveal: none
ssc.addStreamingListener(None)  # reveal: none
ssc.remember(60)  # reveal: none
ssc.checkpoint("/checkpoints")  # reveal: none
ssc.transform([lines, lines], lambda rdds: rdds[0])  # reveal: dstream, no row bound
ssc.union(lines, lines)  # reveal: dstream, no row bound
ssc.stop()  # reveal: none

def save(time, rdd):
	rdd  # reveal: rdd, no row bound
	rdd.collect()  # reveal: rows, no row bound

lines.foreachRDD(save)
lines.foreachRDD(lambda rdd: rdd.foreachPartition(print))
