"""Every method of a DataFrame: what it returns and how many rows that has."""
import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()
orders = spark.table("orders")  # reveal: dataframe, no row bound
ten = orders.limit(10)  # reveal: dataframe, at most 10 rows
one = orders.limit(1)  # reveal: dataframe, one row
any = orders.limit(1e300)  # reveal: dataframe, a limited number of rows
none = spark.range(1e300, 0)  # reveal: dataframe, no rows
many = spark.range(10 ** 60)  # reveal: dataframe, a limited number of rows
by_country = orders.groupBy("country").count()  # reveal: dataframe, one row per distinct key
orders.groupBy("dummy_group").count()  # reveal: dataframe, one row
by_customer = orders.groupBy("customer_id").count()  # reveal: dataframe, one row per distinct key, and there are many

# Actions
orders.collect()  # reveal: rows, no row bound
ten.collect()  # reveal: rows, at most 10 rows
by_country.collect()  # reveal: rows, one row per distinct key
orders.toPandas()  # reveal: pandas, no row bound
ten.toPandas()  # reveal: pandas, at most 10 rows
orders.toArrow()  # reveal: pandas, no row bound
orders.toLocalIterator()  # reveal: row-iterator, no row bound
orders.toLocalIterator(prefetchPartitions=True)  # reveal: row-iterator, no row bound
orders.take(5)  # reveal: rows, at most 5 rows
ten.take(50)  # reveal: rows, at most 10 rows
orders.head()  # reveal: row, one row
orders.head(1)  # reveal: rows, one row
orders.head(7)  # reveal: rows, at most 7 rows
orders.head(n=7)  # reveal: rows, at most 7 rows
orders.first()  # reveal: row, one row
orders.tail(3)  # reveal: rows, at most 3 rows
orders.show()  # reveal: none, at most 20 rows
orders.show(100, False)  # reveal: none, at most 100 rows
orders.show(truncate=False)  # reveal: none, at most 20 rows
orders.count()  # reveal: number, one row
orders.isEmpty()  # reveal: boolean, one row
orders.foreach(print)  # reveal: none
orders.foreachPartition(print)  # reveal: none
orders.corr("a", "b")  # reveal: number, one row
orders.cov("a", "b")  # reveal: number, one row
orders.approxQuantile("a", [0.25, 0.5, 0.75], 0.01)  # reveal: list, at most 3 rows
orders.inputFiles()  # reveal: list, as many rows as there is metadata
orders.explain(True)  # reveal: none
orders.printSchema()  # reveal: none
orders.isLocal()  # reveal: boolean
orders.sameSemantics(ten)  # reveal: boolean
orders.semanticHash()  # reveal: number
orders.plot  # reveal: spark
display(orders)  # reveal: none

