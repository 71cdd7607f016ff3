# Databricks notebook source
from pyspark.sql import SparkSession

# COMMAND ----------

#: The cluster's driver runs before the notebook does
session = SparkSession.builder.config("spark.driver.memory", "32g").getOrCreate()  # expect: driver-memory-in-code
