import sys

import horovod.tensorflow as hvd
import numpy as np
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.functions import broadcast

spark = SparkSession.builder.appName("enrich").getOrCreate()
orders = spark.read.table("orders")
customers = spark.read.parquet("s3://lake/customers")

#: A data set read whole, hinted
enriched = orders.join(F.broadcast(customers), "customer_id")  # expect: broadcast-hint-unbounded
#                      ^^^^^^^^^^^^^^^^^^^^^^
# fixed: enriched = orders.join(customers, "customer_id")

#: A filter is no bound
active = customers.where("active").select("customer_id", "name")
named = orders.join(broadcast(active), "customer_id", "left")  # expect: broadcast-hint-unbounded
# fixed: named = orders.join(active, "customer_id", "left")

#: The hint as a method, under three names, and in capitals
first = orders.join(customers.hint("broadcast"), "customer_id")  # expect: broadcast-hint-unbounded
# fixed: first = orders.join(customers, "customer_id")
second = orders.join(customers.hint("broadcastjoin"), "customer_id")  # expect: broadcast-hint-unbounded
third = orders.join(customers.hint("mapjoin"), "customer_id")  # expect: broadcast-hint-unbounded
fourth = orders.join(customers.hint("BROADCAST"), "customer_id")  # expect: broadcast-hint-unbounded

#: One row per customer is as many as there are customers
spent = orders.groupBy("customer_id").agg(F.sum("amount").alias("spent"))
ranked = orders.join(F.broadcast(spent), "customer_id")  # expect: broadcast-hint-unbounded
# fixed: ranked = orders.join(spent, "customer_id")

ranked = orders.join(spent.hint("broadcast"), "customer_id")  # expect: broadcast-hint-unbounded
# fixed: ranked = orders.join(spent, "customer_id")
monthly = orders.join(orders.groupBy("month").count().hint("broadcast"), "month")

#: In a longer expression
eu = orders.join(F.broadcast(customers if len(sys.argv) > 1 else active).where("country = 'NL'"), "customer_id")  # expect: broadcast-hint-unbounded
# fixed: eu = orders.join((customers if len(sys.argv) > 1 else active).where("country = 'NL'"), "customer_id")
either = F.broadcast(customers if len(sys.argv) > 1 else active)  # expect: broadcast-hint-unbounded
# fixed: either = customers if len(sys.argv) > 1 else active
chained = F.broadcast(customers
                      # expect-above: broadcast-hint-unbounded
                      .where("active"))


#: From a caller of this file
def with_segment(df, segments):
    return df.join(F.broadcast(segments), "customer_id")  # expect: broadcast-hint-unbounded


segmented = with_segment(orders, spark.read.table("segments"))

#: A limit, one row, few keys
top = orders.join(F.broadcast(customers.limit(1000)), "customer_id")
share = orders.crossJoin(F.broadcast(orders.agg(F.sum("amount").alias("total"))))
monthly = orders.join(F.broadcast(orders.groupBy("month").count()), "month")


#: Literal rows
levels = spark.createDataFrame([("gold", 3), ("silver", 2)], ["level", "rank"])
leveled = orders.join(F.broadcast(levels), "level")

#: In a SQL text
by_hint = spark.sql("SELECT /*+ BROADCAST(c) */ * FROM shop.orders o JOIN shop.customers c ON o.customer_id = c.id")  # expect: broadcast-hint-unbounded
by_name = spark.sql(  # expect: broadcast-hint-unbounded
    """
    SELECT /*+ MERGE(x), MAPJOIN(customers) */ o.id, customers.name
    FROM orders o LEFT OUTER JOIN shop.customers USING (customer_id)
    """
)
by_view = spark.sql("SELECT /*+ broadcastjoin(l) */ * FROM orders o JOIN {levels} l ON o.level = l.level", levels=orders)
levels.createOrReplaceTempView("levels")
by_level = spark.sql("SELECT /*+ BROADCAST(l) */ * FROM orders o JOIN levels AS l ON o.level = l.level")
of_few = spark.sql("WITH few AS (SELECT * FROM a LIMIT 9) SELECT /*+ BROADCAST(few) */ * FROM few JOIN orders ON few.id = orders.id")
ignored = spark.sql("SELECT /*+ BROADCAST(c) */ * FROM customers c LEFT JOIN orders o ON o.customer_id = c.id")
of_countries = spark.sql("SELECT /*+ BROADCAST(c) */ * FROM orders o JOIN shop.countries c ON o.country = c.code")
no_hint = spark.sql("SELECT /* BROADCAST(c) */ * FROM customers c JOIN orders o ON o.customer_id = c.id")

