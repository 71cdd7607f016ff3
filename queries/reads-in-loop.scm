; Files that are read one by one and then united. Whoever looks at the columns of each has files that differ.
((call function: (attribute object: (_) @reader)) @report
 (#calls? @report reader.parquet)
 (#united? @report)
 (#not-inspected? @report)
 (#turns-above? @report 20))

; Readers that take a list of paths.
((call function: (attribute object: (_) @reader)) @report
 (#calls? @report reader.csv reader.json reader.orc reader.text reader.load)
 (#united? @report)
 (#not-inspected? @report)
 (#turns-above? @report 20)
 (#set! message list))

; RDDs.
((call function: (attribute object: (_) @reader)) @report
 (#calls? @report context.textFile context.wholeTextFiles)
 (#united? @report)
 (#not-inspected? @report)
 (#turns-above? @report 20)
 (#set! message rdd))

; As many as the caller says: an information.
((call function: (attribute object: (_) @reader)) @report
 (#calls? @report reader.parquet)
 (#united? @report)
 (#not-inspected? @report)
 (#maybe-turns-above? @report 20)
 (#set! severity info))

; Lists of paths.
((call function: (attribute object: (_) @reader)) @report
 (#calls? @report reader.csv reader.json reader.orc reader.text reader.load)
 (#united? @report)
 (#not-inspected? @report)
 (#maybe-turns-above? @report 20)
 (#set! severity info)
 (#set! message list))

; RDDs.
((call function: (attribute object: (_) @reader)) @report
 (#calls? @report context.textFile context.wholeTextFiles)
 (#united? @report)
 (#not-inspected? @report)
 (#maybe-turns-above? @report 20)
 (#set! severity info)
 (#set! message rdd))
