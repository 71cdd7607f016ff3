; Every turn of a loop caches another frame, and none is released.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.cache dataframe.persist)
 (#acquires? @report)
 (#never-released? @report)
 (#maybe-anew? @report)
 (#in-loop? @report))

; Every call of the function does.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.cache dataframe.persist)
 (#acquires? @report)
 (#never-released? @report)
 (#maybe-anew? @report)
 (#called-again? @report)
 (#not-in-loop? @report)
 (#set! message called))

; Some turns end before the release.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.cache dataframe.persist)
 (#left-held? @report)
 (#maybe-anew? @report)
 (#in-loop? @report)
 (#set! message early))

; Some calls do.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.cache dataframe.persist)
 (#left-held? @report)
 (#maybe-anew? @report)
 (#called-again? @report)
 (#not-in-loop? @report)
 (#set! message early-called))

; The name of the cached frame is bound to another one before its unpersist().
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.cache dataframe.persist)
 (#never-released? @report)
 (#missed? @report)
 (#lost? @report)
 (#not-in-loop? @report)
 (#set! message missed))

; The name is bound to another frame, so that nothing can release the cache any more. Where the function is known to be called once,
; the end of the application does.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.cache dataframe.persist)
 (#never-released? @report)
 (#lost? @report)
 (#replaced? @report)
 (#maybe-called-again? @report)
 (#not-in-loop? @report)
 (#set! severity info)
 (#set! message lost))

; A table of another name in every turn.
((call) @report
 (#calls? @report catalog.cacheTable session.cacheTable session.sql)
 (#never-released? @report)
 (#anew? @report)
 (#in-loop? @report)
 (#set! message table))

; In every call.
((call) @report
 (#calls? @report catalog.cacheTable session.cacheTable session.sql)
 (#never-released? @report)
 (#anew? @report)
 (#called-again? @report)
 (#not-in-loop? @report)
 (#set! message table-called))
