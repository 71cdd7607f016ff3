; All pairs become one dictionary on the driver.
((call function: (attribute object: (_) @rdd)) @report
 (#calls? @report rdd.collectAsMap)
 (#unbounded? @rdd))

; One pair per key, and each holds all values of its key.
((call function: (attribute object: (_) @rdd)) @report
 (#calls? @report rdd.collectAsMap)
 (#grouped? @rdd)
 (#wide? @rdd)
 (#set! message wide))

; One dictionary for each partition, all of them merged on the driver.
((call function: (attribute object: (_) @rdd)) @report
 (#calls? @report rdd.reduceByKeyLocally)
 (#unbounded? @rdd)
 (#set! severity warning)
 (#set! message locally))
