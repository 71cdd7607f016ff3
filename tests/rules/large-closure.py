import functools
import pickle

import numpy as np
import pandas as pd
import torch
from company.texts import clean
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("enrich").getOrCreate()
sc = spark.sparkContext
events = spark.read.table("events")

#: A table of the driver in a lambda
zones = pd.read_parquet("s3://lake/zones.parquet")
named = events.rdd.map(lambda row: zones.loc[row.zone])  # expect: large-closure
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^


#: A model in a UDF
model = torch.load("model.pt")


@F.pandas_udf("double")  # expect: large-closure
def score(amounts):
    return pd.Series(model(torch.tensor(amounts.values)).numpy())


#: A model as bytes, unpickled on the executors
def make_scoring(model_bytes):
    def work(rows):
        loaded = pickle.loads(model_bytes)
        for row in rows:
            yield loaded.predict(row)

    return events.rdd.mapPartitions(work)  # expect: large-closure


#: By number: a list, an array
weights = [0.0] * 1000000
grid = np.zeros((2000, 2000))
weighed = events.rdd.map(lambda row: weights[row.bucket])  # expect: large-closure
placed = events.rdd.map(lambda row: grid[row.x, row.y])  # expect: large-closure

#: By way of a helper, a default argument, a partial
prices = pd.read_csv("prices.csv").set_index("item")


def price_of(item):
    return prices.loc[item]


priced = events.rdd.map(lambda row: price_of(row.item))  # expect: large-closure
again = events.rdd.map(lambda row, table=prices: table.loc[row.item])  # expect: large-closure


def look_up(table, row):
    return table.loc[row.item]


third = events.rdd.map(functools.partial(look_up, prices))  # expect: large-closure


#: A bound method takes its object along
class Enricher:
    def __init__(self, path):
        self.factor = 3
        self.table = pd.read_feather(path)

    def one(self, row):
        return row.amount * self.factor

    def run(self, df):
        return df.rdd.map(self.one)  # expect: large-closure

    def run_lightly(self, df):
        factor = self.factor
        return df.rdd.map(lambda row: row.amount * factor)


#: Broadcast
shared = sc.broadcast(weights)
good = events.rdd.map(lambda row: shared.value[row.bucket])

#: Scalars and small literals
rate = 1.2
names = {"de": "Germany", "fr": "France"}
codes = [0] * 100
small = events.rdd.map(lambda row: (row.amount * rate, names.get(row.country), codes[row.bucket]))

#: What the function loads itself
def with_own_model(rows):
    loaded = torch.load("model.pt")
    for row in rows:
        yield loaded(row)


loaded_there = events.rdd.mapPartitions(with_own_model)

#: A network whose layers are written down has so many weights
class Small(torch.nn.Module):
    def __init__(self, inputs=3, hidden=16):
        super().__init__()
        self.first = torch.nn.Linear(inputs, hidden)
        self.relu = torch.nn.ReLU()
        self.second = torch.nn.Linear(hidden, 1)


class Wide(torch.nn.Module):
    def __init__(self, inputs=3, hidden=16):
        super().__init__()
        self.first = torch.nn.Linear(inputs, hidden)
        self.second = torch.nn.Linear(hidden, hidden)


class Unknown(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = clean.load_layers()


little, wide, unknown = Small().eval(), Wide(1000, 4000), Unknown()
rated = events.rdd.map(lambda row: little(row.amount))
rated = events.rdd.map(lambda row: wide(row.amount))  # expect: large-closure
rated = events.rdd.map(lambda row: unknown(row.amount))  # expect: large-closure

#: What is not known
dictionary = clean.load_dictionary()
cleaned = events.rdd.map(lambda row: clean(row.text, dictionary))

#: A file of known, small size
sample = pd.read_csv("zones.csv", nrows=500)
sampled = events.rdd.map(lambda row: sample.loc[row.zone])

#: On the driver
events.foreachPartition(print)
for zone in zones.index[:10]:
    print(zones.loc[zone])