# The same rows or fewer
ten.select("a", "b")  # reveal: dataframe, at most 10 rows
orders.select("a")  # reveal: dataframe, no row bound
orders.select(F.count("*"))  # reveal: dataframe, one row
orders.select(F.max("a"), F.lit(1))  # reveal: dataframe, no row bound
orders.selectExpr("max(a)")  # reveal: dataframe, one row
orders.selectExpr("a + 1 as b")  # reveal: dataframe, no row bound
ten.withColumn("b", F.lit(1))  # reveal: dataframe, at most 10 rows
ten.withColumns({"b": F.lit(1)})  # reveal: dataframe, at most 10 rows
orders.withColumn("day", F.lit(1)).distinct()  # reveal: dataframe, no row bound
orders.select("country").withColumn("b", F.lit(1)).distinct()  # reveal: dataframe, one row per distinct key
orders.select("customer_id").withColumn("b", F.lit(1)).distinct()  # reveal: dataframe, one row per distinct key, and there are many
orders.groupBy("country").agg(F.collect_list("a")).withColumn("b", F.lit(1))  # reveal: dataframe, one row per distinct key, wide
ten.withColumnRenamed("a", "b")  # reveal: dataframe, at most 10 rows
ten.withColumnsRenamed({"a": "b"})  # reveal: dataframe, at most 10 rows
ten.withMetadata("a", {})  # reveal: dataframe, at most 10 rows
ten.drop("a")  # reveal: dataframe, at most 10 rows
ten.toDF("x", "y")  # reveal: dataframe, at most 10 rows
ten.to(orders.schema)  # reveal: dataframe, at most 10 rows
ten.alias("t")  # reveal: dataframe, at most 10 rows
ten.colRegex("`a.*`")  # reveal: column
ten.metadataColumn("_metadata")  # reveal: column
ten.filter("a > 1")  # reveal: dataframe, at most 10 rows
orders.where(F.col("a") > 1)  # reveal: dataframe, no row bound
orders.where(F.lit(False))  # reveal: dataframe, no rows
orders.filter("1 = 0")  # reveal: dataframe, no rows
orders.filter("false")  # reveal: dataframe, no rows
ten.limit(20)  # reveal: dataframe, at most 10 rows
orders.limit(0)  # reveal: dataframe, no rows
orders.limit(num=4)  # reveal: dataframe, at most 4 rows
ten.offset(5)  # reveal: dataframe, at most 10 rows
ten.sample(0.1)  # reveal: dataframe, at most 10 rows
orders.sample(fraction=0.1, seed=3)  # reveal: dataframe, no row bound
orders.sampleBy("a", {0: 0.1})  # reveal: dataframe, no row bound
train, rest = ten.randomSplit([0.8, 0.2])
rest  # reveal: dataframe, at most 10 rows
ten.distinct()  # reveal: dataframe, at most 10 rows
orders.select("country").distinct()  # reveal: dataframe, one row per distinct key
orders.dropDuplicates(["country"])  # reveal: dataframe, one row per distinct key
orders.drop_duplicates(["customer_id"])  # reveal: dataframe, one row per distinct key, and there are many
ten.dropDuplicates(["country"])  # reveal: dataframe, at most 10 rows
orders.dropDuplicatesWithinWatermark(["country"])  # reveal: dataframe, no row bound
ten.dropna()  # reveal: dataframe, at most 10 rows
ten.fillna(0)  # reveal: dataframe, at most 10 rows
ten.replace(1, 2)  # reveal: dataframe, at most 10 rows
ten.na.drop()  # reveal: dataframe, at most 10 rows
ten.na.fill(0)  # reveal: dataframe, at most 10 rows
ten.na.replace(1, 2)  # reveal: dataframe, at most 10 rows
ten.sort("a")  # reveal: dataframe, at most 10 rows
ten.orderBy(F.desc("a"))  # reveal: dataframe, at most 10 rows
ten.sortWithinPartitions("a")  # reveal: dataframe, at most 10 rows
ten.repartition(4)  # reveal: dataframe, at most 10 rows
ten.repartitionByRange(4, "a")  # reveal: dataframe, at most 10 rows
ten.repartitionById(4, F.col("a"))  # reveal: dataframe, at most 10 rows
ten.coalesce(1)  # reveal: dataframe, at most 10 rows
ten.hint("merge")  # reveal: dataframe, at most 10 rows
ten.hint("broadcast")  # reveal: dataframe, at most 10 rows, broadcast-hinted
orders.hint("MAPJOIN")  # reveal: dataframe, no row bound, broadcast-hinted
ten.cache()  # reveal: dataframe, at most 10 rows, cached
ten.persist()  # reveal: dataframe, at most 10 rows, cached
ten.unpersist()  # reveal: dataframe, at most 10 rows
ten.checkpoint()  # reveal: dataframe, at most 10 rows
ten.localCheckpoint(eager=False)  # reveal: dataframe, at most 10 rows
ten.withWatermark("ts", "1 hour")  # reveal: dataframe, at most 10 rows
ten.observe("m", F.count("*"))  # reveal: dataframe, at most 10 rows
ten.transform(lambda df: df.limit(2))  # reveal: dataframe, at most 2 rows
ten.transform(unknown_step)  # reveal: dataframe, at most 10 rows
ten[["a", "b"]]  # reveal: dataframe, at most 10 rows
ten[ten.a > 1]  # reveal: dataframe, at most 10 rows
ten["a"]  # reveal: column
ten.a  # reveal: column
ten.zipWithIndex()  # reveal: dataframe, at most 10 rows
ten.createOrReplaceTempView("ten_rows")  # reveal: none
spark.table("ten_rows")  # reveal: dataframe, at most 10 rows
ten.createTempView("a1")  # reveal: none
ten.createGlobalTempView("a2")  # reveal: none
ten.createOrReplaceGlobalTempView("a3")  # reveal: none
ten.registerTempTable("a4")  # reveal: none

# Combining, growing
ten.union(ten)  # reveal: dataframe, at most 20 rows
ten.unionAll(orders)  # reveal: dataframe, no row bound
ten.unionByName(one, allowMissingColumns=True)  # reveal: dataframe, at most 11 rows
ten.intersect(orders)  # reveal: dataframe, at most 10 rows
orders.intersectAll(ten)  # reveal: dataframe, at most 10 rows
ten.subtract(orders)  # reveal: dataframe, at most 10 rows
orders.exceptAll(ten)  # reveal: dataframe, no row bound
ten.crossJoin(ten)  # reveal: dataframe, at most 100 rows
ten.crossJoin(orders)  # reveal: dataframe, no row bound
ten.lateralJoin(ten)  # reveal: dataframe, at most 100 rows
orders.mapInPandas(unknown_step, "a int")  # reveal: dataframe, no row bound
orders.mapInArrow(unknown_step, "a int")  # reveal: dataframe, no row bound
ten.mapInPandas(unknown_step, "a int")  # reveal: dataframe, not known how many rows


