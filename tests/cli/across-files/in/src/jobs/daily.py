from etl import settings
from etl.base import *
from etl.base import Report
from etl.frames import first_rows, load
import etl.frames.load as loading

spark = connect()
orders = load(spark, settings.TABLES["orders"])
orders.collect()  # unbounded: what load() returns
first_rows(orders).collect()
loading.clean(first_rows(orders)).collect()
loading.clean(orders).toPandas()  # unbounded: as many rows as orders has

loading.to_dicts(orders)
loading.to_records(orders.limit(10))

report = Report(spark, "raw.orders", orders.limit(7))
report.newest.collect()  # unbounded: a property of the other file's class
report.sample().collect()
report.extra.collect()


class Weekly(Report):
    def run(self):
        return self.orders.collect()  # unbounded: an attribute of the base class


def cached(names):
    for name in names:
        frame = spark.read.table(name).cache()
        frame.count()
        loading.release(frame=frame)


orders.rdd.mapPartitions(loading.score).saveAsTextFile("out")
spark.table("x").limit(settings.ROWS_SHOWN).collect()
