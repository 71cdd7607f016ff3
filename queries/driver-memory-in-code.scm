; A setting that the driver's JVM needs before it starts, where spark-submit starts that for a cluster.
([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.driver.memory* spark.yarn.driver.memoryOverhead spark.driver.cores
                 spark.driver.extraJavaOptions spark.driver.defaultJavaOptions)
 (#jvm-of? @report submit))

; Where an earlier session has started it.
([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.driver.memory* spark.yarn.driver.memoryOverhead spark.driver.cores
                 spark.driver.extraJavaOptions spark.driver.defaultJavaOptions)
 (#jvm-of? @report session)
 (#set! message session))

; Where it is the server's.
([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.driver.memory* spark.yarn.driver.memoryOverhead spark.driver.cores
                 spark.driver.extraJavaOptions spark.driver.defaultJavaOptions)
 (#jvm-of? @report connect)
 (#set! message connect))

; Where the platform has started it.
([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.driver.memory* spark.yarn.driver.memoryOverhead spark.driver.cores
                 spark.driver.extraJavaOptions spark.driver.defaultJavaOptions)
 (#jvm-of? @report databricks)
 (#set! message databricks))

([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.driver.memory* spark.yarn.driver.memoryOverhead spark.driver.cores
                 spark.driver.extraJavaOptions spark.driver.defaultJavaOptions)
 (#jvm-of? @report synapse)
 (#set! message synapse))

([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.driver.memory* spark.yarn.driver.memoryOverhead spark.driver.cores
                 spark.driver.extraJavaOptions spark.driver.defaultJavaOptions)
 (#jvm-of? @report glue)
 (#set! message glue))
