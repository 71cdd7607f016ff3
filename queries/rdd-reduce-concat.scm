; Lists, sets or texts of all elements are put together on the driver.
((call function: (attribute object: (_) @rdd)) @report
 (#calls? @report rdd.reduce rdd.treeReduce rdd.fold rdd.aggregate rdd.treeAggregate)
 (#unbounded? @rdd)
 (#wide? @report))
