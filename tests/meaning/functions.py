"""Column functions: aggregates and their width, generators, row numbers; and what makes frames of functions."""
import pandas as pd
from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as F
from pyspark.sql.functions import broadcast, udf, udtf

spark = SparkSession.builder.getOrCreate()
orders = spark.table("orders")
ten = orders.limit(10)
by_country = Window.partitionBy("country").orderBy("day")

# Aggregates: one row; wide where the cell may hold the data of all
orders.agg(F.collect_list("a"))  # reveal: dataframe, one row, wide
orders.agg(F.collect_set("a"))  # reveal: dataframe, one row, wide
orders.agg(F.array_agg("a"))  # reveal: dataframe, one row, wide
orders.agg(F.listagg("a"))  # reveal: dataframe, one row, wide
orders.agg(F.listagg_distinct("a"))  # reveal: dataframe, one row, wide
orders.agg(F.string_agg("a"))  # reveal: dataframe, one row, wide
orders.agg(F.string_agg_distinct("a"))  # reveal: dataframe, one row, wide
orders.agg(F.map_from_entries(F.collect_list(F.struct("a", "b"))))  # reveal: dataframe, one row, wide
orders.agg(F.sort_array(F.collect_list("a")))  # reveal: dataframe, one row, wide
orders.agg(F.concat_ws(",", F.collect_list("a")))  # reveal: dataframe, one row, wide
orders.agg(F.array_distinct(F.collect_list("a")))  # reveal: dataframe, one row, wide
orders.agg(F.to_json(F.struct(F.collect_list("a"))))  # reveal: dataframe, one row, wide
orders.agg(F.expr("collect_list(a)"))  # reveal: dataframe, one row, wide
orders.agg(F.size(F.collect_list("a")).alias("n")).select("n")  # reveal: dataframe, one row
orders.groupBy("country").agg(F.collect_set("a").alias("all"))  # reveal: dataframe, one row per distinct key, wide
orders.withColumn("all", F.collect_list("a").over(by_country))  # reveal: dataframe, no row bound, wide

# Containers of a fixed size, and plain ones
for column in [
    F.percentile_approx("a", 0.5), F.approx_percentile("a", 0.5), F.histogram_numeric("a", F.lit(5)), F.approx_count_distinct("a"),
    F.hll_sketch_agg("a"), F.hll_union_agg("a"), F.count_min_sketch("a", F.lit(0.1), F.lit(0.9), F.lit(1)), F.bitmap_construct_agg("a"),
    F.bitmap_or_agg("a"), F.schema_of_variant_agg("a"), F.grouping_id("a"), F.percentile("a", 0.5), F.median("a"), F.mode("a"),
    F.count_distinct("a"), F.max_by("a", "b"), F.min_by("a", "b"), F.sum("a"), F.avg("a"), F.first("a"), F.last("a"), F.stddev("a"),
]:
    orders.select(column)  # reveal: dataframe, one row
orders.agg(F.theta_sketch_agg("a"), F.kll_sketch_agg_bigint("a"))  # reveal: dataframe, one row
orders.select(F.size(F.collect_list("a")))  # reveal: dataframe, one row
orders.select(F.aggregate(F.collect_list("a"), F.lit(0), lambda x, y: x + y))  # reveal: dataframe, one row
orders.select(F.length(F.concat_ws(",", F.collect_list("a"))))  # reveal: dataframe, one row

# A user's aggregate runs on whole groups and gives one value for each of them
@F.pandas_udf("double")
def middle(values: pd.Series) -> float:
    return values.median()


orders.groupBy("country").agg(middle("a"))  # reveal: dataframe, one row per distinct key
orders.groupBy("country").agg(middle(orders.a).alias("a"), F.count("*"))  # reveal: dataframe, one row per distinct key

