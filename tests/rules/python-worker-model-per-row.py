import pickle
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


#: A network of this file: one finding, where its weights are loaded
class Net(torch.nn.Module):
    def __init__(self, width=64):
        super().__init__()
        self.layers = torch.nn.Sequential(torch.nn.Linear(width, 1), torch.nn.ReLU())


@F.pandas_udf("double")
def estimate(pixels: pd.Series) -> pd.Series:
    net = Net()
    net.load_state_dict(torch.load("/models/net.pt"))  # expect: python-worker-model-per-row
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    return pixels.map(net)


weights = spark.sparkContext.broadcast(Net().state_dict())


@F.pandas_udf("double")
def estimate_shared(pixels: pd.Series) -> pd.Series:
    net = Net()
    net.load_state_dict(weights.value)  # expect: python-worker-model-per-row
    net.eval()
    return pixels.map(net)


@F.udf("double")
def estimate_blindly(pixels):
    return float(Net(32)(pixels))  # expect: python-worker-model-per-row


estimated = images.select(estimate("pixels"), estimate_shared("pixels"), estimate_blindly("pixels"))


#: A Keras model of this file
class Head(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(10)


heads = images.rdd.map(lambda row: Head()(row.pixels))  # expect: python-worker-model-per-row


#: For every Arrow batch, and for every row of a partition
@F.pandas_udf("double")
def rate(pixels: pd.Series) -> pd.Series:
    model = tf.keras.models.load_model("/models/cnn")  # expect: python-worker-model-per-row
    return pd.Series(model.predict(pixels))


def refresh(rows):
    net = Net()
    for row in rows:
        net.load_state_dict(weights.value)  # expect: python-worker-model-per-row
        yield row.id, net(row.pixels)


rated = images.withColumn("rate", rate("pixels"))
refreshed = images.rdd.mapPartitions(refresh)


#: In the older form of a function for groups
@F.pandas_udf("id long, score double", F.PandasUDFType.GROUPED_MAP)
def by_camera(frame):
    net = torch.load("/models/net.pt")  # expect: python-worker-model-per-row
    return frame.assign(score=net(frame.pixels))[["id", "score"]]


by_cameras = images.groupBy("camera").apply(by_camera)


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


@F.pandas_udf("double", F.PandasUDFType.SCALAR_ITER)
def embed_as_before(batches):
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


#: What is unpickled is the row's own data, and each row names its own model
@F.udf("double")
def unpacked(blob, shop):
    values = pickle.loads(blob)
    by_shop = joblib.load(f"/models/{shop}.joblib")
    return float(by_shop.predict([values])[0])


opened = images.withColumn("values", unpacked("blob", "shop"))
tensors = images.rdd.map(lambda row: pickle.loads(row["blob"]))

#: Once for each of a few elements
trained = spark.sparkContext.parallelize(range(4), 4).map(lambda fold: (fold, torch.load("/models/net.pt")))


#: Trained for each element
def train(seed):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.fit(*seed)
    return model.get_weights()


searched = spark.sparkContext.parallelize(range(100), 100).map(train).collect()

#: Kept by the module or the object for the next row
_net = None


def loaded_net():
    global _net
    if _net is None:
        _net = Net()
        _net.load_state_dict(torch.load("/models/net.pt"))
    return _net


class Kept:
    nets = {}

    @classmethod
    def net(cls, path):
        if path not in cls.nets:
            cls.nets[path] = torch.load(path)
        return cls.nets[path]


class Loader:
    def net(self):
        if not hasattr(self, "kept"):
            self.kept = torch.load("/models/net.pt")
        return self.kept

    def run(self, row):
        return self.net()(row.pixels)


once_for_the_object = images.rdd.map(Loader().run)
once = images.rdd.map(lambda row: loaded_net()(row.pixels))
once_each = images.rdd.map(lambda row: Kept.net("/models/net.pt")(row.pixels))

#: On the driver
model = joblib.load("/models/forest.joblib")
print(model.n_features_in_)


#: The same model again for every group
def score_group(pdf: pd.DataFrame) -> pd.DataFrame:
    forest = joblib.load("/models/forest.joblib")  # expect: python-worker-model-per-row
    return pdf.assign(score=forest.predict(pdf))


def score_group_with_keras(pdf: pd.DataFrame) -> pd.DataFrame:
    net = tf.keras.models.load_model("/models/cnn")  # expect: python-worker-model-per-row
    return pdf.assign(score=net.predict(pdf))


def score_group_with_weights(pdf: pd.DataFrame) -> pd.DataFrame:
    net = Net()
    net.load_state_dict(torch.load("/models/net.pt"))  # expect: python-worker-model-per-row
    return pdf.assign(score=net(pdf))


by_shop = images.groupBy("shop").applyInPandas(score_group, "id long, score double")
by_user = images.groupBy("user_id").applyInPandas(score_group_with_keras, "id long, score double")
by_place = images.groupBy("place").applyInPandas(score_group_with_weights, "id long, score double")


#: A model of each group, a model that is made of it, and few groups
def score_with_own(key, pdf: pd.DataFrame) -> pd.DataFrame:
    return pdf.assign(score=joblib.load(f"/models/{key[0]}.joblib").predict(pdf))


def fit_group(pdf: pd.DataFrame) -> pd.DataFrame:
    net = torch.nn.Linear(3, 1)
    net.fit(pdf)
    return pdf.assign(score=net(pdf))


def score_country(pdf: pd.DataFrame) -> pd.DataFrame:
    return pdf.assign(score=joblib.load("/models/forest.joblib").predict(pdf))


own = images.groupBy("shop").applyInPandas(score_with_own, "id long, score double")
fitted = images.groupBy("shop").applyInPandas(fit_group, "id long, score double")
by_country = images.groupBy("country").applyInPandas(score_country, "id long, score double")
