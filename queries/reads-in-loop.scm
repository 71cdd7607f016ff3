; Files that are read one by one and then united. Whoever looks at the columns of each has files that differ.
; It is an information where only the caller knows how many there are.
((call function: (attribute object: (_) @reader)) @report
 (#calls? @report reader.parquet)
 (#united? @report)
 (#not-inspected? @report)
 (#maybe-turns-above? @report 20)
 (#info-if-maybe-not-turns-above? @report 20))

; Readers that take a list of paths.
((call function: (attribute object: (_) @reader)) @report
 (#calls? @report reader.csv reader.json reader.orc reader.text reader.load)
 (#united? @report)
 (#not-inspected? @report)
 (#maybe-turns-above? @report 20)
 (#info-if-maybe-not-turns-above? @report 20)
 (#set! message list))

; RDDs.
((call function: (attribute object: (_) @reader)) @report
 (#calls? @report context.textFile context.wholeTextFiles)
 (#united? @report)
 (#not-inspected? @report)
 (#maybe-turns-above? @report 20)
 (#info-if-maybe-not-turns-above? @report 20)
 (#set! message rdd))
