; Every turn of a loop caches another frame, and none is released.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.cache dataframe.persist)
 (#acquires? @report)
 (#never-released? @report)
 (#in-loop? @report))

; Every call of the function does.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.cache dataframe.persist)
 (#acquires? @report)
 (#never-released? @report)
 (#called-again? @report)
 (#not-in-loop? @report)
 (#set! message called))

; The name of the cached frame is bound to another one, so that nothing can release it any more. Where the function is called
; once, the end of the application does.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.cache dataframe.persist)
 (#acquires? @report)
 (#never-released? @report)
 (#lost? @report)
 (#maybe-not-called-again? @report)
 (#not-in-loop? @report)
 (#set! severity info)
 (#set! message lost))
