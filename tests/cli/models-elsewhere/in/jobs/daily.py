import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

from scoring.nets import Scorer, by_way_of_another, fitted, load, load_once, memoized, of_its_own

spark = SparkSession.builder.getOrCreate()
images = spark.read.parquet("s3://lake/images")


@F.udf("double")
def row(pixels):
    return load("/models/net.pt")(pixels)


@F.pandas_udf("double")
def batch(pixels: pd.Series) -> pd.Series:
    return by_way_of_another(pixels)


@F.pandas_udf("double")
def batch_of_a_class(pixels: pd.Series) -> pd.Series:
    return Scorer("/models/net.pt").score(pixels)


@F.udf("double")
def kept(pixels, shop):
    return load_once("/models/net.pt")(pixels) + memoized("/models/net.pt")(pixels) + of_its_own(shop)(pixels) + fitted(pixels)


net = load("/models/net.pt")
images.select(row("pixels"), batch("pixels"), batch_of_a_class("pixels"), kept("pixels", "shop")).write.parquet("s3://lake/scores")
