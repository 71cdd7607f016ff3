from pyspark.sql import SparkSession


#: Larger than the heap it is to protect
def reporting():
    return SparkSession.builder.config("spark.driver.memory", "4g").config("spark.driver.maxResultSize", "3g")  # expect: max-result-size-unlimited


#: A quarter of the heap; in the other session it would be too much
def export():
    return SparkSession.builder.config("spark.driver.memory", "16g").config("spark.driver.maxResultSize", "4g")
