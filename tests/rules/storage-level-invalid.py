import pyspark
from pyspark import StorageLevel
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("levels").getOrCreate()
orders = spark.read.table("orders")

#: What guides for Scala recommend
orders.persist(StorageLevel.MEMORY_AND_DISK_SER)  # expect: storage-level-invalid
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# fixed: orders.persist(StorageLevel.MEMORY_AND_DISK)

#: In memory only
level = pyspark.StorageLevel.MEMORY_ONLY_SER  # expect: storage-level-invalid
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# fixed: level = pyspark.StorageLevel.MEMORY_ONLY
orders.rdd.persist(level)

#: Replicated
orders.persist(StorageLevel.MEMORY_AND_DISK_SER_2)  # expect: storage-level-invalid

#: Levels of Python
orders.persist(StorageLevel.MEMORY_AND_DISK)
orders.persist(StorageLevel.DISK_ONLY_2)
orders.persist(StorageLevel(True, True, False, False, 1))

#: In SQL the name is one of the JVM
spark.sql("CACHE TABLE orders OPTIONS ('storageLevel' 'MEMORY_AND_DISK_SER')")


#: Another class of that name
class Levels:
    MEMORY_AND_DISK_SER = 1


print(Levels.MEMORY_AND_DISK_SER)
