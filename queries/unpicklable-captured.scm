; A lock, a connection, a generator is read by a function on executors.
((identifier) @report
 (#first-captured? @report)
 (#is? @report unpicklable)
 (#pickled? @report))

; An object that holds one.
((identifier) @report
 (#first-captured? @report)
 (#is? @report object)
 (#holds? @report unpicklable)
 (#set! message object))

((attribute) @report
 (#first-captured? @report)
 (#is? @report object)
 (#holds? @report unpicklable)
 (#set! message object))
