import collections
import itertools

import pandas as pd
from pyspark.sql import SparkSession
from sklearn.linear_model import LinearRegression

spark = SparkSession.builder.appName("convert").getOrCreate()
sc = spark.sparkContext
readings = spark.read.table("readings")
lines = sc.textFile("s3://lake/readings")


#: A list of the whole partition
def convert(rows):
    everything = list(rows)  # expect: mappartitions-materialize
    #            ^^^^^^^^^^
    for row in everything:
        yield row.value * 2


doubled = readings.rdd.mapPartitions(convert)

#: Sorted in the worker
ordered = lines.mapPartitions(lambda rows: sorted(rows))  # expect: mappartitions-materialize


everything = lines.mapPartitions(list)  # expect: mappartitions-materialize


#: Results appended to a list that is returned
def parse(rows):
    results = []
    for row in rows:
        results.append(row.split(","))  # expect: mappartitions-materialize
    return results


parsed = lines.mapPartitions(parse)


#: Functions that stand elsewhere, and may be good for something else: the call is the place
def split_all(rows):
    results = []
    for row in rows:
        results.append(row.split(","))
    return results


def splitter(separator):
    def split(rows):
        results = []
        for row in rows:
            results += [row.split(separator)]
        return results

    return split


def split_files():
    commas = lines.mapPartitions(lambda rows: split_all(rows))  # expect: mappartitions-materialize
    #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    tabs = lines.mapPartitions(splitter("\t"))  # expect: mappartitions-materialize

    def strip_all(rows):
        results = []
        for row in rows:
            results.append(row.strip())  # expect: mappartitions-materialize
        return results

    return commas, tabs, lines.mapPartitions(strip_all)


headers = split_all(["name,value"])

#: All Arrow batches in one frame
def normalize(batches):
    frame = pd.concat(batches)  # expect: mappartitions-materialize
    frame["value"] = frame["value"] / frame["value"].max()
    yield frame


normal = readings.mapInPandas(normalize, readings.schema)

#: A comprehension over the partition
for part in readings.rdd.mapPartitions(lambda rows: [[row.asDict() for row in rows]]).toLocalIterator():  # expect: mappartitions-materialize
    #                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    print(len(part))


#: All rows of the partition under their keys
def newest(rows):
    by_id = {row.id: row for row in rows}  # expect: mappartitions-materialize
    yield from by_id.values()


last = readings.rdd.mapPartitions(newest)


#: All Arrow batches in a list
def centered(batches):
    frames = []
    for frame in batches:
        frames.append(frame)  # expect: mappartitions-materialize
    whole = pd.concat(frames)
    yield whole - whole.mean()


moved = readings.mapInPandas(centered, readings.schema)

#: Through map(), and with a star
transposed = lines.map(lambda line: line.split(",")).mapPartitions(lambda rows: zip(*rows))  # expect: mappartitions-materialize
upper = lines.mapPartitions(lambda rows: list(map(str.upper, rows)))  # expect: mappartitions-materialize

#: A comprehension with a condition
long_lines = lines.mapPartitions(lambda rows: [row for row in rows if len(row) > 80])  # expect: mappartitions-materialize


#: Added with extend() or +=
def with_header(rows):
    out = ["value"]
    out.extend(rows)  # expect: mappartitions-materialize
    return out


def numbered(rows):
    out = []
    for number, row in enumerate(rows):
        out += [(number, row)]  # expect: mappartitions-materialize
    return out


headed = lines.mapPartitions(with_header).union(lines.mapPartitions(numbered))


#: Under their keys
def by_station(rows):
    stations = collections.defaultdict(list)
    for row in rows:
        stations[row.station].append(row)  # expect: mappartitions-materialize
    for station, measured in stations.items():
        yield station, len(measured)


stations = readings.rdd.mapPartitions(by_station)


#: A frame that grows batch by batch
def joined_batches(batches):
    whole = pd.DataFrame()
    for batch in batches:
        whole = pd.concat([whole, batch])  # expect: mappartitions-materialize
    yield whole


joined = readings.mapInPandas(joined_batches, readings.schema)


#: All rows, to be sent at once
def send(rows):
    documents = []
    for row in rows:
        documents.append(row.asDict())  # expect: mappartitions-materialize
    print(documents)


readings.foreachPartition(send)

#: All rows in one text
def send_text(rows):
    text = ""
    for row in rows:
        line = ""
        for field in row:
            line += str(field)
        text += line  # expect: mappartitions-materialize
    print(text)


def send_texts(rows):
    text = ""
    for row in rows:
        text += str(row)
        if len(text) > 100000:
            print(text)
            text = ""
    print(text)


readings.foreachPartition(send_text)
readings.foreachPartition(send_texts)

