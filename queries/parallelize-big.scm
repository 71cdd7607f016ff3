; Every number of a range is made only to be sent: parallelize(list(range(n))).
((call arguments: (argument_list . (call arguments: (argument_list . (_) @range .)) @data)) @report
 (#calls? @report context.parallelize)
 (#calls? @data builtins.list)
 (#is? @range range)
 (#exceeds? @data 1000000)
 (#set! severity warning)
 (#set! message range))

; A list of known length.
((call arguments: (argument_list . (_) @data)) @report
 (#calls? @report context.parallelize)
 (#exceeds? @data 1000000)
 (#more-than? @data 0)
 (#set! severity warning)
 (#set! message number))

; Rows that were brought to the driver, or a whole file.
((call arguments: (argument_list . (_) @data)) @report
 (#calls? @report context.parallelize)
 (#exceeds? @data 1000000)
 (#not-more-than? @data 0))
