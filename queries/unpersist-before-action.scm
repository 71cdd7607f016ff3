; Released before any action has used the cache: nothing was ever cached.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.unpersist)
 (#releases-unused? @report))
