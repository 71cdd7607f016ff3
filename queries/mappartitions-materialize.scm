; The iterator over a partition becomes one list, one sorted list or one frame. What runs per row copies the values of one key.
((call function: (_) @copier arguments: (argument_list . (_) @rows)) @report
 (#materializes? @report)
 (#is? @rows partition)
 (#not-per-row? @report)
 (#maybe-unbounded? @rows))

; A comprehension goes through all of it at once.
((list_comprehension (for_in_clause right: (_) @rows) .) @report
 (#is? @rows partition)
 (#not-per-row? @report)
 (#maybe-unbounded? @rows)
 (#set! message comprehension))

((dictionary_comprehension (for_in_clause right: (_) @rows) .) @report
 (#is? @rows partition)
 (#not-per-row? @report)
 (#maybe-unbounded? @rows)
 (#set! message comprehension))

; Something of every row of a partition is appended to a list.
((call function: (attribute object: (_) @list attribute: (identifier) @method)) @report
 (#materializes? @report)
 (#eq? @method append)
 (#per-row? @report)
 (#set! message append))

; Every Arrow batch is; a number of each would be nothing.
((call function: (attribute object: (_) @list attribute: (identifier) @method) arguments: (argument_list . (_) @item)) @report
 (#materializes? @report)
 (#eq? @method append)
 (#not-per-row? @report)
 (#maybe-not-is? @item number string boolean none)
 (#set! message batches))

; glom() makes one list of each partition.
((call function: (attribute object: (_) @rdd)) @report
 (#calls? @report rdd.glom)
 (#unbounded? @rdd)
 (#set! message glom))
