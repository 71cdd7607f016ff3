; All rows are fetched for a loop that looks at one after the other.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect rdd.collect)
 (#unbounded? @df)
 (#only-used-by? @report iteration))
