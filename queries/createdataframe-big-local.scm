; A list of known length.
((call arguments: (argument_list . (_) @data)) @report
 (#calls? @report session.createDataFrame glue-context.createDataFrame)
 (#exceeds? @data 300000)
 (#is? @data list)
 (#more-than? @data 0)
 (#set! severity warning)
 (#set! message number))

; Rows that were brought to the driver, as a list.
((call arguments: (argument_list . (_) @data)) @report
 (#calls? @report session.createDataFrame glue-context.createDataFrame)
 (#exceeds? @data 300000)
 (#is? @data list)
 (#not-more-than? @data 0))

; Numbers in an array or a frame, so many of them: 800 MB, in the heap as well.
((call arguments: (argument_list . (_) @data)) @report
 (#calls? @report session.createDataFrame glue-context.createDataFrame)
 (#exceeds? @data 100000000)
 (#is? @data pandas)
 (#more-than? @data 0)
 (#set! severity warning)
 (#set! message array))

; A pandas frame of a whole file, or of rows that were brought to the driver: with Arrow it lives.
((call arguments: (argument_list . (_) @data)) @report
 (#calls? @report session.createDataFrame glue-context.createDataFrame)
 (#exceeds? @data 10000000)
 (#is? @data pandas)
 (#not-more-than? @data 0)
 (#set! severity warning)
 (#set! message pandas))
