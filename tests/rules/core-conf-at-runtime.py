from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("tuning").getOrCreate()

#: More memory for a driver that runs already
spark.conf.set("spark.driver.memory", "8g")  # expect: core-conf-at-runtime

#: Executors and their overhead
spark.conf.set("spark.executor.memory", "16g")  # expect: core-conf-at-runtime
spark.conf.set("spark.driver.maxResultSize", "0")  # expect: core-conf-at-runtime

#: The same in SQL
spark.sql("SET spark.executor.memoryOverhead=4g")  # expect: core-conf-at-runtime

#: A static key of SQL
spark.conf.set("spark.sql.ui.retainedExecutions", "50")  # expect: core-conf-at-runtime

#: Accepted, without any effect
spark.conf.set("spark.python.worker.memory", "512m")  # expect: core-conf-at-runtime
spark.conf.set("spark.default.parallelism", 400)  # expect: core-conf-at-runtime
spark.conf.set("spark.storage.memoryFraction", "0.4")  # expect: core-conf-at-runtime

#: In a loop over a dictionary
for key, value in {
    "spark.sql.shuffle.partitions": "400",
    "spark.executor.cores": "4",  # expect: core-conf-at-runtime
}.items():
    spark.conf.set(key, value)

#: Runtime settings of SQL
spark.conf.set("spark.sql.shuffle.partitions", "400")
spark.conf.set("spark.sql.execution.arrow.pyspark.enabled", "true")
spark.sql("SET spark.sql.adaptive.enabled=true")
spark.conf.unset("spark.sql.shuffle.partitions")

#: Keys that somebody else registers, or nobody
spark.conf.set("spark.yarn.am.memory", "2g")
spark.conf.set("spark.hadoop.fs.s3a.impl", "org.apache.hadoop.fs.s3a.S3AFileSystem")
spark.conf.set("spark.app.name", "tuning")
spark.conf.set("spark.our.own.flag", "1")

#: Reading a setting
print(spark.conf.get("spark.driver.memory"))


#: Another library's settings
class Settings(dict):
    def set(self, key, value):
        self[key] = value


Settings().set("spark.driver.memory", "8g")
