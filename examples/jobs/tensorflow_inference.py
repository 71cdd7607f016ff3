"""Scores product images with a TensorFlow model on the executors.

Dies at the collect() on the last line, because lazy evaluation runs everything there; what fills the workers is the model.
"""
import numpy as np
import tensorflow as tf
from pyspark.sql import SparkSession

MODEL_PATH = "/models/classifier.keras"


def score_partition(rows):
    for row in rows:
        # One model for each image: TensorFlow does not give the memory back.
        model = tf.keras.models.load_model(MODEL_PATH)
        pixels = np.frombuffer(row.content, dtype=np.uint8).reshape(1, 224, 224, 3)
        yield row.path, int(model.predict(pixels, verbose=0).argmax())


def main():
    spark = SparkSession.builder.appName("image-scores").getOrCreate()
    images = spark.read.format("binaryFile").load("s3://shop-images/products/*.raw")

    scores = images.rdd.mapPartitions(score_partition)
    for path, label in scores.collect():
        print(path, label)


if __name__ == "__main__":
    main()
