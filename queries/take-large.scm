; More than a million rows: the number stands in the call.
((call function: (attribute object: (_) @df) arguments: (argument_list . (_) @n)) @report
 (#calls? @report dataframe.take dataframe.head dataframe.tail rdd.take rdd.top rdd.takeOrdered)
 (#more-than? @report 999999)
 (#set! severity error)
 (#set! message number))

; More than a million rows: takeSample(False, n).
((call function: (attribute object: (_) @df) arguments: (argument_list . (_) . (_) @n)) @report
 (#calls? @report rdd.takeSample)
 (#more-than? @report 999999)
 (#set! severity error)
 (#set! message number))

; More than a million rows: limit(n) stands before the call.
((call function: (attribute object: (call arguments: (argument_list . (_) @n .)) @df)) @report
 (#calls? @report dataframe.collect dataframe.toPandas dataframe.toArrow)
 (#calls? @df dataframe.limit)
 (#more-than? @report 999999)
 (#set! severity error)
 (#set! message number))

; More than a million rows: it is a frame that has so many.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect dataframe.toPandas dataframe.toArrow)
 (#more-than? @report 999999)
 (#set! severity error))

; More than a million rows: it is an RDD that has so many, or all there is to be said.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report rdd.collect)
 (#more-than? @report 999999)
 (#set! severity error)
 (#set! message elements))

; More than a hundred thousand rows: the number stands in the call.
((call function: (attribute object: (_) @df) arguments: (argument_list . (_) @n)) @report
 (#calls? @report dataframe.take dataframe.head dataframe.tail rdd.take rdd.top rdd.takeOrdered)
 (#more-than? @report 100000)
 (#not-more-than? @report 999999)
 (#set! message number))

; More than a hundred thousand rows: takeSample(False, n).
((call function: (attribute object: (_) @df) arguments: (argument_list . (_) . (_) @n)) @report
 (#calls? @report rdd.takeSample)
 (#more-than? @report 100000)
 (#not-more-than? @report 999999)
 (#set! message number))

; More than a hundred thousand rows: limit(n) stands before the call.
((call function: (attribute object: (call arguments: (argument_list . (_) @n .)) @df)) @report
 (#calls? @report dataframe.collect dataframe.toPandas dataframe.toArrow)
 (#calls? @df dataframe.limit)
 (#more-than? @report 100000)
 (#not-more-than? @report 999999)
 (#set! message number))

; More than a hundred thousand rows: it is a frame that has so many.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect dataframe.toPandas dataframe.toArrow)
 (#more-than? @report 100000)
 (#not-more-than? @report 999999))

; More than a hundred thousand rows: it is an RDD that has so many, or all there is to be said.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report rdd.collect)
 (#more-than? @report 100000)
 (#not-more-than? @report 999999)
 (#set! message elements))
