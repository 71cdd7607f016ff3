# -*- coding: latin-1 -*-
events = spark.read.table("café")
a = events.collect()
