; An accumulator that begins as an empty list or set: it can only grow.
((call arguments: (argument_list . (_) @start)) @report
 (#calls? @report context.accumulator)
 (#is? @start list set)
 (#not-exceeds? @start 0))

; A dictionary grows by its keys.
((call arguments: (argument_list . (_) @start)) @report
 (#calls? @report context.accumulator)
 (#is? @start dict)
 (#not-exceeds? @start 0)
 (#set! severity warning)
 (#set! message keys))
