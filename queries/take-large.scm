; More than a hundred thousand rows; a million is worse. The number stands in the call.
((call function: (attribute object: (_) @df) arguments: (argument_list . (_) @n)) @report
 (#calls? @report dataframe.take dataframe.head dataframe.tail rdd.take rdd.top rdd.takeOrdered)
 (#more-than? @report 100000)
 (#error-if-more-than? @report 999999)
 (#set! message number))

; As many as there are.
((call function: (attribute object: (_) @df)
   arguments: (argument_list . (call function: (attribute object: (_) @counted)) @n)) @report
 (#calls? @report dataframe.take dataframe.head dataframe.tail rdd.take)
 (#calls? @n dataframe.count rdd.count)
 (#eq? @counted @df)
 (#unbounded? @df)
 (#set! severity error)
 (#set! message all))

; TakeSample(False, n).
((call function: (attribute object: (_) @df) arguments: (argument_list . (_) . (_) @n)) @report
 (#calls? @report rdd.takeSample)
 (#more-than? @report 100000)
 (#error-if-more-than? @report 999999)
 (#set! message number))

; Limit(n) stands before the call.
((call function: (attribute object: (call arguments: (argument_list . (_) @n .)) @df)) @report
 (#calls? @report dataframe.collect dataframe.toPandas dataframe.toArrow)
 (#calls? @df dataframe.limit)
 (#more-than? @report 100000)
 (#error-if-more-than? @report 999999)
 (#set! message number))

; It is a frame that has so many.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect dataframe.toPandas dataframe.toArrow)
 (#more-than? @report 100000)
 (#error-if-more-than? @report 999999))

; It is an RDD that has so many, or all there is to be said.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report rdd.collect)
 (#more-than? @report 100000)
 (#error-if-more-than? @report 999999)
 (#set! message elements))
