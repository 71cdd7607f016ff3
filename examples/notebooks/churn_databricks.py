# Databricks notebook source
# MAGIC %md
# MAGIC # Churn features
# MAGIC One row for each customer, from the events of the last 90 days.

# COMMAND ----------

# MAGIC %pip install scikit-learn

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE OR REPLACE TEMPORARY VIEW recent AS
# MAGIC SELECT customer_id, event, ts FROM lake.events WHERE ts > date_sub(current_date(), 90)

# COMMAND ----------

from pyspark.sql import functions as F

features = (
    spark.table("recent")
    .groupBy("customer_id")
    .agg(F.count("*").alias("events"), F.countDistinct("event").alias("kinds"), F.max("ts").alias("last_seen"))
)
display(features.limit(20))

# COMMAND ----------

# One row for each customer is still every customer.
frame = features.toPandas()

from sklearn.cluster import KMeans

frame["segment"] = KMeans(n_clusters=8).fit_predict(frame[["events", "kinds"]])

# COMMAND ----------

spark.createDataFrame(frame).write.mode("overwrite").saveAsTable("lake.churn_features")
