import pyspark
