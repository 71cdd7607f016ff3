; Every row that the query ever gives stays in a list on the driver. In complete mode the list is replaced.
((call function: (attribute object: (_) @writer)) @report
 (#calls? @report stream-writer.start)
 (#option-is? @writer format memory)
 (#not-option-is? @writer outputMode complete)
 (#not-has-option? @writer once availableNow)
 (#maybe-not-from-source? @writer rate rate-micro-batch socket))
