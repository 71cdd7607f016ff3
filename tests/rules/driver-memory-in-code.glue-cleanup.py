try:
    from awsglue.context import GlueContext
    from pyspark import SparkConf, SparkContext

    #: Imported in a `try` that only cleans up: needed all the same
    conf = SparkConf()
    conf.set("spark.driver.memory", "20g")  # expect: driver-memory-in-code
    glue = GlueContext(SparkContext.getOrCreate(conf=conf))
finally:
    print("done")
