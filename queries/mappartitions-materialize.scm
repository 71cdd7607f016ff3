; The iterator over a partition becomes one list, one sorted list or one frame.
((call arguments: (argument_list . (_) @rows)) @report
 (#materializes? @report)
 (#is? @rows iterator)
 (#maybe-unbounded? @rows))

; Every row of a partition is appended to a list that is returned.
((call function: (attribute object: (_) @list attribute: (identifier) @method)) @report
 (#materializes? @report)
 (#eq? @method append)
 (#set! message append))

; glom() makes one list of each partition.
((call function: (attribute object: (_) @rdd)) @report
 (#calls? @report rdd.glom)
 (#unbounded? @rdd)
 (#set! message glom))
