; The size at which aggregations of RDDs spill, where there are none.
([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.python.worker.memory)
 (#not-set-with? @report runtime-conf.set session.sql session.setConf)
 (#not-file-calls? @report rdd.groupByKey rdd.reduceByKey rdd.combineByKey rdd.aggregateByKey rdd.foldByKey rdd.groupBy rdd.join
                           rdd.leftOuterJoin rdd.rightOuterJoin rdd.fullOuterJoin rdd.cogroup rdd.sortByKey rdd.sortBy rdd.distinct
                           rdd.subtractByKey rdd.subtract rdd.intersection))

; A limit of the address space, beside libraries that reserve much of it.
([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.executor.pyspark.memory)
 (#file-imports? @report tensorflow torch keras cupy cudf numba.cuda jax)
 (#set! message address))
