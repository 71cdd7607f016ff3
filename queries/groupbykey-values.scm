; The values of each key are only added up. A name has no receiver: rewrites that do not fit are left out.
((call function: (attribute object: (call arguments: (argument_list) @none) @groups @added attribute: (identifier) @counted)
       arguments: (argument_list . (identifier) @function .)) @report
 (#calls? @report rdd.mapValues)
 (#calls? @groups rdd.groupByKey)
 (#grouped? @groups)
 (#eq? @none "()")
 (#eq? @function sum))

((call function: (attribute object: (call arguments: (argument_list) @none) @groups @added attribute: (identifier) @counted)
       arguments: (argument_list . (lambda body: (call function: (identifier) @function arguments: (argument_list . (identifier) .))) .)) @report
 (#calls? @report rdd.mapValues)
 (#calls? @groups rdd.groupByKey)
 (#grouped? @groups)
 (#eq? @none "()")
 (#eq? @function sum))

; They are only counted.
((call function: (attribute object: (call arguments: (argument_list) @none) @groups @counted attribute: (identifier) @added)
       arguments: (argument_list . (identifier) @function .)) @report
 (#calls? @report rdd.mapValues)
 (#calls? @groups rdd.groupByKey)
 (#grouped? @groups)
 (#eq? @none "()")
 (#eq? @function len))

((call function: (attribute object: (call arguments: (argument_list) @none) @groups @counted attribute: (identifier) @added)
       arguments: (argument_list . (lambda body: (call function: (identifier) @function arguments: (argument_list . (identifier) .))) .)) @report
 (#calls? @report rdd.mapValues)
 (#calls? @groups rdd.groupByKey)
 (#grouped? @groups)
 (#eq? @none "()")
 (#eq? @function len))

; A sum, a number, a maximum is all that is made of them.
((call function: (attribute object: (_) @groups attribute: (identifier) @added @counted)) @report
 (#of? @groups group-values)
 (#grouped? @groups)
 (#used-by? @report reduction length)
 (#only-used-by? @report reduction length iteration truth))

; They are copied: list(values), sorted(values).
((call function: (attribute object: (_) @groups attribute: (identifier) @added @counted)) @report
 (#of? @groups group-values)
 (#grouped? @groups)
 (#used-by? @report copy)
 (#set! severity info)
 (#set! message copy))
