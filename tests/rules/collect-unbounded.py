import gc
from functools import reduce

import numpy as np
import polars as pl
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("events").getOrCreate()
events = spark.read.table("events")

#: A table read whole reaches the driver
rows = events.collect()  # expect: collect-unbounded
#      ^^^^^^^^^^^^^^^^
# fixed: rows = events.limit(1000).collect()

#: Nobody reads so many lines
print("events:", events.collect())  # expect: collect-unbounded
# fixed: print("events:", events.limit(20).collect())

#: A Row for each row, only to make an array
matrix = np.array(events.select("x", "y").collect(), dtype=float)  # expect: collect-unbounded

#: A filter is no bound
recent = events.where(F.col("day") >= "2024-01-01").select("user", "url")
pairs = [(r.user, r.url) for r in recent.collect()]  # expect: collect-unbounded
#                                 ^^^^^^^^^^^^^^^^
# fixed: pairs = [(r.user, r.url) for r in recent.limit(1000).collect()]


#: A frame that a caller hands over
def export(df: DataFrame, path: str) -> None:
    with open(path, "w") as out:
        lines = [row.url for row in df.collect()]  # expect: collect-unbounded
        # fixed: lines = [row.url for row in df.limit(1000).collect()]
        out.write("\n".join(lines))


#: A join may have more rows than both sides
users = spark.read.parquet("s3://lake/users")
joined = (
    events.limit(500)
    .join(users, "user")
    .collect()  # expect: collect-unbounded
)

#: A key that is compared with another column asks for nobody
twins = events.where(F.col("user_id") == F.col("parent_id")).collect()  # expect: collect-unbounded
others = events.where("user_id = parent_id").collect()  # expect: collect-unbounded
either = events.where("user_id = 17 OR status = 500").collect()  # expect: collect-unbounded
same = events.where(F.col("user_id").eqNullSafe(F.col("parent_id"))).collect()  # expect: collect-unbounded
lower = events.where(F.col("user_id") == F.lower(events.parent_id)).collect()  # expect: collect-unbounded
but = events.where("NOT user_id = 17").collect()  # expect: collect-unbounded

#: The rows of one entity, or of some that are written down
one = events.where(F.col("user_id") == 17).collect()
two = events.where("user_id = 17 AND status = 200").collect()
three = events.filter("status >= 500 AND `user_id` == 'x'").select("url").collect()
four = events[events.user_id == 17].collect()
five = events.where(events.user_id.isin("a", "b")).collect()
six = events.where((F.col("status") == 200) & F.col("user_id").isin(["a", "b"])).collect()
seven = events.where(f"user_id = '{spark.conf.get('job.user')}'").collect()
eight = events.where("user_id IN ('a', 'b')").collect()
nine = spark.sql("SELECT url FROM events WHERE user_id = 17 ORDER BY day").collect()
ten = events.where(F.col("user_id").eqNullSafe(F.lit("a"))).collect()
eleven = events.where(F.col("user_id") == F.lower(F.lit("A"))).collect()

#: Only to run the job
events.select("url").collect()  # expect: collect-unbounded
# fixed: events.select("url").write.format("noop").mode("overwrite").save()

#: A chain broken over lines is reported at the method
selected = (
    events.select("url", "status")
    .where("status >= 500")
    .collect()  # expect: collect-unbounded
)

#: What a list in one row becomes is not bounded, nor are the arrays of a table
urls = events.agg(F.collect_list("url").alias("urls")).select(F.explode("urls")).collect()  # expect: collect-unbounded
words = events.select(F.explode(F.split("url", "/"))).collect()  # expect: collect-unbounded

#: The days of a few months: how many rows they become is not known
months = spark.createDataFrame([("2024-01-01", "2024-03-31")], ["first", "last"])
days = months.select(F.explode(F.expr("sequence(to_date(first), to_date(last))")).alias("day")).collect()

#: The users of a sample, with what is known of them
wanted = 1000
some_users = users.sample(fraction=wanted / users.count())
profiles = events.join(some_users, "user_id").join(users, "user_id", "left").collect()

#: A star belongs to the whole expression behind it
urls = [*events.select("url").collect()]  # expect: collect-unbounded
#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
print("urls:", *events.select("url").collect())  # expect: collect-unbounded
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
print("first:", *events.limit(10).collect())

#: A test
assert sorted(events.select("url").collect()) == []

#: A limit bounds every later step that keeps or drops rows
sample = events.limit(1000)
ordered = sample.withColumn("host", F.split("url", "/")[2]).where("status = 200").orderBy("day")
print(ordered.dropDuplicates(["host"]).collect())

#: An aggregate without keys has one row
total = events.agg(F.count("*").alias("n"), F.max("day").alias("last")).collect()
latest = events.select(F.max("day")).collect()

#: Summaries have a fixed number of rows
print(events.describe().collect(), events.summary("min", "max").collect())

#: Literal rows and a literal range
levels = spark.createDataFrame([("debug", 10), ("info", 20)], ["name", "level"])
print(levels.where("level > 10").collect(), spark.range(1000).collect())

#: Metadata is small
print(spark.catalog.listTables(), events.columns, spark.sql("SHOW TABLES").collect())

#: Actions that return one value or a few rows
print(events.count(), events.first(), events.head(), events.take(5), events.head(n=5), events.take(num=5))
events.show()

#: The garbage collector and polars have a collect of their own
gc.collect()
local = pl.LazyFrame({"x": [1, 2, 3]}).filter(pl.col("x") > 1).collect()

#: A frame in other clothes: whoever calls its methods decides
class Catalogue:
    def __init__(self, frame: DataFrame, name):
        self.frame = frame
        self.name = name

    def collect(self):
        """All rows."""
        return self.frame.collect()

    def names(self):
        return self.frame.select("name").collect()  # expect: collect-unbounded


#: The rows of one thing that is looked up, whatever it is; not one after the other, and not what is written down
def of_store(sales: DataFrame, store, day):
    return sales.where((F.col("store") == store) & (F.col("day") == day)).collect()


of_all = [spark.table("sales").where(F.col("store") == store).collect() for store in open("stores")]  # expect: collect-unbounded
of_largest = spark.table("sales").where(F.col("store") == "London").collect()  # expect: collect-unbounded

#: A name that says that the table is small may stand elsewhere
rules_table = f"{spark.conf.get('catalog')}.gold.alert_configurations"
enabled_rules = spark.table(rules_table).where("enabled").orderBy("severity").collect()
orders_table = f"{spark.conf.get('catalog')}.gold.orders"
enabled_orders = spark.table(orders_table).where("enabled").orderBy("severity").collect()  # expect: collect-unbounded

#: A fold may make anything of them: a dictionary of all, too
by_id = reduce(lambda done, row: {**done, row.id: row}, [row for row in events.collect()], {})  # expect: collect-unbounded
