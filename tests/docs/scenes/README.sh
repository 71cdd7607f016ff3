# What the commands of README.md are about.
cp -r "$ROOT/examples/jobs" "$ROOT/examples/notebooks" .
echo 'spark.executor.memory 4g' >spark-defaults.conf
mkdir our-rules
(cd our-rules && oomlint new a-rule-of-ours >/dev/null)
cat >job.py <<'PYTHON'
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.read.table("shop.orders")


def show(rows):
    print(len(rows))


recent = orders.where("day > '2024-01-01'").limit(1000)
rows = recent.collect()
show(rows)
PYTHON
cat >head.py <<'PYTHON'
import gc
import polars as pl
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()
orders = spark.read.table("shop.orders")
PYTHON
