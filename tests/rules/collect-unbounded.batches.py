from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("alerts").getOrCreate()
events = spark.readStream.format("kafka").option("subscribe", "events").load()


#: All rows of each micro-batch, on the driver
def alert(batch, number):
    rows = batch.where("topic = 'alarms'").collect()  # expect: collect-unbounded
    send_mail([row.asDict() for row in rows])


events.writeStream.foreachBatch(alert).option("checkpointLocation", "s3://lake/cp/1").start()


#: A few of them, or one number
def sample(batch, number):
    send_mail([row.asDict() for row in batch.limit(20).collect()])
    send_mail(batch.groupBy().count().collect())


events.writeStream.foreachBatch(sample).option("checkpointLocation", "s3://lake/cp/2").start()
