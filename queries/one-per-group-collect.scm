; One row per key is fetched, and the key's name says that there are many.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect dataframe.toPandas dataframe.toArrow rdd.collect)
 (#many-keys? @df))
