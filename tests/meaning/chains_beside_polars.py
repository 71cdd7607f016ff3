# A file that knows another library with such chains: they prove nothing.
import polars as pl
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def labels(predictions):
    return predictions.select("label").collect()  # reveal: unknown


def scan(path):
    return pl.scan_csv(path).select("label").collect()  # reveal: python
