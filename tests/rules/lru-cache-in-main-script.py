import functools
import json
from functools import lru_cache
from functools import lru_cache as memo

from company.caching import cache
from company.models import cached_model
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("tagging").getOrCreate()
texts = spark.read.table("texts")


#: Called by a UDF
@lru_cache(maxsize=1)  # expect: lru-cache-in-main-script
def stop_words():
    with open("/data/stop-words.json") as source:
        return set(json.load(source))


@F.udf("boolean")
def is_stop_word(word):
    return word in stop_words()


kept = texts.where(~is_stop_word("word"))


#: Given to an RDD method itself
@functools.lru_cache(maxsize=1024)  # expect: lru-cache-in-main-script
def normalize(row):
    return row.word.lower().strip()


words = texts.rdd.map(normalize)


#: Under another name, and without a decorator
@memo(maxsize=None)  # expect: lru-cache-in-main-script
def stem(word):
    return word.rstrip("s")


def find_tag(word):
    return word[:3]


tag = functools.cache(find_tag)  # expect: lru-cache-in-main-script
short_tag = memo(maxsize=None)(find_tag)
stems = texts.rdd.map(lambda row: (stem(row.word), tag(row.word), find_tag(row.word)))


#: Memoized for the driver
@lru_cache(maxsize=None)
def table_path(name):
    return f"s3://lake/{name}"


other = spark.read.parquet(table_path("other"))
print(short_tag("words"))


#: Another library's cache, and a function of the script without one
@cache
def translate(row):
    return row.word.title()


translated = texts.rdd.map(translate)


def shorten(row):
    return row.word[:10]


short = texts.rdd.map(shorten)

#: Memoized in a module that the workers import
tagged = texts.rdd.map(lambda row: cached_model().tag(row.word))
