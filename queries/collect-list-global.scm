; One row without a key, and one of its cells holds a value of every row.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect dataframe.first dataframe.head dataframe.take dataframe.tail dataframe.toPandas
                  dataframe.toArrow dataframe.toLocalIterator)
 (#wide? @df)
 (#more-than? @df 0)
 (#not-more-than? @df 1))

; One row for each key: together their cells hold a value of every row.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect dataframe.toPandas dataframe.toArrow)
 (#wide? @df)
 (#grouped? @df)
 (#set! severity warning)
 (#set! message grouped))
