; A file that is opened for writing cannot be pickled.
((identifier) @report
 (#first-captured? @report)
 (#is? @report file)
 (#pickled? @report)
 (#not-more-than? @report 0)
 (#set! severity error)
 (#set! message written))

; A file that the driver opened is read by a function on executors.
((identifier) @report
 (#first-captured? @report)
 (#is? @report file)
 (#pickled? @report))
