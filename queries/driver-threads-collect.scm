; Several threads bring rows without a bound to the driver at a time.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect dataframe.toPandas dataframe.toArrow rdd.collect)
 (#unbounded? @df)
 (#in-threads? @report))