#: One list for each partition
grouped = lines.glom()  # expect: mappartitions-materialize


#: A generator holds one row, or one batch
def positive(batches):
    for frame in batches:
        yield frame[frame["value"] > 0].head(100)


kept = readings.mapInPandas(positive, readings.schema)
better = readings.rdd.mapPartitions(lambda rows: (row.value * 2 for row in rows))


#: A number of each Arrow batch
def count_rows(batches):
    sizes = []
    for frame in batches:
        sizes.append(frame.shape[0])
    yield pd.DataFrame({"rows": [sum(sizes)]})


counts = readings.mapInPandas(count_rows, "rows long")


#: The sums of each Arrow batch, and counts by key
def add_up(batches):
    sums = []
    for frame in batches:
        sums.append(frame.groupby("station")["value"].sum())
    yield pd.concat(sums).groupby(level=0).sum().reset_index()


def count_stations(rows):
    seen, counts = set(), {}
    for row in rows:
        rows_seen.add(1)
        seen.add(row.station)
        counts.setdefault(row.station, 0)
        counts[row.station] += 1
    return counts.items()


rows_seen = sc.accumulator(0)
sums_of_batches = readings.mapInPandas(add_up, "station string, value double")
counted_stations = readings.rdd.mapPartitions(count_stations)

#: A bounded window of rows
def in_chunks(rows):
    while chunk := list(itertools.islice(rows, 1000)):
        yield sum(row.value for row in chunk)


sums = readings.rdd.mapPartitions(in_chunks)


#: Lists that are sent and emptied
def in_lists(rows):
    some, more, third, fourth = [], [], [], []
    for row in rows:
        some.append(row.value)
        if len(some) == 1000:
            yield sum(some)
            some = []
        more.append(row.value)
        if row.value > 100:
            del more[:]
        third.append(row.value)
        third = third[-10:]
        fourth += [row.value]
        while fourth[0] < row.value - 10:
            fourth.pop(0)


def in_requests(rows):
    waiting = []

    def flush():
        print(waiting)
        waiting.clear()

    for row in rows:
        waiting.append(row.asDict())
        if row.value > 100:
            flush()
    flush()


sent = readings.rdd.mapPartitions(in_lists)
readings.foreachPartition(in_requests)


#: The last three, and what went wrong
def smoothed(rows):
    last, failed = collections.deque(maxlen=3), []
    for row in rows:
        try:
            last.append(float(row.value))
        except ValueError as error:
            failed.append(error)
        yield sum(last) / len(last)
    print(failed, collections.deque(rows, maxlen=1))


smooth = readings.rdd.mapPartitions(smoothed)

#: What fits a model to its partition needs all of it; what only asks a model does not
def train(rows):
    first, second = itertools.tee(rows)
    values, labels = [row.value for row in first], [row.label for row in second]
    model = LinearRegression()
    yield model.fit(values, labels).coef_


def train_frame(batches):
    frame = pd.concat(list(batches))
    yield pd.DataFrame({"weight": LinearRegression().fit(frame[["value"]], frame["label"]).coef_})


def train_slowly(rows):
    values = []
    for row in rows:
        values.append(row.value)
    yield LinearRegression().fit(values, values).coef_


def predict(rows):
    values = [row.value for row in rows]  # expect: mappartitions-materialize
    return iter(shared.value.predict(values))


shared = sc.broadcast(LinearRegression())
weights = readings.rdd.mapPartitions(train)
weights = readings.rdd.mapPartitions(train_slowly)
weights = readings.mapInPandas(train_frame, "weight double")
answers = readings.rdd.mapPartitions(predict)

#: A list of one row's fields
fields = readings.rdd.map(lambda row: list(row))

#: Twenty numbers in four partitions
pairs = sc.parallelize(range(20), 4).mapPartitions(lambda numbers: list(numbers))



def doubled(numbers):
    out = []
    for number in numbers:
        out.append(number * 2)
    return out


few = sc.parallelize([1, 2, 3]).mapPartitions(doubled)

#: A list on the driver
print(list(range(10)), sorted({3, 1, 2}))

#: A few elements that are written down, and a table of any size
squares = sc.runJob(sc.parallelize([1, 2, 3, 4, 5], 3), lambda numbers: [n * n for n in numbers], [0, 1])
lengths = sc.runJob(lines, lambda texts: [len(text) for text in texts])  # expect: mappartitions-materialize


#: The batch of each turn, copied and worked on
def located(batches):
    for batch in batches:
        found = [look_up(row) for row in batch.itertuples(index=False)]
        batch = batch.copy()
        batch[["lat", "lon"]] = pd.DataFrame(found, index=batch.index)
        yield batch


readings.mapInPandas(located, schema="id long, lat double, lon double").write.parquet("s3://lake/located")
