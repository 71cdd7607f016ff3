; The values of each key are only added up, by mapValues(sum) or a lambda that does that. A name has no receiver: rewrites that do
; not fit are left out.
((call function: (attribute object: (call function: (attribute object: (_) @pairs) arguments: (argument_list) @none) @report @added
                            attribute: (identifier) @counted)
       arguments: (argument_list . [(identifier) @function
         (lambda body: (call function: (identifier) @function arguments: (argument_list . (identifier) .)))] .)) @whole
 (#calls? @whole rdd.mapValues)
 (#calls? @report rdd.groupByKey)
 (#unbounded? @pairs)
 (#only-used-by? @report reduction)
 (#eq? @none "()")
 (#eq? @function sum))

; They are only counted.
((call function: (attribute object: (call function: (attribute object: (_) @pairs) arguments: (argument_list) @none) @report @counted
                            attribute: (identifier) @added)
       arguments: (argument_list . [(identifier) @function
         (lambda body: (call function: (identifier) @function arguments: (argument_list . (identifier) .)))] .)) @whole
 (#calls? @whole rdd.mapValues)
 (#calls? @report rdd.groupByKey)
 (#unbounded? @pairs)
 (#only-used-by? @report length)
 (#eq? @none "()")
 (#eq? @function len))

; A list of all values of each key is made, brought to the driver and printed. That the driver holds them too is another rule's matter:
; who prints fewer keys still makes a whole list of each.
((call function: (attribute object: (call function: (attribute object: (_) @groups) arguments: (argument_list . (_) @function)) @report)) @brought
 (#calls? @report rdd.mapValues rdd.map)
 (#calls? @brought rdd.collect rdd.collectAsMap rdd.take rdd.first rdd.takeOrdered rdd.top)
 (#grouped? @groups)
 (#of? @groups group-values)
 (#of? @report list)
 (#wide? @report)
 (#only-used-by? @brought print)
 (#set! message printed))

; A sum, a number, the first three: that is all that is made of them.
((call function: (attribute object: (_) @pairs attribute: (identifier) @added @counted)) @report @whole
 (#calls? @report rdd.groupByKey rdd.groupBy)
 (#unbounded? @pairs)
 (#used-by? @report reduction length slice index)
 (#only-used-by? @report reduction length slice index copy truth))
