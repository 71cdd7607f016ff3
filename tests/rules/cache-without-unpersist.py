import functools
import sys
import time

import schedule
import tensorflow as tf
from airflow.operators.python import PythonOperator
from apscheduler.schedulers.blocking import BlockingScheduler
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("reports").getOrCreate()
sales = spark.read.table("sales")
days = sys.argv[1:]

#: One more cache for every day
for day in days:
    daily = sales.where(F.col("day") == day).cache()  # expect: cache-without-unpersist
    #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    daily.write.parquet(f"s3://lake/raw/{day}")
    daily.groupBy("shop").count().write.parquet(f"s3://lake/shops/{day}")


#: What a helper makes in every turn
def of_day(day: str) -> DataFrame:
    return sales.where(F.col("day") == day)


def report_days() -> None:
    for day in days:
        daily = of_day(day)
        daily.persist()  # expect: cache-without-unpersist
        print(daily.count(), daily.distinct().count())


#: A function that runs for every table
def profile(name: str) -> None:
    table = spark.read.table(name).select("id", "amount")
    table.persist()  # expect: cache-without-unpersist
    print(name, table.count(), table.agg(F.max("amount")).first())


for name in sys.argv[1:]:
    profile(name)

#: The caller gets what the last turn cached, and nobody what the turns before did
def spread(scores: DataFrame, rounds: int) -> DataFrame:
    for _ in range(rounds):
        scores = scores.where("score > 0").cache()  # expect: cache-without-unpersist
        print(scores.count(), scores.agg(F.sum("score")).first())
    return scores


#: The handle is gone, and the cache stays beside the one that takes its place
def report_returns() -> None:
    returns = spark.read.table("returns")
    returns.cache()  # expect: cache-without-unpersist
    returns = returns.where("amount > 0").withColumn("net", F.col("amount") * 0.8)
    returns.cache()
    print(returns.count(), returns.agg(F.sum("net")).first())


#: It is gone with the first turn
def settle_returns() -> None:
    returns = spark.read.table("returns").cache()  # expect: cache-without-unpersist
    while returns.count() > 0:  # expect: iterative-lineage
        returns = returns.where("amount > 0").withColumn("amount", F.col("amount") - 1)


#: It is another frame by the time of its unpersist(), for the loop runs at least once
def clean_returns() -> DataFrame:
    returns = spark.read.table("returns").where("amount > 0")
    returns.cache()  # expect: cache-without-unpersist
    print(returns.count())
    for column in ["amount", "net"]:
        returns = returns.withColumn(column, F.round(column, 2))
    returns.unpersist()
    return returns


#: Days without sales leave their frame behind
for day in days:
    daily = sales.where(F.col("day") == day).cache()  # expect: cache-without-unpersist
    if daily.isEmpty():
        continue
    daily.write.parquet(f"s3://lake/raw/{day}")
    daily.unpersist()


#: So do calls that return early
def report_day(day: str) -> int:
    daily = sales.where(F.col("day") == day)
    daily.persist()  # expect: cache-without-unpersist
    if daily.isEmpty():
        return 0
    daily.write.parquet(f"s3://lake/raw/{day}")
    count = daily.count()
    daily.unpersist()
    return count


for day in days:
    report_day(day)

#: A table of another name in every turn
for day in days:
    sales.where(F.col("day") == day).createOrReplaceTempView(f"sales_{day}")
    spark.catalog.cacheTable(f"sales_{day}")  # expect: cache-without-unpersist
    spark.sql(f"CACHE LAZY TABLE shops_{day} AS SELECT DISTINCT shop FROM sales_{day}")  # expect: cache-without-unpersist
    print(spark.table(f"sales_{day}").count())


#: A table for every call
def load_table(name: str) -> None:
    spark.sql("CACHE TABLE {}".format(name))  # expect: cache-without-unpersist
    print(spark.table(name).count())


for name in sys.argv[1:]:
    load_table(name)


#: Released in every turn
for day in days:
    one = sales.where(F.col("day") == day).cache()
    try:
        one.write.parquet(f"s3://lake/one/{day}")
        print(one.count())
    finally:
        one.unpersist()

#: Every way out passes a release
for day in days:
    one = sales.where(F.col("day") == day).cache()
    if one.isEmpty():
        one.unpersist()
        continue
    one.write.parquet(f"s3://lake/one/{day}")
    one.unpersist()
    if day == days[-1]:
        break

