from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from transformations import Transformation


class Buckets(Transformation):
    def __init__(self, columns, width):
        super().__init__(columns)
        self.width = width

    def apply(self, df: DataFrame) -> DataFrame:
        def bucket_of(value):
            return int(value / self.width)

        return df.select(F.udf(bucket_of)(self.columns[0]))


class Lengths(Transformation):
    def __init__(self, columns, spark: SparkSession):
        super().__init__(columns, spark)

    def apply(self, df: DataFrame) -> DataFrame:
        def length_of(value):
            return len(value) + len(self.columns)

        return df.select(F.udf(length_of)(self.columns[0]))
