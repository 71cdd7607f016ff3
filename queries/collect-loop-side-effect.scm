; All rows are fetched for a loop that looks at one after the other, and runs no job of Spark's for each (that would be a use, too).
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect rdd.collect)
 (#unbounded? @df)
 (#only-used-by? @report iteration))

; For several loops, or for one that may go through the same rows again: an iterator would be empty then.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect rdd.collect)
 (#unbounded? @df)
 (#only-used-by? @report iteration second-loop)
 (#set! message again))
