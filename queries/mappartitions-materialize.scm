; A function that fits a model to its partition needs all of it: that is left alone.
;
; The iterator over a partition becomes one list, one sorted list or one frame.
((call function: (_) @copier arguments: (argument_list . (_) @rows)) @report
 (#materializes? @report)
 (#is? @rows partition)
 (#not-in-training? @rows))

; The same with a star: zip(*rows).
((call function: (_) @copier arguments: (argument_list . (list_splat (_) @rows))) @report
 (#materializes? @report)
 (#is? @rows partition)
 (#not-in-training? @rows)
 (#set! message star))

; The function that Spark calls is one of those: mapPartitions(list).
((call arguments: (argument_list . (identifier) @copier)) @report
 (#materializes? @report)
 (#calls? @report rdd.mapPartitions rdd.mapPartitionsWithIndex rdd.foreachPartition dataframe.foreachPartition)
 (#set! message given))

; A comprehension goes through all of it at once.
((list_comprehension body: (_) . (for_in_clause right: (_) @rows)) @report
 (#is? @rows partition)
 (#not-in-training? @rows)
 (#maybe-unbounded? @rows)
 (#set! message comprehension))

((dictionary_comprehension body: (_) . (for_in_clause right: (_) @rows)) @report
 (#is? @rows partition)
 (#not-in-training? @rows)
 (#maybe-unbounded? @rows)
 (#set! message comprehension))

; A list gets more for every row of a partition.
((call function: (attribute object: (_) @list)) @report
 (#materializes? @report)
 (#per-row? @report)
 (#not-in-training? @report)
 (#set! message growth))

; The function that does so stands elsewhere, and may be good for other uses: it is this call that makes it hold a partition.
((call) @report
 (#grows? @report)
 (#set! message shipped))

; It gets more for every Arrow batch; a number of each, or its sums, would be nothing.
((call function: (attribute object: (_) @list) arguments: (argument_list . (_) @item)) @report
 (#materializes? @report)
 (#not-per-row? @report)
 (#not-in-training? @report)
 (#maybe-not-is? @item number string boolean none)
 (#maybe-unbounded? @item)
 (#set! message growth))

; The same by an assignment: out += [row], frame = pd.concat([frame, batch]).
([(assignment left: (_) @list) (augmented_assignment left: (_) @list)] @report
 (#materializes? @report)
 (#not-in-training? @report)
 (#set! message growth))

; glom() makes one list of each partition.
((call function: (attribute object: (_) @rdd)) @report
 (#calls? @report rdd.glom)
 (#unbounded? @rdd)
 (#set! message glom))
