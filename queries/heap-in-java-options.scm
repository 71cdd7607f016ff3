; The launcher refuses the driver's. Where the JVM is running already, nobody looks at them.
([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.driver.extraJavaOptions spark.driver.defaultJavaOptions)
 (#value-has? @report "-Xmx")
 (#maybe-jvm-of? @report here))

; The context refuses the executors'.
([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.executor.extraJavaOptions)
 (#value-has? @report "-Xmx")
 (#set! message executor))
