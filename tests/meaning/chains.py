# What a chain of methods that ends in collect() begins with, in a file about Spark.
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def labels(predictions):
    return predictions.select("label").collect()  # reveal: rows, no row bound


def few(data):
    return data.where("x > 1").limit(5).collect()  # reveal: rows, at most 5 rows


def per_key(data):
    return data.rdd.map(lambda row: (row.k, 1)).reduceByKey(lambda a, b: a + b).collect()  # reveal: rows, one row per distinct key


def words(lines):
    return lines.flatMap(lambda line: line.split()).collect()  # reveal: rows, no row bound


class Report:
    def __init__(self, data):
        self.data = data

    def run(self):
        return self.data.filter("x > 1").collect()  # reveal: rows, no row bound

    def bring(self):
        return self.data.toPandas()  # reveal: pandas, no row bound

    def orders(self):
        return self.orders_df.collect()  # reveal: rows, no row bound

    def pairs(self):
        return self.data.select("user", "item").toPandas()  # reveal: pandas, no row bound


def fit(log):
    return log.select("user", "item").toPandas()  # reveal: pandas, no row bound


def first_fit(log):
    return log.orderBy("time").limit(100).drop("time").toPandas()  # reveal: pandas, at most 100 rows


def each(log):
    return log.drop("time").toLocalIterator()  # reveal: row-iterator, no row bound


# Too little is known of these
def others(garbage, tree, jobs):
    garbage.collect()  # reveal: unknown
    garbage.collector.collect()  # reveal: unknown
    jobs.all().filter("open").collect()  # reveal: unknown
    tree.leaves().collect()  # reveal: unknown
    tree.select("leaf").collect(recursive=True)  # reveal: unknown
    return tree.select("leaf").first()  # reveal: unknown
