from pyspark.sql import SparkSession


class Job:
    def __init__(self, spark: SparkSession, name):
        self.spark = spark
        self.table = spark.table(name)

    @classmethod
    def started(cls, name):
        return cls(SparkSession.builder.getOrCreate(), name)

    def frame(self):
        return self.table


class Sampled:
    def frame(self):
        return super().frame().limit(100)
