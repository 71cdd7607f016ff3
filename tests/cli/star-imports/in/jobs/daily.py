from etl import *

orders().collect()  # a table
orders().agg(count("*")).collect()  # one row: count is pyspark's, through two modules


def rows(frame=spark.table("shop.customers")):
    return frame.collect()  # a table
