# Databricks notebook source
# MAGIC %python
# MAGIC events = spark.read.table("events")
# MAGIC a = events.where("""x
# MAGIC   > 1""").collect(
# MAGIC )