def fitted(batches):
    sizes = [len(batch) for batch in batches]
    if sizes:
        yield fit(sizes)


def positive(batches):
    for batch in batches:
        yield batch[batch.a > 0]


orders.mapInPandas(fitted, "a int")  # reveal: dataframe, not known how many rows
orders.mapInPandas(positive, "a int")  # reveal: dataframe, no row bound
ten.unpivot("id", ["a", "b", "c"], "name", "value")  # reveal: dataframe, at most 30 rows
ten.melt(["id"], ["a", "b"], "name", "value")  # reveal: dataframe, at most 20 rows
ten.unpivot("id", None, "name", "value")  # reveal: dataframe, not known how many rows
orders.unpivot("id", ["a", "b"], "name", "value")  # reveal: dataframe, no row bound
ten.transpose()  # reveal: dataframe, as many rows as there is metadata
orders.describe("a")  # reveal: dataframe, at most 5 rows
orders.summary()  # reveal: dataframe, at most 8 rows
orders.summary("min", "max")  # reveal: dataframe, at most 2 rows
orders.freqItems(["a"])  # reveal: dataframe, one row
orders.crosstab("country", "customer_id")  # reveal: dataframe, one row per distinct key
orders.stat.crosstab("customer_id", "country")  # reveal: dataframe, one row per distinct key, and there are many
orders.stat.freqItems(["a"])  # reveal: dataframe, one row
orders.stat.approxQuantile("a", [0.5], 0.0)  # reveal: list, one row
orders.stat.corr("a", "b")  # reveal: number, one row
orders.stat.cov("a", "b")  # reveal: number, one row
orders.stat.sampleBy("a", {0: 0.1})  # reveal: dataframe, no row bound
ten.pandas_api()  # reveal: pandas-on-spark, at most 10 rows
ten.to_pandas_on_spark()  # reveal: pandas-on-spark, at most 10 rows
ten.to_koalas()  # reveal: pandas-on-spark, at most 10 rows
ten.scalar()  # reveal: column
ten.exists()  # reveal: column
ten.asTable()  # reveal: spark

# Joins
orders.join(orders, "a")  # reveal: dataframe, no row bound
orders.join(one, "a")  # reveal: dataframe, no row bound
one.join(orders, "a")  # reveal: dataframe, no row bound
ten.join(one, "a")  # reveal: dataframe, at most 10 rows
ten.join(ten, "a")  # reveal: dataframe, at most 100 rows
ten.join(orders, "a")  # reveal: dataframe, no row bound
ten.join(by_country, "country")  # reveal: dataframe, at most 10 rows
by_country.join(ten, "country")  # reveal: dataframe, at most 10 rows
ten.join(orders.dropDuplicates(["a"]), "a")  # reveal: dataframe, at most 10 rows
ten.join(orders.select("a").distinct(), "a")  # reveal: dataframe, at most 10 rows
ten.join(by_country, "other")  # reveal: dataframe, one row per distinct key
ten.join(ten, how="cross")  # reveal: dataframe, at most 100 rows
ten.join(one, "a", "left")  # reveal: dataframe, at most 10 rows
ten.join(by_country, "country", "left_outer")  # reveal: dataframe, at most 10 rows
ten.join(ten, "a", "leftouter")  # reveal: dataframe, at most 100 rows
ten.join(orders, "a", "left")  # reveal: dataframe, no row bound
one.join(ten, "a", "right")  # reveal: dataframe, at most 10 rows
by_country.join(ten, "country", "right_outer")  # reveal: dataframe, at most 10 rows
ten.join(ten, "a", "full")  # reveal: dataframe, at most 110 rows
ten.join(one, "a", "outer")  # reveal: dataframe, at most 11 rows
ten.join(orders, "a", "full_outer")  # reveal: dataframe, no row bound
ten.join(orders, "a", "left_semi")  # reveal: dataframe, at most 10 rows
ten.join(orders, "a", "semi")  # reveal: dataframe, at most 10 rows
ten.join(orders, "a", "leftsemi")  # reveal: dataframe, at most 10 rows
ten.join(orders, "a", "left_anti")  # reveal: dataframe, at most 10 rows
ten.join(orders, "a", how="anti")  # reveal: dataframe, at most 10 rows
ten.join(orders.agg(F.collect_list("a").alias("l")))  # reveal: dataframe, at most 10 rows, wide

