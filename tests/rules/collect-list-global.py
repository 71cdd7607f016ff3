from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("lists").getOrCreate()
visits = spark.read.table("visits")

#: One row that holds a whole column
users = visits.agg(F.collect_set("user")).first()[0]  # expect: collect-list-global
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
urls = visits.select(F.collect_list("url").alias("urls")).collect()[0].urls  # expect: collect-list-global
report = visits.groupBy().agg(F.sort_array(F.collect_set("ip"))).toPandas()  # expect: collect-list-global
text = visits.agg(F.concat_ws(",", F.collect_list("url"))).head()  # expect: collect-list-global

#: The same in SQL
pages = spark.sql("SELECT collect_list(url) FROM visits").collect()  # expect: collect-list-global

#: A list for each key: every value is in one of them
by_user = visits.groupBy("country").agg(F.collect_list("url").alias("urls")).toPandas()  # expect: collect-list-global

#: Only the size of the list
n = visits.agg(F.size(F.collect_set("user"))).first()[0]

#: Values that are few by the name of their column, and a table that is small by its name
days = visits.agg(F.collect_set("day")).first()[0]
tags = spark.sql("SELECT collect_set(country) FROM visits").first()[0]
codes = spark.read.table("lookup.codes").agg(F.collect_list("code")).first()[0]

#: One group, because its key is constant
everyone = visits.groupBy(F.lit(1)).agg(F.collect_list("user")).collect()  # expect: collect-list-global

#: Of a bounded number of rows
sample = visits.limit(100).agg(F.collect_list("url")).collect()

#: The lists stay on the executors
visits.groupBy("user").agg(F.collect_list("url").alias("urls")).write.parquet("urls")

#: The column with the lists is left behind
counts = (
    visits.groupBy("country")
    .agg(F.collect_list("url").alias("urls"), F.count("*").alias("n"))
    .select("country", "n")
    .collect()
)

#: A few of them
some = visits.agg(F.slice(F.collect_list("customer_id"), 1, 10).alias("some")).first()

#: Lists that are taken apart and counted
by_user = visits.groupBy("user").agg(F.collect_list("country").alias("countries"))
per_country = by_user.withColumn("country", F.explode("countries")).groupBy("country").count().collect()
