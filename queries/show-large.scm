; show(df.count()): all of them.
((call function: (attribute object: (_) @df)
   arguments: (argument_list . (call function: (attribute object: (_) @counted)) @n)) @report
 (#calls? @report dataframe.show)
 (#calls? @n dataframe.count)
 (#eq? @counted @df)
 (#unbounded? @df)
 (#set! severity error)
 (#set! message all))

; More than anybody reads.
((call function: (attribute object: (_) @df) arguments: (argument_list . (_) @n)) @report
 (#calls? @report dataframe.show)
 (#more-than? @report 10000))
