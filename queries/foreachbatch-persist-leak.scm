; Every micro-batch is cached under a key of its own, and none is released.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.cache dataframe.persist)
 (#in-batch-function? @report)
 (#never-released? @report))

; Released, but not where the function returns early or raises.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.cache dataframe.persist)
 (#in-batch-function? @report)
 (#released-late? @report)
 (#not-never-released? @report)
 (#set! severity info)
 (#set! message late))
