from pyspark import SparkContext
sc = SparkContext()
def broken(:
    pass
lines = sc.textFile("lines").collect()
class ;
