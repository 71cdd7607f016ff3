from pyspark import SparkConf

conf = SparkConf().setAppName("stream")

#: Nothing is freed
conf.set("spark.cleaner.referenceTracking", False)  # expect: cleaner-disabled

#: Once a day
conf.set("spark.cleaner.periodicGC.interval", "24h")  # expect: cleaner-disabled

#: The defaults, and more often
conf.set("spark.cleaner.referenceTracking", "true")
conf.set("spark.cleaner.periodicGC.interval", "600s")
conf.set("spark.cleaner.periodicGC.interval", "30min")

#: Another flag that may be false
conf.set("spark.cleaner.referenceTracking.blocking", "false")