#: One cache of a script, used twice
orders = spark.read.table("orders").cache()
print(orders.count())
orders.write.mode("overwrite").parquet("s3://lake/orders")


#: The caller gets the handle
def load(name: str) -> DataFrame:
    return spark.read.table(name).cache()


def load_first(names: list) -> DataFrame:
    for name in names:
        first = spark.read.table(name).where("amount > 0")
        if not first.isEmpty():
            first = first.cache()
            break
    return first


def load_all(names: list) -> list:
    frames = []
    for name in names:
        frame = spark.read.table(name).cache()
        frames.append(frame)
    return frames


#: An RDD's cache is freed with its handle
for day in days:
    amounts = sales.rdd.map(lambda row: row.amount).cache()
    print(day, amounts.max(), amounts.min())

#: TensorFlow and functools cache something else
for day in days:
    data = tf.data.Dataset.range(10).cache()


@functools.cache
def label(day):
    return day.upper()


#: A list of frames that is released later
frames = []
for day in days:
    part = sales.where(F.col("day") == day).cache()
    print(part.count())
    frames.append(part)
for frame in frames:
    frame.unpersist()

#: Something else calls it when it is time
def deferred(stack):
    for day in days:
        part = sales.where(F.col("day") == day).cache()
        stack.callback(part.unpersist)
        print(part.count(), part.distinct().count())


#: The same frame again: it is in the cache already
def count_again():
    base = spark.read.table("sales")
    for day in days:
        base.cache()
        print(base.where(F.col("day") == day).count())


#: The same name again: Spark drops what was cached under it
for day in days:
    sales.where(F.col("day") == day).createOrReplaceTempView("one_day")
    spark.catalog.cacheTable("one_day")
    print(spark.table("one_day").count())

#: Nobody knows what the helper gives back
def through_step(step):
    df = spark.read.table("returns").cache()
    df = step(df)
    return df.count()


#: Called once by a script that ends then
def main():
    returns = spark.read.table("returns").cache()
    print(returns.count(), returns.distinct().count())
    returns = returns.where("amount > 0")
    returns.write.mode("overwrite").parquet("s3://lake/returns")


if __name__ == "__main__":
    main()


#: What is made of the cached frame takes over its name: the cache serves it, until the job ends for all that is known
def report_sizes() -> None:
    sizes = spark.read.table("sizes")
    sizes.cache()
    sizes = sizes.where("width > 0").withColumn("area", F.col("width") * F.col("height"))
    print(sizes.count(), sizes.agg(F.sum("area")).first())


#: The caller has the frame, too
def shrink(df: DataFrame) -> DataFrame:
    df.cache()
    print(df.count())
    df = df.where("amount > 0")
    return df


#: A service: each turn leaves its frame behind, or releases it
def serve():
    while True:
        latest = spark.read.table("sales").where("day = current_date()").cache()  # expect: cache-without-unpersist
        print(latest.count(), latest.distinct().count())
        time.sleep(60)


def serve_and_release():
    while True:
        latest = spark.read.table("sales").where("day = current_date()").cache()
        print(latest.count(), latest.distinct().count())
        latest.unpersist()
        time.sleep(60)


#: Frames of a comprehension that nothing releases, and such as somebody does
def count_days():
    parts = [sales.where(F.col("day") == day).cache() for day in days]  # expect: cache-without-unpersist
    return [part.count() for part in parts]


def count_days_and_release():
    parts = [sales.where(F.col("day") == day).cache() for day in days]
    counts = [part.count() for part in parts]
    for part in parts:
        part.unpersist()
    return counts


#: A job that a scheduler calls again and again in this process
def refresh():
    current = spark.read.table("sales").where("day = current_date()").cache()  # expect: cache-without-unpersist
    print(current.count(), current.distinct().count())


def refresh_and_release():
    current = spark.read.table("sales").where("day = current_date()").cache()
    print(current.count(), current.distinct().count())
    current.unpersist()


def refresh_returns():
    current = spark.read.table("returns").where("day = current_date()").cache()  # expect: cache-without-unpersist
    print(current.count(), current.distinct().count())


schedule.every(10).minutes.do(refresh)
schedule.every().day.at("10:30").do(refresh_and_release)
jobs = BlockingScheduler()
jobs.add_job(refresh_returns, "interval", minutes=5)


#: A task that Airflow starts in a process of its own
def nightly():
    current = spark.read.table("sales").where("day = current_date()").cache()
    print(current.count(), current.distinct().count())


night = PythonOperator(task_id="nightly", python_callable=nightly)