# Generators: times the elements, where those are written down
ten.select(F.explode("items"))  # reveal: dataframe, not known how many rows
ten.select(F.explode_outer("items"))  # reveal: dataframe, not known how many rows
ten.select(F.posexplode("items"))  # reveal: dataframe, not known how many rows
ten.select(F.posexplode_outer("items"))  # reveal: dataframe, not known how many rows
ten.select(F.inline("items"))  # reveal: dataframe, not known how many rows
ten.select(F.inline_outer("items"))  # reveal: dataframe, not known how many rows
ten.select("a", F.explode(F.array("b", "c", "d")))  # reveal: dataframe, at most 30 rows
ten.select(F.explode(F.array(F.lit(1), F.lit(2))).alias("x"))  # reveal: dataframe, at most 20 rows
ten.withColumn("n", F.explode(F.sequence(F.lit(1), F.lit(5))))  # reveal: dataframe, at most 50 rows
ten.select(F.explode(F.split("a", ",")))  # reveal: dataframe, not known how many rows
ten.select(F.explode(F.from_json("a", "array<int>")))  # reveal: dataframe, not known how many rows
ten.select(F.stack(F.lit(2), F.col("a"), F.col("b")))  # reveal: dataframe, at most 20 rows
ten.select(F.json_tuple("a", "b", "c"))  # reveal: dataframe, at most 10 rows
ten.selectExpr("explode(items)")  # reveal: dataframe, not known how many rows
ten.selectExpr("a", "stack(3, 'a', a, 'b', b, 'c', c) as (k, v)")  # reveal: dataframe, at most 30 rows
ten.select(F.expr("explode(items) as item"))  # reveal: dataframe, not known how many rows
orders.select(F.explode(F.array("b", "c")))  # reveal: dataframe, no row bound

ten.select(["a", F.explode(F.array("b", "c"))])  # reveal: dataframe, at most 20 rows
orders.select([F.max("a"), F.min("b")])  # reveal: dataframe, one row
orders.select([F.count(F.when(F.col(c).isNull(), c)).alias(c) for c in orders.columns])  # reveal: dataframe, one row
orders.select(*[F.max(c) for c in orders.columns])  # reveal: dataframe, one row
orders.select([F.col(c) for c in orders.columns])  # reveal: dataframe, no row bound
orders.select(*[c for c in orders.columns])  # reveal: dataframe, no row bound

# Row numbers as bounds
numbered = ten.withColumn("rn", F.row_number().over(by_country))  # reveal: dataframe, at most 10 rows
latest = orders.withColumn("rn", F.row_number().over(by_country)).filter("rn = 1")  # reveal: dataframe, one row per distinct key
newest = orders.withColumn("rn", F.row_number().over(by_country)).where(F.col("rn") <= 3)  # reveal: dataframe, one row per distinct key
every = Window.orderBy("day")
first_ten = orders.withColumn("rn", F.row_number().over(every)).filter(F.col("rn") <= 10)  # reveal: dataframe, at most 10 rows
first_one = orders.withColumn("rn", F.row_number().over(Window.orderBy("day"))).filter("rn == 1")  # reveal: dataframe, one row
ties = orders.withColumn("r", F.rank().over(by_country)).filter("r = 1")  # reveal: dataframe, no row bound
dense = orders.withColumn("r", F.dense_rank().over(every)).filter("r <= 10")  # reveal: dataframe, no row bound

# Keys with few values
orders.groupBy(F.month("day")).count()  # reveal: dataframe, at most 13 rows
orders.groupBy(F.dayofweek("day"), F.hour("day")).count()  # reveal: dataframe, at most 200 rows
orders.groupBy(F.col("a").isNull()).count()  # reveal: dataframe, at most 3 rows
orders.groupBy((F.col("a") > 1).alias("big")).count()  # reveal: dataframe, at most 3 rows
orders.groupBy(F.col("a") % 4).count()  # reveal: dataframe, at most 9 rows
orders.groupBy(F.pmod("a", F.lit(4))).count()  # reveal: dataframe, at most 5 rows
orders.groupBy(F.when(F.col("a") > 1, "x").when(F.col("a") > 0, "y").otherwise("z")).count()  # reveal: dataframe, at most 4 rows
orders.groupBy(F.lit("all")).count()  # reveal: dataframe, one row
orders.groupBy(F.spark_partition_id()).count()  # reveal: dataframe, one row per partition
orders.groupBy(F.input_file_name()).count()  # reveal: dataframe, as many rows as there is metadata
orders.groupBy(F.year("day")).count()  # reveal: dataframe, at most 300 rows
orders.groupBy(F.to_date("ts")).count()  # reveal: dataframe, one row per distinct key
orders.groupBy("country", F.month("day")).count()  # reveal: dataframe, one row per distinct key

# Frames of functions
hinted = broadcast(ten)  # reveal: dataframe, at most 10 rows, broadcast-hinted
F.broadcast(orders)  # reveal: dataframe, no row bound, broadcast-hinted
F.call_function("collect_list", F.col("a"))  # reveal: column


@udf("int")
def plus(x):
    return x + 1


@udtf(returnType="a int")
class Numbers:
    def eval(self, n):
        yield (n,)


plus  # reveal: udf
plus("a")  # reveal: column
Numbers(F.lit(1))  # reveal: dataframe, no row bound
ten.select(plus("a"))  # reveal: dataframe, at most 10 rows
