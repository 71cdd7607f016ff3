"""SparkSession, the contexts before it, and the catalog."""
import pandas as pd
from databricks.connect import DatabricksSession
from pyspark.sql import HiveContext, Row, SparkSession, SQLContext
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("a").config("spark.sql.shuffle.partitions", 8).getOrCreate()  # reveal: session
builder = SparkSession.builder  # reveal: builder
SparkSession.getActiveSession()  # reveal: session
SparkSession.active()  # reveal: session
SparkSession.builder.remote("sc://host").getOrCreate()  # reveal: session
DatabricksSession.builder.profile("a").getOrCreate()  # reveal: session

spark.sql("SELECT * FROM t")  # reveal: dataframe, no row bound
spark.sql("SELECT * FROM t LIMIT 5")  # reveal: dataframe, at most 5 rows
spark.table("t")  # reveal: dataframe, no row bound
spark.range(10)  # reveal: dataframe, at most 10 rows
spark.range(5, 10)  # reveal: dataframe, at most 5 rows
spark.range(0, 10, 3)  # reveal: dataframe, at most 4 rows
spark.range(0, 100, 1, numPartitions=4)  # reveal: dataframe, at most 100 rows
spark.range(unknown)  # reveal: dataframe, not known how many rows
spark.createDataFrame([(1,), (2,)], ["a"])  # reveal: dataframe, at most 2 rows
spark.createDataFrame(((1,), (2,), (3,)), ["a"])  # reveal: dataframe, at most 3 rows
spark.createDataFrame([(i,) for i in range(7)], ["a"])  # reveal: dataframe, at most 7 rows
spark.createDataFrame([Row(a=1)])  # reveal: dataframe, one row
spark.createDataFrame(data=[(1,)], schema=["a"])  # reveal: dataframe, one row
spark.createDataFrame(spark.table("t").limit(4).toPandas())  # reveal: dataframe, at most 4 rows
spark.createDataFrame(pd.DataFrame({"a": [1, 2, 3]}))  # reveal: dataframe, at most 3 rows
spark.createDataFrame(spark.table("t").rdd)  # reveal: dataframe, no row bound
spark.createDataFrame(spark.table("t").collect())  # reveal: dataframe, no row bound
spark.createDataFrame(unknown)  # reveal: dataframe, not known how many rows
spark.createDataFrame([], "a int")  # reveal: dataframe, no rows
spark.read  # reveal: reader
spark.readStream  # reveal: reader
spark.newSession()  # reveal: session
spark.sparkContext  # reveal: context
spark.conf  # reveal: runtime-conf
spark.conf.get("a")  # reveal: string
spark.conf.set("a", "b")  # reveal: none
spark.conf.unset("a")  # reveal: none
spark.conf.getAll  # reveal: dict
spark.conf.isModifiable("a")  # reveal: boolean
spark.catalog  # reveal: catalog
spark.udf  # reveal: spark
spark.udf.register("f", lambda x: x)  # reveal: udf
spark.udf.registerJavaFunction("f", "C")  # reveal: none
spark.udf.registerJavaUDAF("f", "C")  # reveal: none
spark.udtf  # reveal: spark
spark.dataSource  # reveal: spark
spark.streams  # reveal: spark
spark.profile  # reveal: spark
spark.client  # reveal: spark
spark.version  # reveal: string
spark.addArtifact("a")  # reveal: none
spark.addArtifacts("a", "b")  # reveal: none
spark.copyFromLocalToFs("a", "b")  # reveal: none
spark.addTag("a")  # reveal: none
spark.removeTag("a")  # reveal: none
spark.getTags()  # reveal: set
spark.clearTags()  # reveal: none
spark.interruptAll()  # reveal: list
spark.interruptTag("a")  # reveal: list
spark.interruptOperation("a")  # reveal: list
spark.registerProgressHandler(print)  # reveal: none
spark.removeProgressHandler(print)  # reveal: none
spark.clearProgressHandlers()  # reveal: none

