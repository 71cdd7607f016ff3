from pyspark.sql import SparkSession

from helper import keep, load

keep(load(SparkSession.builder.getOrCreate()))
