from pyspark.sql import functions as F

def f(x)
    return x
