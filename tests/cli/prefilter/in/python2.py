from pyspark import SparkContext
sc = SparkContext()
print "one"
print sc.textFile("lines").collect()
