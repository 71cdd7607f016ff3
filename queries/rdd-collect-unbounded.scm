; Only the job was wanted.
((call function: (attribute object: (_) @rdd)) @report
 (#calls? @report rdd.collect)
 (#unbounded? @rdd)
 (#not-used-by? @report jobs)
 (#only-used-by? @report nothing)
 (#set! message unused))

; Nobody reads so many lines.
((call function: (attribute object: (_) @rdd)) @report
 (#calls? @report rdd.collect)
 (#unbounded? @rdd)
 (#not-used-by? @report jobs)
 (#only-used-by? @report print)
 (#set! message printed))

; Every element of an RDD that nothing bounds is copied to the driver.
((call function: (attribute object: (_) @rdd)) @report
 (#calls? @report rdd.collect)
 (#unbounded? @rdd)
 (#not-used-by? @report jobs)
 (#not-converts? @report))

; One element per key, and each holds all values of its key.
((call function: (attribute object: (_) @rdd)) @report
 (#calls? @report rdd.collect)
 (#grouped? @rdd)
 (#wide? @rdd)
 (#set! message wide))

; One element for each file, and each is the file.
((call function: (attribute object: (_) @rdd)) @report
 (#calls? @report rdd.collect rdd.collectAsMap)
 (#calls? @rdd context.wholeTextFiles context.binaryFiles)
 (#set! message files))
