from pyspark.sql import SparkSession

import two


def orders():
    return SparkSession.builder.getOrCreate().read.table("orders")


def again():
    return two.shared().collect()
