from typing import Iterator

import joblib
import pandas as pd
import tensorflow as tf
import torch
from pyspark.ml.functions import predict_batch_udf
from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import DoubleType

spark = SparkSession.builder.appName("scoring").getOrCreate()
images = spark.read.parquet("s3://lake/images")


#: A Keras model for every row
@F.udf("double")
def score(pixels):
    model = tf.keras.models.load_model("/models/cnn")  # expect: python-worker-model-per-row
    #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    return float(model([pixels]))


scored = images.withColumn("score", score("pixels"))

#: Loaded in the lambda of a map
labels = images.rdd.map(lambda row: joblib.load("/models/forest.joblib").predict([row.pixels])[0])  # expect: python-worker-model-per-row


#: In the loop over the rows of a partition
def classify(rows):
    for row in rows:
        net = torch.load("/models/net.pt")  # expect: python-worker-model-per-row
        yield row.id, net(row.pixels)


classes = images.rdd.mapPartitions(classify)


#: For every Arrow batch of a scalar pandas_udf
@F.pandas_udf("double")
def embed(pixels: pd.Series) -> pd.Series:
    net = torch.load("/models/net.pt")  # expect: python-worker-model-per-row
    return pixels.map(net)


embedded = images.withColumn("embedding", embed("pixels"))


#: Before the loop: once for each partition
def classify_well(rows):
    net = torch.load("/models/net.pt")
    for row in rows:
        yield row.id, net(row.pixels)


better = images.rdd.mapPartitions(classify_well)


#: An iterator pandas_udf builds it once for each task
@F.pandas_udf("double")
def embed_well(batches: Iterator[pd.Series]) -> Iterator[pd.Series]:
    net = torch.load("/models/net.pt")
    for pixels in batches:
        yield pixels.map(net)


well = images.withColumn("embedding", embed_well("pixels"))


#: predict_batch_udf keeps the model for the life of the worker
def make_predict():
    net = torch.load("/models/net.pt")
    return lambda inputs: net(inputs)


predict = predict_batch_udf(make_predict, return_type=DoubleType(), batch_size=64)
predicted = images.withColumn("score", predict("pixels"))

#: On the driver
model = joblib.load("/models/forest.joblib")
print(model.n_features_in_)
