; A frame that is joined, grouped or made distinct again and again, from what the turn before gave.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.join dataframe.crossJoin dataframe.distinct dataframe.dropDuplicates dataframe.drop_duplicates
                  dataframe.intersect dataframe.subtract dataframe.exceptAll grouped.agg grouped.count grouped.sum grouped.max
                  grouped.min rdd.join rdd.leftOuterJoin rdd.cogroup rdd.reduceByKey rdd.groupByKey rdd.aggregateByKey rdd.distinct)
 (#piles-up? @report)
 (#not-after-another? @report)
 (#turns-above? @report 20))

; How many turns there are is up to the caller: an information. A list of frames that the caller gives is short, as a rule.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.join dataframe.crossJoin dataframe.distinct dataframe.dropDuplicates dataframe.drop_duplicates
                  dataframe.intersect dataframe.subtract dataframe.exceptAll grouped.agg grouped.count grouped.sum grouped.max
                  grouped.min rdd.join rdd.leftOuterJoin rdd.cogroup rdd.reduceByKey rdd.groupByKey rdd.aggregateByKey rdd.distinct)
 (#piles-up? @report)
 (#not-after-another? @report)
 (#not-unites-given? @report)
 (#maybe-turns-above? @report 20)
 (#set! severity info))

; A view that is asked, in every turn, for what it was in the turn before.
((call) @report
 (#calls? @report session.sql)
 (#piles-up? @report)
 (#turns-above? @report 20)
 (#set! message sql))

; An action that computes all turns again. first(), take() and show() may stop early.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.count dataframe.collect dataframe.toPandas dataframe.isEmpty dataframe.foreach
                  dataframe.foreachPartition dataframe.toLocalIterator rdd.count rdd.collect rdd.reduce rdd.sum rdd.foreach
                  rdd.foreachPartition writer.save writer.saveAsTable writer.insertInto writer.parquet writer.csv writer.json
                  writer.orc writer.text writer.jdbc)
 (#reruns? @report)
 (#maybe-turns-above? @report 10)
 (#info-if-maybe-not-turns-above? @report 10)
 (#set! message rerun))
