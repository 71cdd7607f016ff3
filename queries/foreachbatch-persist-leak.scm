; Every micro-batch is cached under a key of its own, and none is released.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.cache dataframe.persist)
 (#in-batch-function? @report)
 (#never-released? @report))

; Released, but not where the function returns early.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.cache dataframe.persist)
 (#in-batch-function? @report)
 (#left-held? @report)
 (#set! severity warning)
 (#set! message early))
