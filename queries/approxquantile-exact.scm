; The third argument, the relative error, is zero.
((call function: (attribute object: (_) @df) arguments: (argument_list (_) @error .)) @report
 (#calls? @report dataframe.approxQuantile stat-functions.approxQuantile)
 (#eq? @error "0")
 (#maybe-unbounded? @df))

((call function: (attribute object: (_) @df) arguments: (argument_list (_) @error .)) @report
 (#calls? @report dataframe.approxQuantile stat-functions.approxQuantile)
 (#eq? @error "0.0")
 (#maybe-unbounded? @df))

; The same by name.
((call function: (attribute object: (_) @df)
       arguments: (argument_list (keyword_argument name: (identifier) @name value: (_) @error))) @report
 (#calls? @report dataframe.approxQuantile stat-functions.approxQuantile)
 (#eq? @name relativeError)
 (#eq? @error "0")
 (#maybe-unbounded? @df))

((call function: (attribute object: (_) @df)
       arguments: (argument_list (keyword_argument name: (identifier) @name value: (_) @error))) @report
 (#calls? @report dataframe.approxQuantile stat-functions.approxQuantile)
 (#eq? @name relativeError)
 (#eq? @error "0.0")
 (#maybe-unbounded? @df))
