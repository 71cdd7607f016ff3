; A frame that is united, turn by turn, with another one. reads-in-loop speaks where that comes straight from a file.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.union dataframe.unionAll dataframe.unionByName)
 (#piles-up? @report)
 (#not-unites-given? @report)
 (#not-adds? @report reader.parquet reader.csv reader.json reader.orc reader.text reader.load)
 (#turns-above? @report 50))

; functools.reduce(DataFrame.union, frames)
((attribute) @report
 (#calls? @report dataframe.union dataframe.unionAll dataframe.unionByName)
 (#piles-up? @report)
 (#not-unites-given? @report)
 (#not-adds? @report reader.parquet reader.csv reader.json reader.orc reader.text reader.load)
 (#turns-above? @report 50)
 (#set! message fold))

; The same with RDDs.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report rdd.union)
 (#piles-up? @report)
 (#not-unites-given? @report)
 (#not-adds? @report context.textFile context.wholeTextFiles)
 (#turns-above? @report 50)
 (#set! message rdd))

; In every micro-batch, a view becomes itself and the batch.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.union dataframe.unionAll dataframe.unionByName)
 (#in-batch-function? @report)
 (#comes-from? @df session.table reader.table)
 (#not-piles-up? @report)
 (#viewed? @report)
 (#set! message view))
