; broadcast() around a read that nothing bounds. A frame that a caller hands over may well be small: silent.
((call arguments: (argument_list . (_) @side)) @report
 (#calls? @report pyspark.sql.functions.broadcast)
 (#unbounded? @side)
 (#not-is? @side parameter)
 (#not-hint-ignored? @report))

; One row per key, and the key's name says that there are many.
((call arguments: (argument_list . (_) @side)) @report
 (#calls? @report pyspark.sql.functions.broadcast)
 (#many-keys? @side)
 (#not-hint-ignored? @report)
 (#set! severity warning)
 (#set! message keys))

; The same hint as a method, under its three names, and as SQL writes it.
((call function: (attribute object: (_) @side) arguments: (argument_list . (string (string_content) @hint))) @report
 (#calls? @report dataframe.hint)
 (#eq? @hint broadcast)
 (#unbounded? @side)
 (#not-is? @side parameter)
 (#not-hint-ignored? @report))

((call function: (attribute object: (_) @side) arguments: (argument_list . (string (string_content) @hint))) @report
 (#calls? @report dataframe.hint)
 (#eq? @hint broadcastjoin)
 (#unbounded? @side)
 (#not-is? @side parameter)
 (#not-hint-ignored? @report))

((call function: (attribute object: (_) @side) arguments: (argument_list . (string (string_content) @hint))) @report
 (#calls? @report dataframe.hint)
 (#eq? @hint mapjoin)
 (#unbounded? @side)
 (#not-is? @side parameter)
 (#not-hint-ignored? @report))

((call function: (attribute object: (_) @side) arguments: (argument_list . (string (string_content) @hint))) @report
 (#calls? @report dataframe.hint)
 (#eq? @hint BROADCAST)
 (#unbounded? @side)
 (#not-is? @side parameter)
 (#not-hint-ignored? @report))
