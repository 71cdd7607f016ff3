; The rows come one partition at a time, and are then all kept.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.toLocalIterator rdd.toLocalIterator)
 (#unbounded? @df)
 (#used-by? @report copy growth))

; One row for each key, of which nobody says that they are few.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.toLocalIterator rdd.toLocalIterator)
 (#grouped? @df)
 (#not-few-keys? @df)
 (#used-by? @report copy growth))

; There is one partition, so one partition at a time is all rows at once.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.toLocalIterator rdd.toLocalIterator)
 (#unbounded? @df)
 (#one-partition? @df)
 (#not-used-by? @report copy growth)
 (#set! message one-partition))
