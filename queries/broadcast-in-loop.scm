; Every turn of a loop sends a new broadcast that nobody destroys.
((call arguments: (argument_list . (_) @value)) @report
 (#calls? @report context.broadcast)
 (#in-loop? @report)
 (#never-released? @report))

; Every micro-batch does.
((call arguments: (argument_list . (_) @value)) @report
 (#calls? @report context.broadcast)
 (#in-batch-function? @report)
 (#not-in-loop? @report)
 (#never-released? @report)
 (#set! message batch))
