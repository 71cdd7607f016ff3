# Databricks notebook source
events = spark.read.table("events")

# COMMAND ----------

# oomlint: cell-ignore[driver-result] only looked at by hand
a = events.collect()
b = events.where("x > 1").toPandas()

# COMMAND ----------

c = events.collect()
# oomlint: ignore[OOM101]

# COMMAND ----------

d = events.collect()
