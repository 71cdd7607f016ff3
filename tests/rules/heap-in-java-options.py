import sys

from pyspark import SparkConf
from pyspark.sql import SparkSession

#: The driver's heap has a setting of its own
conf = SparkConf()
conf.set("spark.driver.extraJavaOptions", "-Xmx8g -XX:+UseG1GC")  # expect: heap-in-java-options

#: So have those of the executors
size = sys.argv[1]
settings = {
    "spark.executor.extraJavaOptions": f"-XX:+UseG1GC -Xmx{size}",  # expect: heap-in-java-options
    "spark.executor.memory": size,
}

#: What may stand there
conf.set("spark.driver.extraJavaOptions", "-Xms1g -XX:+HeapDumpOnOutOfMemoryError")
conf.set("spark.executor.extraJavaOptions", "-XX:+UseG1GC -Xss4m")

#: The options of another program
command = ["java", "-Xmx8g", "-jar", "tool.jar"]
