events = spark.read.table("events")
rows = events.collect()
