import gc

from pyspark.sql import SparkSession, DataFrame

spark = SparkSession.builder.getOrCreate()
orders = spark.read.table("shop.orders")


def load(df: DataFrame, thing):
    recent = orders.limit(1000)
    rows = recent.collect()
    gc.collect()
    stranger = thing.collect()
    codes = spark.read.table("shop.country_lookup").collect()
    known = orders.collect()  # oomlint: ignore[collect-unbounded] it is small
    first = orders.collect()[0]
    given = df.where("amount > 3") \
        .collect()
    countries = spark.sql("SELECT country, count(*) FROM shop.orders GROUP BY country")
    per_country = countries.collect()
    limit = 3
    return rows, stranger, codes, known, first, given, per_country, limit


held = orders.cache()
held.count()
held.unpersist()


def twice(df: DataFrame):
    return df.collect()


twice(something())
print(list(map(twice, others)))