#: A side that Spark does not broadcast for this join, so it ignores the hint
kept_left = F.broadcast(customers).join(orders, "customer_id", "left")
kept_right = orders.join(F.broadcast(customers), ["customer_id"], how="right_outer")
kept_both = orders.join(F.broadcast(customers), orders.customer_id == customers.customer_id, "full")
kept_newer = orders.join(
    F.broadcast(customers), (orders.customer_id == customers.customer_id) & (orders.day > customers.day), "right"
)
without = F.broadcast(customers).join(orders, "customer_id", "left_anti")
theta = orders.join(F.broadcast(customers), orders.day > customers.day, "full")  # expect: broadcast-hint-unbounded

#: The hinted frame is dropped, so nothing is broadcast
F.broadcast(customers)
joined = orders.join(customers, "customer_id")


#: Read here, with a session that a caller gives
def with_names(orders: DataFrame, session: SparkSession) -> DataFrame:
    names = session.table("customer_names")
    return orders.join(F.broadcast(names.select("customer_id", "name")), "customer_id")  # expect: broadcast-hint-unbounded


class Enrichment:
    def __init__(self, spark):
        self.spark = spark

    def run(self, orders: DataFrame) -> DataFrame:
        addresses = self.spark.read.parquet("s3://lake/addresses")
        return orders.join(broadcast(addresses), "customer_id")  # expect: broadcast-hint-unbounded


#: What this script has written there
first_three = customers.limit(3)
first_three.write.mode("overwrite").parquet("s3://lake/first-three")
written = spark.read.parquet("s3://lake/first-three")
few = orders.join(broadcast(written), "customer_id")

#: What a caller hands over may be small
def add_names(df: DataFrame, names: DataFrame) -> DataFrame:
    return df.join(F.broadcast(names), "customer_id")


#: Other hints, and no hint at all
merged = orders.join(customers.hint("merge"), "customer_id")
joined = orders.join(customers, "customer_id")

#: Other libraries broadcast tensors and arrays
weights = hvd.broadcast(np.zeros(3), root_rank=0)
grid = np.broadcast_to(np.arange(3), (2, 3))

#: A name that says that the table is small
with_region = orders.join(F.broadcast(spark.table("dim_region")), "region_id")
region_lookup = spark.read.table("warehouse.regions")
with_names = orders.join(F.broadcast(region_lookup), "region_id")
with_rates = orders.join(F.broadcast(spark.table("reference.rates")), "currency")
with_codes = orders.join(F.broadcast(spark.read.csv("s3://lake/lookup.csv")), "code")
by_query = spark.sql("SELECT /*+ BROADCAST(ref.rates) */ * FROM orders o JOIN ref.rates r ON o.currency = r.currency")

#: The object that knows the table's name says nothing about its size
joined = orders.join(F.broadcast(spark.table(config.customers_table)), "customer_id")  # expect: broadcast-hint-unbounded

#: A key with very many values says more than such a name
customer_lookup = customers.dropDuplicates(["customer_id"])
with_customers = orders.join(F.broadcast(customer_lookup), "customer_id")  # expect: broadcast-hint-unbounded

#: Several hints in one chain of joins: its tables are small, for all that the code tells
segments = spark.read.table("shop.segments")
starred = (
    orders.join(F.broadcast(spark.read.table("shop.products")), "product_id")
    .where("amount > 0")
    .join(F.broadcast(segments.where("active")).select("segment", "title"), "segment", "left")
)
starred = orders.join(segments.hint("broadcast"), "segment").join((broadcast(customers)), "customer_id")
alone = orders.join(F.broadcast(segments), "segment").join(customers, "customer_id")  # expect: broadcast-hint-unbounded

#: But not a row for each of many keys
starred = orders.join(F.broadcast(segments), "segment").join(broadcast(spent), "customer_id")  # expect: broadcast-hint-unbounded

#: An object that is given frames may well be given small ones
class Lookup:
    def __init__(self, df: DataFrame):
        self._df = df

    @property
    def df(self) -> DataFrame:
        return self._df

    def annotate(self, rows: DataFrame) -> DataFrame:
        return rows.join(F.broadcast(self.df.select("id", "name")), "id")
