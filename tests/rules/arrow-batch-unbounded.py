from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("batches").getOrCreate()

#: A partition in one batch
spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 0)  # expect: arrow-batch-unbounded

#: A million rows in each
spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 10**6)  # expect: arrow-batch-unbounded

#: The default, fewer, and a few more
spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 10000)
spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "500")
spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "100000")
