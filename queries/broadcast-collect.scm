; All rows are fetched and given, in one expression, to SparkContext.broadcast. A name has no receiver: the rewrite for RDDs is left out.
((call function: (attribute object: (_) @df attribute: (identifier) @pairs) @frame) @report
 (#calls? @report dataframe.collect dataframe.toPandas dataframe.toArrow)
 (#unbounded? @df)
 (#used-by? @report broadcast))

; The elements of an RDD, which cannot be joined with a DataFrame: here the other rewrite is left out.
((call function: (attribute object: (_) @df attribute: (identifier) @frame) @pairs) @report
 (#calls? @report rdd.collect rdd.collectAsMap)
 (#unbounded? @df)
 (#used-by? @report broadcast))

; Rows that were fetched before, or what was made of them.
((call arguments: (argument_list . (_) @data)) @report
 (#calls? @report context.broadcast)
 (#exceeds? @data 100000)
 (#fetched? @data)
 (#set! message sent))
