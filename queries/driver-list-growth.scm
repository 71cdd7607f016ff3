; Sheet after sheet goes into a workbook, which stays in memory until it is saved.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.toPandas)
 (#unbounded? @df)
 (#in-loop? @report)
 (#used-by? @report spreadsheet)
 (#used-by? @report growth)
 (#set! severity warning)
 (#set! message sheets))

; Results without a bound are added, turn by turn, to something that outlives the loop.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect dataframe.toPandas dataframe.toArrow)
 (#unbounded? @df)
 (#in-loop? @report)
 (#used-by? @report growth))

; Of an RDD.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report rdd.collect)
 (#unbounded? @df)
 (#in-loop? @report)
 (#used-by? @report growth)
 (#set! message elements))

; The same with one row per key. Sheets are made to be read.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect dataframe.toPandas dataframe.toArrow)
 (#grouped? @df)
 (#not-few-keys? @df)
 (#in-loop? @report)
 (#used-by? @report growth)
 (#not-used-by? @report spreadsheet)
 (#set! severity warning))

; Each piece is bounded, their sum is not.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect dataframe.toPandas dataframe.toArrow dataframe.take dataframe.head dataframe.tail
                  rdd.collect rdd.take)
 (#more-than? @report 1000)
 (#in-loop? @report)
 (#used-by? @report growth)
 (#set! severity warning)
 (#set! message pieces))
