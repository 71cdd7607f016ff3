from pyspark.ml.recommendation import ALS
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("steps").getOrCreate()

#: Nothing ran in between
orders = spark.read.table("orders").cache()
totals = orders.groupBy("customer_id").agg(F.sum("amount").alias("total"))
orders.unpersist()  # expect: unpersist-before-action
totals.write.mode("overwrite").parquet("s3://lake/totals")


#: A step that returns a lazy frame
def add_rank(df: DataFrame) -> DataFrame:
    df.cache()
    best = df.groupBy("shop").agg(F.max("amount").alias("best"))
    result = df.join(best, "shop")
    df.unpersist()  # expect: unpersist-before-action
    return result


#: Released after the action
sales = spark.read.table("sales").cache()
best = sales.groupBy("shop").agg(F.max("amount").alias("best"))
sales.join(best, "shop").write.mode("overwrite").parquet("s3://lake/best")
sales.unpersist()


#: Filled by a count first
def add_share(df: DataFrame) -> DataFrame:
    df.cache()
    total = df.agg(F.sum("amount")).first()[0]
    result = df.withColumn("share", F.col("amount") / F.lit(total))
    result.write.mode("append").parquet("s3://lake/shares")
    df.unpersist()
    return result

#: An action on what was joined with it, on a view of it, in a model's fit
events = spark.read.table("events").cache()
named = spark.read.table("users").join(events.groupBy("user_id").count(), "user_id")
print(named.count())
events.unpersist()

clicks = spark.read.table("clicks").persist()
clicks.createOrReplaceTempView("clicks_today")
spark.sql("SELECT page, count(*) AS n FROM clicks_today GROUP BY page").write.mode("overwrite").parquet("s3://lake/pages")
clicks.unpersist()

ratings = spark.read.table("ratings").cache()
often = ratings.groupBy("user_id").count().where("count > 5")
train, test = ratings.join(often, "user_id").randomSplit([0.8, 0.2])
model = ALS(userCol="user_id", itemCol="item_id", ratingCol="rating").fit(train)
ratings.unpersist()
