; Captures that have no receiver and no argument: @method is the arguments' list where the hint is a function, @hinted where it is a text.
; broadcast() around a read that nothing bounds. A frame that other code gives may well be small, and so may each of several that
; one chain of joins hints: silent.
((call arguments: (argument_list . (_) @side) @method) @report @hinted
 (#calls? @report pyspark.sql.functions.broadcast)
 (#unbounded? @side)
 (#in-sight? @side)
 (#not-hint-ignored? @report)
 (#sole-hint? @report))

; One row per key, and the key's name says that there are many.
((call arguments: (argument_list . (_) @side) @method) @report @hinted
 (#calls? @report pyspark.sql.functions.broadcast)
 (#grouped? @side)
 (#many-keys? @side)
 (#not-hint-ignored? @report)
 (#set! severity warning)
 (#set! message keys))

; The same hint as a method, under its three names, and as SQL writes it.
((call function: (attribute object: (_) @side) arguments: (argument_list . (string (string_content) @hint) @hinted)) @report @method
 (#calls? @report dataframe.hint)
 (#eq? @hint broadcast broadcastjoin mapjoin BROADCAST)
 (#unbounded? @side)
 (#in-sight? @side)
 (#not-hint-ignored? @report)
 (#sole-hint? @report))

((call function: (attribute object: (_) @side) arguments: (argument_list . (string (string_content) @hint) @hinted)) @report @method
 (#calls? @report dataframe.hint)
 (#eq? @hint broadcast broadcastjoin mapjoin BROADCAST)
 (#grouped? @side)
 (#many-keys? @side)
 (#not-hint-ignored? @report)
 (#set! severity warning)
 (#set! message keys))

; A hint in a SQL text, on a table that the query joins.
((call arguments: (argument_list . (_) @side) @hinted @method) @report
 (#calls? @report session.sql)
 (#hints-table? @report)
 (#set! message sql))
