from pyspark.sql import SparkSession

#: A switch that does not exist
spark = (
    SparkSession.builder.appName("sessions")
    .config("spark.sql.streaming.stateStore.rocksdb.enabled", "true")  # expect: state-store-key-wrong
    .getOrCreate()
)

#: Names without their prefix
spark.conf.set("stateStore.rocksdb.enabled", "true")  # expect: state-store-key-wrong
spark.conf.set("spark.stateStore.provider", "rocksdb")  # expect: state-store-key-wrong

#: The settings that there are
spark.conf.set(
    "spark.sql.streaming.stateStore.providerClass",
    "org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider",
)
spark.conf.set("spark.sql.streaming.stateStore.rocksdb.boundedMemoryUsage", "true")
spark.conf.set("spark.sql.streaming.stateStore.rocksdb.changelogCheckpointing.enabled", "true")

#: Another program's settings
options = {"stateStore.rocksdb.enabled": "true"}
