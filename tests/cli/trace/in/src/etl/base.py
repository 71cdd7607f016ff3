from etl.frames import load


class Report:
    def __init__(self, spark, table, extra):
        self.spark = spark
        self.orders = load(spark, table)
        self.extra = extra

    @property
    def newest(self):
        return self.orders.orderBy("day")

    def sample(self):
        return self.orders.limit(3)


def connect():
    from pyspark.sql import SparkSession

    return SparkSession.builder.getOrCreate()
