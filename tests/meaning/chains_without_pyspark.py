# What a chain begins with, in a file that imports nothing of Spark: only a method that no other library has proves it.
from recommender.types import Frame


def fit(log: Frame):
    return log.select("user", "item").toPandas()  # reveal: pandas, no row bound


def labels(predictions: Frame):
    return predictions.select("label").collect()  # reveal: unknown
