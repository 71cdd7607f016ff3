"""Frames of a library that has nearly all of Spark's methods: what is annotated so is none of Spark's."""
from typing import Union

import snowflake.snowpark as sp
import snowflake.snowpark.functions as F
from pyspark.sql import SparkSession
from snowflake.snowpark import DataFrame

spark = SparkSession.builder.getOrCreate()


def first_of(dataframe: DataFrame):
    return dataframe.select(F.max("day")).collect()  # reveal: python


def renamed(df: Union[str, "sp.DataFrame"]):
    df  # reveal: python
    for name in df.columns:
        df = df.withColumnRenamed(name, name + "_x")
    df  # reveal: python


class Comparison:
    @property
    def left(self) -> "sp.DataFrame":
        return self._left

    @left.setter
    def left(self, given):
        self._left = given[0]

    def joined(self):
        left = self.left
        left = left.withColumn("n", F.row_number()).cache_result()
        left  # reveal: python


# A pair has no such method, so the name decides
def checked(frame, report):
    return frame, report


result_df = checked(spark.table("orders"), None)
result_df.orderBy("day")  # reveal: dataframe, no row bound, parameter
