from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("ingest").getOrCreate()
clicks = spark.readStream.table("clicks")


#: Two writes from one cached batch, never released
def write_twice(batch, batch_id):
    batch.persist()  # expect: foreachbatch-persist-leak
    batch.write.mode("append").parquet("s3://lake/clicks")
    batch.groupBy("country").count().write.mode("append").parquet("s3://lake/countries")


clicks.writeStream.foreachBatch(write_twice).option("checkpointLocation", "s3://lake/cp/1").start()


#: A frame made from the batch
def write_errors(batch, batch_id):
    errors = batch.where(F.col("status") >= 500).cache()  # expect: foreachbatch-persist-leak
    if errors.count() > 0:
        errors.write.mode("append").parquet("s3://lake/errors")


clicks.writeStream.foreachBatch(write_errors).option("checkpointLocation", "s3://lake/cp/2").start()


#: An early return leaves the batch cached
def write_some(batch, batch_id):
    batch.persist()  # expect: foreachbatch-persist-leak
    if batch.isEmpty():
        return
    batch.write.mode("append").parquet("s3://lake/some")
    batch.unpersist()


clicks.writeStream.foreachBatch(write_some).option("checkpointLocation", "s3://lake/cp/3").start()


#: Every way out releases it; an exception ends the stream
def write_or_not(batch, batch_id):
    batch.persist()
    if batch.isEmpty():
        batch.unpersist()
        return
    batch.write.mode("append").parquet("s3://lake/some")
    batch.groupBy("country").count().write.mode("append").parquet("s3://lake/countries")
    batch.unpersist()


clicks.writeStream.foreachBatch(write_or_not).option("checkpointLocation", "s3://lake/cp/6").start()


#: Another frame by the time of its release
def write_renamed(batch, batch_id):
    batch.persist()  # expect: foreachbatch-persist-leak
    print(batch.count())
    batch = batch.withColumnRenamed("url", "page")
    batch.write.mode("append").parquet("s3://lake/pages")
    batch.unpersist()


clicks.writeStream.foreachBatch(write_renamed).option("checkpointLocation", "s3://lake/cp/7").start()


#: Released in a finally
def write_well(batch, batch_id):
    batch.persist()
    try:
        batch.write.mode("append").parquet("s3://lake/clicks")
        batch.groupBy("country").count().write.mode("append").parquet("s3://lake/countries")
    finally:
        batch.unpersist()


clicks.writeStream.foreachBatch(write_well).option("checkpointLocation", "s3://lake/cp/4").start()


#: Nothing cached
def write_once(batch, batch_id):
    batch.write.mode("append").parquet("s3://lake/once")


clicks.writeStream.foreachBatch(write_once).option("checkpointLocation", "s3://lake/cp/5").start()
