"""Sizes of what the driver's own Python holds: lists, ranges, arrays, files, and what loops add to them."""
import io
import pickle
from collections import deque
from typing import cast

import numpy as np
import pandas as pd
import requests
import torch
from pyspark.sql import SparkSession
from sklearn.datasets import make_regression
from sklearn.model_selection import train_test_split

spark = SparkSession.builder.getOrCreate()
orders = spark.read.table("orders")

literal = [1, 2, 3]  # reveal: list, at most 3 rows
repeated = [0] * 1000  # reveal: list, at most 1000 rows
longer = literal + repeated  # reveal: list, at most 1003 rows
bounds = range(10 * 1024 ** 2)  # reveal: range, at most 10485760 rows
numbers = list(bounds)  # reveal: list, at most 10485760 rows
pairs = [(i, j) for i in range(100) for j in range(50)]  # reveal: list, at most 5000 rows
squares = {i: i * i for i in range(200)}  # reveal: dict, at most 200 rows
nothing = list()  # reveal: list, no rows
ring = deque()  # reveal: list, no rows

zeros = np.zeros(100)  # reveal: pandas, at most 100 rows
grid = np.zeros((200, 30))  # reveal: pandas, at most 200 rows of 30 values
random = np.random.rand(500, 4, 5)  # reveal: pandas, at most 500 rows of 20 values
normal = np.random.normal(0, 1, size=(500, 4))  # reveal: pandas, at most 500 rows of 4 values
column = np.random.randn(1000).reshape([1000, 1])  # reveal: pandas, at most 1000 rows
row = np.random.randn(30).reshape((1, 30))  # reveal: pandas, one row
product = column * row  # reveal: pandas, at most 1000 rows of 30 values
typed = product.astype("float32")  # reveal: pandas, at most 1000 rows of 30 values
vectors = list(typed)  # reveal: list, at most 1000 rows of 30 values
columns = pd.DataFrame({"features": vectors, "label": zeros})  # reveal: pandas, at most 100 rows of 31 values
X, y = make_regression(n_samples=5000, n_features=20)
train, test = train_test_split(X)
kept = train[:]  # reveal: pandas, at most 5000 rows of 20 values
unknown = np.zeros(int(input()))  # reveal: pandas, not known

table = pd.read_csv("orders.csv")  # reveal: pandas, no row bound
start = pd.read_csv("orders.csv", nrows=100)  # reveal: pandas, at most 100 rows
sheet = pd.read_excel("orders.xlsx")  # reveal: pandas, at most 1048576 rows
page = pd.read_csv("https://example.org/orders.csv")  # reveal: pandas, not known
text = requests.get("https://example.org/orders.csv").text
fetched = pd.read_csv(io.StringIO(text))  # reveal: pandas, not known
parts = [pd.read_csv(path) for path in ["a.csv", "b.csv"]]
together = pd.concat(parts)  # reveal: pandas, no row bound
local = cast(pd.DataFrame, orders.toPandas())  # reveal: pandas, no row bound
renamed = pd.DataFrame({"id": local["id"], "mean": local["amount"].mean()})  # reveal: pandas, no row bound
frames = []
for day in spark.conf.get("days").split(","):
    frames.append(orders.limit(10).toPandas())
sums = pd.concat(frames)  # reveal: pandas, not known

model = torch.load("model.pt")  # reveal: model, heavy
packed = pickle.dumps(model)  # reveal: python, heavy
several = [pickle.dumps(m) for m in [model, model]]  # reveal: list, at most 2 rows, heavy
weights = model.state_dict()  # reveal: dict, as many rows as there is metadata, heavy


class Net(torch.nn.Module):
    def forward(self, x):
        return x


net = Net()  # reveal: model


def grown():
    added = []
    for i in range(300):
        for j in range(20):
            added.append((i, j))
    return added  # reveal: list, at most 6000 rows


def extended():
    rows = []
    rows.extend(orders.collect())
    return rows  # reveal: list, no row bound


def by_row():
    rows = []
    for row in orders.toLocalIterator():
        rows.append(row.id)
    return rows  # reveal: list, no row bound


def by_key():
    names, countries, one = {}, {}, {}
    for row in orders.collect():
        names[row.customer_id] = row.name
        countries[row.country] = row.name
        one["last"] = row
    first = dict(names)  # reveal: dict, one row per distinct key, and there are many
    second = dict(countries)  # reveal: dict, one row per distinct key
    third = dict(one)  # reveal: dict, one row
    return first, second, third


def begun_anew():
    for day in range(30):
        batch = []
        for i in range(10):
            batch.append(i)
    return batch  # reveal: list, at most 300 rows


def while_it_lasts():
    rows = []
    while spark.conf.get("more"):
        rows.append(1)
    return rows  # reveal: list, not known


def from_rows():
    twenty = orders.limit(20)
    rows = twenty.collect()  # reveal: rows, at most 20 rows
    [row.id for row in rows]  # reveal: list, at most 20 rows
    {row.id for row in rows}  # reveal: set, at most 20 rows
    {row.id: row for row in rows}  # reveal: dict, at most 20 rows
    sorted(rows)  # reveal: list, at most 20 rows
    list(rows)  # reveal: list, at most 20 rows
    set(rows)  # reveal: set, at most 20 rows
    tuple(rows)  # reveal: tuple, at most 20 rows
    dict(rows)  # reveal: dict, at most 20 rows
    list(map(str, rows))  # reveal: list, at most 20 rows
    list(filter(None, rows))  # reveal: list, at most 20 rows
    list(enumerate(rows))  # reveal: list, at most 20 rows
    list(zip(rows, range(5)))  # reveal: list, at most 20 rows
    rows[:5]  # reveal: rows, at most 5 rows
    rows[0]  # reveal: row
    rows[-1]["id"]  # reveal: unknown
    next(iter(rows))  # reveal: unknown
    len(rows)  # reveal: number, 20
    sum(row.amount for row in rows)  # reveal: unknown
    any(row.amount for row in rows)  # reveal: boolean
    pd.DataFrame(rows)  # reveal: pandas, at most 20 rows
    np.array(rows)  # reveal: pandas, at most 20 rows
    frame = twenty.toPandas()  # reveal: pandas, at most 20 rows
    frame.copy()  # reveal: pandas, at most 20 rows
    frame.head(3)  # reveal: pandas, at most 3 rows
    frame.iloc[:4]  # reveal: pandas, at most 4 rows
    frame[frame["a"] > 1]  # reveal: pandas, at most 20 rows
    pd.concat([frame, frame])  # reveal: pandas, at most 40 rows
    frame["a"].tolist()  # reveal: list, at most 20 rows
    frame.to_dict("records")  # reveal: list, at most 20 rows
    spark.createDataFrame(rows)  # reveal: dataframe, at most 20 rows
    spark.createDataFrame(frame)  # reveal: dataframe, at most 20 rows
    spark.sparkContext.parallelize(rows)  # reveal: rdd, at most 20 rows
    spark.sparkContext.broadcast(rows)  # reveal: broadcast, at most 20 rows
    orders.where(orders.id.isin([row.id for row in rows]))  # reveal: dataframe, no row bound
    spark.sparkContext.parallelize(orders.collect())  # reveal: rdd, no row bound
    spark.createDataFrame(orders.toPandas())  # reveal: dataframe, no row bound
    some = []
    for row in rows:
        some += [row.id, row.name]
    return some  # reveal: list, at most 40 rows


def each_day(days):
    found = {}
    for day in days:
        found[day] = orders.where(orders.day == day).limit(5).collect()
    return found  # reveal: dict
