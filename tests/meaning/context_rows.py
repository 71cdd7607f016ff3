"""What a SparkContext makes and tells, what it broadcasts and accumulates."""
from pyspark import SparkConf, SparkContext
from pyspark.sql import SparkSession

sc = SparkContext(conf=SparkConf())  # reveal: context
SparkContext.getOrCreate()  # reveal: context
SparkSession.builder.getOrCreate().sparkContext  # reveal: context
count = int(input())

sc.parallelize([1, 2, 3])  # reveal: rdd, at most 3 rows
sc.parallelize(range(100), 4)  # reveal: rdd, at most 100 rows
sc.parallelize(range(count))  # reveal: rdd, not known how many rows
sc.range(50)  # reveal: rdd, at most 50 rows
sc.range(10, 50)  # reveal: rdd, at most 40 rows
sc.range(10, 50, 10)  # reveal: rdd, at most 4 rows
sc.range(count)  # reveal: rdd, not known how many rows
sc.textFile("/logs")  # reveal: rdd, no row bound
sc.sequenceFile("/logs")  # reveal: rdd, no row bound
sc.pickleFile("/logs")  # reveal: rdd, no row bound
sc.hadoopFile("/logs", "a.Format", "a.Key", "a.Value")  # reveal: rdd, no row bound
sc.hadoopRDD("a.Format", "a.Key", "a.Value")  # reveal: rdd, no row bound
sc.newAPIHadoopFile("/logs", "a.Format", "a.Key", "a.Value")  # reveal: rdd, no row bound
sc.newAPIHadoopRDD("a.Format", "a.Key", "a.Value")  # reveal: rdd, no row bound
sc.binaryRecords("/logs", 16)  # reveal: rdd, no row bound
sc.wholeTextFiles("/logs")  # reveal: rdd, as many rows as there is metadata, wide
sc.binaryFiles("/logs")  # reveal: rdd, as many rows as there is metadata, wide
sc.emptyRDD()  # reveal: rdd, no rows
sc.union([sc.range(3), sc.range(4)])  # reveal: rdd, at most 7 rows
sc.union([sc.range(3), sc.textFile("/logs")])  # reveal: rdd, no row bound
sc.runJob(sc.textFile("/logs"), list)  # reveal: rows, no row bound
sc.runJob(sc.textFile("/logs"), lambda rows: [sum(1 for row in rows)])  # reveal: rows, one row per partition

countries = sc.broadcast({"de": 1})  # reveal: broadcast
countries.value  # reveal: broadcast-value
countries.unpersist()  # reveal: none
countries.destroy()  # reveal: none
countries.dump({"de": 1}, open("countries", "wb"))  # reveal: none
countries.load(open("countries", "rb"))  # reveal: python
countries.load_from_path("countries")  # reveal: python

bad = sc.accumulator(0)  # reveal: accumulator
bad.add(1)  # reveal: none
bad.value  # reveal: python

sc.addFile("/lookup.csv")  # reveal: none
sc.addPyFile("/helpers.zip")  # reveal: none
sc.addArchive("/env.tar.gz")  # reveal: none
sc.listFiles  # reveal: list, as many rows as there is metadata
sc.listArchives  # reveal: list, as many rows as there is metadata
sc.addJobTag("nightly")  # reveal: none
sc.removeJobTag("nightly")  # reveal: none
sc.getJobTags()  # reveal: set
sc.clearJobTags()  # reveal: none
sc.cancelAllJobs()  # reveal: none
sc.cancelJobGroup("g")  # reveal: none
sc.cancelJobsWithTag("nightly")  # reveal: none
sc.setInterruptOnCancel(True)  # reveal: none
sc.setCheckpointDir("/checkpoints")  # reveal: none
sc.getCheckpointDir()  # reveal: string
sc.setJobGroup("g", "what it does")  # reveal: none
sc.setJobDescription("what it does")  # reveal: none
sc.setLocalProperty("spark.scheduler.pool", "a")  # reveal: none
sc.getLocalProperty("spark.scheduler.pool")  # reveal: string
sc.setSystemProperty("spark.executor.memory", "2g")  # reveal: none
sc.getSystemProperty("spark.executor.memory")  # reveal: string
sc.setLogLevel("WARN")  # reveal: none
sc.getConf()  # reveal: spark-conf
sc.statusTracker()  # reveal: spark
sc.show_profiles()  # reveal: none
sc.dump_profiles("/profiles")  # reveal: none
sc.uiWebUrl  # reveal: string
sc.version  # reveal: string
sc.applicationId  # reveal: string
sc.sparkUser()  # reveal: string
sc.startTime  # reveal: number
sc.resources  # reveal: dict
sc.defaultParallelism  # reveal: number
sc.defaultMinPartitions  # reveal: number
sc.stop()  # reveal: none
