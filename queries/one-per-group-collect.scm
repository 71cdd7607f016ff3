; One row per key is fetched, and the key's name says that there are many.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect dataframe.toPandas dataframe.toArrow)
 (#grouped? @df)
 (#many-keys? @df)
 (#not-used-by? @report jobs))

; The same of an RDD.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report rdd.collect)
 (#grouped? @df)
 (#many-keys? @df)
 (#not-used-by? @report jobs)
 (#set! message elements))
