from databricks.connect import DatabricksSession

spark = DatabricksSession.builder.getOrCreate()
events = spark.read.table("events")

#: Databricks Connect is Spark Connect: the rows are in the client's Python process
rows = events.collect()  # expect: collect-unbounded
frame = events.where("status >= 500").toPandas()  # expect: topandas-unbounded