# Tables that functions make
spark.tvf  # reveal: table-functions
spark.tvf.range(5)  # reveal: dataframe, at most 5 rows
spark.tvf.range(2, 5)  # reveal: dataframe, at most 3 rows
spark.tvf.explode(F.array(F.lit(1), F.lit(2)))  # reveal: dataframe, at most 2 rows
spark.tvf.explode_outer(F.array(F.lit(1)))  # reveal: dataframe, one row
spark.tvf.explode(F.sequence(F.lit(1), F.lit(5)))  # reveal: dataframe, at most 5 rows
spark.tvf.posexplode(F.array(F.lit(1), F.lit(2)))  # reveal: dataframe, at most 2 rows
spark.tvf.posexplode_outer(F.col("a"))  # reveal: dataframe, no row bound
spark.tvf.explode(F.split(F.lit("a,b"), ","))  # reveal: dataframe, no row bound
spark.tvf.inline(F.array(F.struct(F.lit(1)), F.struct(F.lit(2))))  # reveal: dataframe, at most 2 rows
spark.tvf.inline_outer(F.col("a"))  # reveal: dataframe, no row bound
spark.tvf.json_tuple(F.lit("{}"), F.lit("a"))  # reveal: dataframe, one row
spark.tvf.stack(F.lit(2), F.lit(1), F.lit(2), F.lit(3))  # reveal: dataframe, at most 2 rows
spark.tvf.variant_explode(F.parse_json(F.lit("[1]")))  # reveal: dataframe, no row bound
spark.tvf.variant_explode_outer(F.parse_json(F.lit("[1]")))  # reveal: dataframe, no row bound
spark.tvf.collations()  # reveal: dataframe, as many rows as there is metadata
spark.tvf.sql_keywords()  # reveal: dataframe, as many rows as there is metadata

# Before there was a SparkSession
sql_context = SQLContext(spark.sparkContext)  # reveal: session
HiveContext(spark.sparkContext)  # reveal: session
sql_context.sql("SELECT count(*) FROM t")  # reveal: dataframe, one row
sql_context.table("t")  # reveal: dataframe, no row bound
sql_context.range(3)  # reveal: dataframe, at most 3 rows
sql_context.createDataFrame([(1,)])  # reveal: dataframe, one row
sql_context.read  # reveal: reader
sql_context.readStream  # reveal: reader
sql_context.udf  # reveal: spark
sql_context.udtf  # reveal: spark
sql_context.registerFunction("f", lambda x: x)  # reveal: udf
sql_context.registerJavaFunction("f", "C")  # reveal: none
sql_context.cacheTable("t")  # reveal: none
sql_context.uncacheTable("t")  # reveal: none
sql_context.clearCache()  # reveal: none
sql_context.getConf("a")  # reveal: string
sql_context.setConf("a", "b")  # reveal: none
sql_context.newSession()  # reveal: session
sql_context.streams  # reveal: spark
sql_context.tables()  # reveal: dataframe, as many rows as there is metadata
sql_context.tableNames()  # reveal: list, as many rows as there is metadata
sql_context.registerDataFrameAsTable(spark.range(6), "six")  # reveal: none
sql_context.table("six")  # reveal: dataframe, at most 6 rows
sql_context.dropTempTable("six")  # reveal: none
sql_context.createExternalTable("t", "path")  # reveal: dataframe, no row bound

# The catalog: metadata on the driver
catalog = spark.catalog
catalog.listDatabases()  # reveal: list, as many rows as there is metadata
catalog.listTables()  # reveal: list, as many rows as there is metadata
catalog.listFunctions()  # reveal: list, as many rows as there is metadata
catalog.listColumns("t")  # reveal: list, as many rows as there is metadata
catalog.listCatalogs()  # reveal: list, as many rows as there is metadata
catalog.listPartitions("t")  # reveal: list, as many rows as there is metadata
catalog.listViews()  # reveal: list, as many rows as there is metadata
catalog.getDatabase("d")  # reveal: python
catalog.getTable("t")  # reveal: python
catalog.getFunction("f")  # reveal: python
catalog.databaseExists("d")  # reveal: boolean
catalog.tableExists("t")  # reveal: boolean
catalog.functionExists("f")  # reveal: boolean
catalog.currentDatabase()  # reveal: string
catalog.currentCatalog()  # reveal: string
catalog.setCurrentDatabase("d")  # reveal: none
catalog.setCurrentCatalog("c")  # reveal: none
catalog.isCached("t")  # reveal: boolean
catalog.dropTempView("v")  # reveal: boolean
catalog.dropGlobalTempView("v")  # reveal: boolean
catalog.registerFunction("f", lambda x: x)  # reveal: udf
catalog.cacheTable("t")  # reveal: none
catalog.uncacheTable("t")  # reveal: none
catalog.clearCache()  # reveal: none
catalog.refreshTable("t")  # reveal: none
catalog.refreshByPath("p")  # reveal: none
catalog.recoverPartitions("t")  # reveal: none
catalog.createTable("t", "path")  # reveal: dataframe, no row bound
catalog.createExternalTable("t", "path")  # reveal: dataframe, no row bound
