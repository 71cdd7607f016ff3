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

#: Runtime settings of SQL
spark.conf.set("spark.sql.shuffle.partitions", "400")
spark.conf.set("spark.sql.execution.arrow.pyspark.enabled", "true")
spark.sql("SET spark.sql.adaptive.enabled=true")
spark.conf.unset("spark.sql.shuffle.partitions")

#: Reading a setting
print(spark.conf.get("spark.driver.memory"))


#: Another library's settings
class Settings(dict):
    def set(self, key, value):
        self[key] = value


Settings().set("spark.driver.memory", "8g")
