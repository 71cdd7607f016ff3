"""Texts and numbers that are known before the job runs, and what goes through loops over literals."""
import math
import os

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.read.table("orders")
n = 8

size = str(2 * 1024**3)  # reveal: string, 2147483648
memory = f"{n}g"  # reveal: string, 8g
digits = f"{n:04d}g"  # reveal: string
percent = "%dg" % n  # reveal: string, 8g
percents = "%s=%sm" % ("x", 512)  # reveal: string, x=512m
padded = "%5dg" % n  # reveal: string
braces = "{}g, {1}".format(n, "m")  # reveal: string, 8g, m
named = "{size}g".format(size=n)  # reveal: string, 8g
doubled = "{{}}{}".format(n)  # reveal: string, {}8
joined = str(n) + "g"  # reveal: string, 8g
big = int(3e8)  # reveal: number, 300000000
parsed = int("128") * 1024 * 1024  # reveal: number, 134217728
share = round(0.75 * n)  # reveal: number, 6
least = min(n, 3)  # reveal: number, 3
most = max(n, 3, 12.5)  # reveal: number, 12.5
up = math.ceil(n / 3)  # reveal: number, 3
given = int(os.environ.get("N", "4"))  # reveal: number
limited = orders.limit(int("10"))  # reveal: dataframe, at most 10 rows

for name, frame in {"all": orders, "some": orders.limit(5)}.items():
    frame  # reveal: dataframe, no row bound
for frame in {"few": orders.limit(5), "some": orders.limit(7)}.values():
    frame  # reveal: dataframe, at most 7 rows
for name, frame in [("few", orders.limit(5)), ("one", orders.limit(1))]:
    frame  # reveal: dataframe, at most 5 rows
for pair in [("few", orders.limit(5)), ("one", orders.limit(1))]:
    frame = pair[1]  # reveal: dataframe, at most 5 rows
for frame in list({"few": orders.limit(5), "one": orders.limit(1)}.values()):
    frame  # reveal: dataframe, at most 5 rows

# Pieces of a text
"a b  c".split()  # reveal: list, at most 3 rows
"  a\tb\n".split(None)  # reveal: list, at most 2 rows
"a,b,,c".split(",")  # reveal: list, at most 4 rows
"".split()  # reveal: list, no rows
"".split(",")  # reveal: list, one row
"a, b".split(", ")[1]  # reveal: string, b
f"a,{n},{unheard_of}".split(",")  # reveal: list, not known
"a b c".split(" ", 1)  # reveal: list, not known
