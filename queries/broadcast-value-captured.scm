; The value is read from the broadcast on the driver, and a function that runs on executors uses what was read.
((attribute object: (_) @shared) @report
 (#calls? @report broadcast.value)
 (#not-in-worker? @report)
 (#used-by? @report capture))
