; No key, or a constant: the only group is the frame.
((call function: (attribute object: (call function: (attribute object: (_) @df)) @groups)) @report
 (#calls? @report grouped.applyInPandas grouped.apply)
 (#unbounded? @df)
 (#not-grouped? @groups)
 (#not-unbounded? @groups)
 (#not-more-than? @groups 1))

((call function: (attribute object: (call function: (attribute object: (_) @df)) @groups)) @report
 (#calls? @report grouped.applyInArrow)
 (#unbounded? @df)
 (#not-grouped? @groups)
 (#not-unbounded? @groups)
 (#not-more-than? @groups 1)
 (#set! message arrow))
