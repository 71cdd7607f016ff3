from pyspark.sql import SparkSession

from training import train

spark = SparkSession.builder.appName("words").getOrCreate()
sc = spark.sparkContext
lines = sc.textFile("s3://lake/books")

#: Every word of every book
words = lines.flatMap(lambda line: line.split())
print(words.collect())  # expect: rdd-collect-unbounded
#     ^^^^^^^^^^^^^^^
# fixed: print(words.take(20))

#: A DataFrame's rows by way of its RDD
books = spark.read.table("books")
titles = books.rdd.map(lambda row: row.title).collect()  # expect: rdd-collect-unbounded
# fixed: titles = books.rdd.map(lambda row: row.title).take(1000)

#: JSON texts are rows too
texts = books.toJSON().collect()  # expect: rdd-collect-unbounded
# fixed: texts = books.toJSON().take(1000)

#: Every key with all of its values
pairs = words.map(lambda word: (word[:1], word)).groupByKey().collect()  # expect: rdd-collect-unbounded
# fixed: pairs = words.map(lambda word: (word[:1], word)).groupByKey().take(1000)

#: Lists that are put together for each key, and all of them collected
spelt = words.map(lambda word: (word[:1], [word])).reduceByKey(lambda a, b: a + b).collect()  # expect: rdd-collect-unbounded
kept = words.map(lambda word: (word[:1], word)).groupByKey().mapValues(sorted).collect()  # expect: rdd-collect-unbounded

#: One small value for each key
counts = words.map(lambda word: (word[:1], 1)).reduceByKey(lambda a, b: a + b).collect()
letters = words.map(lambda word: (word[:1], word)).groupByKey().mapValues(lambda values: len(set(values))).collect()  # expect: groupbykey-values
sums = words.map(lambda word: (word[:1], len(word))).groupByKey().mapValues(sum).collect()  # expect: groupbykey-values
starts = words.map(lambda word: (word[:1], word)).groupByKey().mapValues(list).keys().collect()

#: Only to run the job
words.map(print).collect()  # expect: rdd-collect-unbounded
# fixed: words.map(print).foreach(lambda item: None)

#: Tasks of a barrier work together, and a function of another file may give one thing for each partition
trained = lines.barrier().mapPartitions(train).collect()
models = lines.mapPartitions(train).collect()

#: What a command prints, nobody knows
lines_of_each = words.pipe("wc -l").collect()

#: Spark writes the elements
words.saveAsTextFile("s3://lake/words")

#: A few elements
print(words.take(10), words.first(), words.count())

#: A literal range through row-preserving steps
squares = sc.parallelize(range(100)).map(lambda x: x * x).filter(lambda x: x % 2 == 0).collect()
numbers = sc.parallelize([1, 2, 3]).collect()


#: One number for each partition
def count(rows):
    yield sum(1 for _ in rows)


sizes = lines.mapPartitions(count).collect()
lengths = lines.mapPartitions(lambda rows: [sum(len(row) for row in rows)]).collect()


def letters_of(rows):
    counts = {}
    for row in rows:
        counts[row[:1]] = counts.get(row[:1], 0) + 1
    return [(letter, n) for letter, n in counts.items()]


starting = lines.mapPartitions(letters_of).collect()

#: All rows of each partition, in another form


def shorten(rows):
    for row in rows:
        yield row[:10]


short = lines.mapPartitions(shorten).collect()  # expect: rdd-collect-unbounded

#: Sketches have a fixed size
distinct = words.countApproxDistinct()
buckets = words.map(len).histogram(10)

#: One element
largest = books.limit(1).rdd.map(lambda row: row.title).collect()

#: Whole files
texts = sc.wholeTextFiles("s3://lake/letters").collect()  # expect: rdd-collect-unbounded
images = sc.binaryFiles("s3://lake/images").collectAsMap()  # expect: rdd-collect-unbounded
names = sc.wholeTextFiles("s3://lake/letters").keys().collect()
sizes = sc.binaryFiles("s3://lake/images").mapValues(len).collectAsMap()
paths = sc.binaryFiles("s3://lake/images").map(lambda file: file[0]).collect()
