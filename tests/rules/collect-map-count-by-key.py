from operator import add

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("lookup").getOrCreate()
sc = spark.sparkContext
lines = sc.textFile("s3://lake/prices")

#: A lookup table of everything
prices = lines.map(lambda line: tuple(line.split(",", 1)))
lookup = prices.collectAsMap()  # expect: collect-map-count-by-key
#        ^^^^^^^^^^^^^^^^^^^^^

#: By way of a DataFrame
pairs = spark.read.table("prices").rdd.map(lambda row: (row.article, row.price))
by_article = pairs.collectAsMap()  # expect: collect-map-count-by-key

#: Merged on the driver
sums = pairs.reduceByKeyLocally(add)  # expect: collect-map-count-by-key

#: Reduced on the executors first
per_currency = lines.map(lambda line: (line[-3:], 1)).reduceByKey(add).collectAsMap()

#: Grouped, with all values of each key
prices_of = pairs.groupByKey().mapValues(list).collectAsMap()  # expect: collect-map-count-by-key
lists_of = pairs.combineByKey(lambda p: [p], lambda ps, p: ps + [p], lambda a, b: a + b).collectAsMap()  # expect: collect-map-count-by-key
sums_of = pairs.combineByKey(lambda p: (p, 1), lambda s, p: (s[0] + p, s[1] + 1), lambda a, b: (a[0] + b[0], a[1] + b[1])).collectAsMap()
how_many = pairs.mapValues(lambda price: 1).reduceByKey(add).collectAsMap()

#: A few values counted
currencies = lines.map(lambda line: (line[-3:], 1)).countByKey()
lengths = lines.map(len).countByValue()

#: Literal pairs
small = sc.parallelize([("a", 1), ("b", 2)]).collectAsMap()

#: A dictionary of Python's own
local = dict(zip("ab", [1, 2]))
