; unpersist() of a frame that was made from the cached one: the cache stays.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.unpersist rdd.unpersist)
 (#releases-other? @report))

; unpersist() of a frame that nobody has cached.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.unpersist)
 (#releases-nothing? @report)
 (#set! severity info)
 (#set! message never))
