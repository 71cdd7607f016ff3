from pyspark.accumulators import AccumulatorParam
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("checks").getOrCreate()
sc = spark.sparkContext
rows = spark.read.table("orders").rdd


class ListParam(AccumulatorParam):
    def zero(self, value):
        return []

    def addInPlace(self, left, right):
        left.extend(right)
        return left


class CountsParam(AccumulatorParam):
    def zero(self, value):
        return {}

    def addInPlace(self, left, right):
        for key, count in right.items():
            left[key] = left.get(key, 0) + count
        return left


#: Bad rows, gathered on the driver
bad = sc.accumulator([], ListParam())  # expect: accumulator-collection
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
rows.foreach(lambda row: bad.add([row]) if row.amount < 0 else None)
seen = sc.accumulator(set(), ListParam())  # expect: accumulator-collection

#: Counts by key
counts = sc.accumulator({}, CountsParam())  # expect: accumulator-collection

#: Numbers
total = sc.accumulator(0)
weight = sc.accumulator(0.0)
rows.foreach(lambda row: total.add(1))

#: A vector of fixed length
histogram = sc.accumulator([0] * 24, ListParam())