# Properties and accessors
orders.columns  # reveal: list, as many rows as there is metadata
orders.dtypes  # reveal: list, as many rows as there is metadata
orders.schema  # reveal: struct-type, as many rows as there is metadata
orders.schema.fields  # reveal: list, as many rows as there is metadata
orders.schema.names  # reveal: list, as many rows as there is metadata
orders.schema.fieldNames()  # reveal: list, as many rows as there is metadata
orders.isStreaming  # reveal: boolean
orders.storageLevel  # reveal: storage-level
orders.sparkSession  # reveal: session
orders.sql_ctx  # reveal: session
orders.executionInfo  # reveal: python
orders.is_cached  # reveal: boolean
orders.na  # reveal: na-functions
orders.stat  # reveal: stat-functions
orders.write  # reveal: writer
orders.writeStream  # reveal: stream-writer
orders.writeTo("t")  # reveal: writer
orders.mergeInto("t", F.expr("a = b"))  # reveal: spark
orders.groupBy("a")  # reveal: grouped
orders.groupby("a")  # reveal: grouped
orders.rollup("a")  # reveal: grouped
orders.cube("a")  # reveal: grouped
orders.groupingSets([["a"], ["b"]], "a", "b")  # reveal: grouped
orders.agg(F.sum("a"))  # reveal: dataframe, one row
orders.agg({"a": "sum"})  # reveal: dataframe, one row
ten.rdd  # reveal: rdd, at most 10 rows
ten.toJSON()  # reveal: rdd, at most 10 rows

# Grouped
orders.groupBy().sum("a")  # reveal: dataframe, one row
orders.groupBy("country").agg(F.sum("a"))  # reveal: dataframe, one row per distinct key
orders.groupBy("country").sum("a")  # reveal: dataframe, one row per distinct key
orders.groupBy("country").avg("a")  # reveal: dataframe, one row per distinct key
orders.groupBy("country").mean("a")  # reveal: dataframe, one row per distinct key
orders.groupBy("country").min("a")  # reveal: dataframe, one row per distinct key
orders.groupBy("country").max("a")  # reveal: dataframe, one row per distinct key
ten.groupBy("country").count()  # reveal: dataframe, at most 10 rows
ten.rollup("a", "b").count()  # reveal: dataframe, at most 30 rows
ten.cube("a", "b").count()  # reveal: dataframe, at most 40 rows
orders.rollup("country").count()  # reveal: dataframe, one row per distinct key
orders.groupBy("country").pivot("a", [1, 2]).sum("b")  # reveal: dataframe, one row per distinct key
orders.groupBy("country").pivot("a").sum("b")  # reveal: dataframe, one row per distinct key
orders.groupBy("country").agg(F.collect_list("a"))  # reveal: dataframe, one row per distinct key, wide
orders.groupBy("country").applyInPandas(unknown_step, "a int")  # reveal: dataframe, not known how many rows
orders.groupBy("country").applyInPandas(lambda pdf: pdf.head(1), "a int")  # reveal: dataframe, one row per distinct key
orders.groupBy("country").applyInPandas(lambda pdf: pdf.assign(b=1), "a int")  # reveal: dataframe, no row bound
orders.groupBy("country").applyInPandas(lambda key, pdf: pd.DataFrame([key]), "a int")  # reveal: dataframe, one row per distinct key
orders.groupBy("country").applyInPandas(lambda pdf: pd.DataFrame({"n": [1, 2]}), "a int")  # reveal: dataframe, one row per distinct key
ten.groupBy("country").applyInPandas(lambda pdf: pd.DataFrame({"n": [1, 2]}), "a int")  # reveal: dataframe, at most 20 rows
orders.groupBy("country").applyInArrow(unknown_step, "a int")  # reveal: dataframe, not known how many rows
orders.groupBy("country").apply(unknown_step)  # reveal: dataframe, not known how many rows
both = orders.groupBy("country").cogroup(orders.groupBy("country"))
both.applyInPandas(lambda left, right: left.merge(right), "a int")  # reveal: dataframe, no row bound
both.applyInArrow(unknown_step, "a int")  # reveal: dataframe, not known how many rows
orders.groupBy().applyInPandas(lambda pdf: pdf, "a int")  # reveal: dataframe, no row bound
stream = spark.readStream.table("events")  # reveal: dataframe, no row bound, streaming
stream.groupBy("country").applyInPandasWithState(unknown_step, "a int", "b int", "append", None)  # reveal: dataframe, no row bound, streaming
stream.groupBy("country").transformWithState(None, "a int", "append", "none")  # reveal: dataframe, no row bound, streaming
stream.groupBy("country").transformWithStateInPandas(None, "a int", "append", "none")  # reveal: dataframe, no row bound, streaming


# What takes a DataFrame is one itself, or a model
def combined(log, model, estimator, numbers):
    log.join(ten, "a")  # reveal: dataframe, no row bound
    numbers.union(ten.rdd)  # reveal: rdd, no row bound
    model.transform(ten)  # reveal: dataframe, at most 10 rows
    estimator.fit(ten)  # reveal: spark-model
    estimator.fit([[1], [2]])  # reveal: unknown
    ",".join(numbers)  # reveal: string
