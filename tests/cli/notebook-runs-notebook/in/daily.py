# Databricks notebook source
# MAGIC %run ./shared/tables

# COMMAND ----------

orders.collect()
newest(10).collect()
