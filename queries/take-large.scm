; A literal number of rows above a million reaches the driver.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.take dataframe.head dataframe.tail dataframe.show
                  dataframe.collect dataframe.toPandas dataframe.toArrow
                  rdd.take rdd.top rdd.takeOrdered rdd.takeSample rdd.collect)
 (#more-than? @report 999999)
 (#set! severity error))

; A literal number of rows above a hundred thousand.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.take dataframe.head dataframe.tail dataframe.show
                  dataframe.collect dataframe.toPandas dataframe.toArrow
                  rdd.take rdd.top rdd.takeOrdered rdd.takeSample rdd.collect)
 (#more-than? @report 100000)
 (#not-more-than? @report 999999))
