; All rows are fetched and then given to SparkContext.broadcast.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect dataframe.toPandas dataframe.toArrow rdd.collect rdd.collectAsMap)
 (#unbounded? @df)
 (#used-by? @report broadcast))
