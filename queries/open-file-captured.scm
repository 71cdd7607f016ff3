; A text file that the driver opened for reading is read by a function on executors.
((identifier) @report
 (#first-captured? @report)
 (#is? @report file)
 (#not-is? @report unpicklable)
 (#pickled? @report))
