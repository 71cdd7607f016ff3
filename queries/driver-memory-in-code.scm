; A setting that the driver's JVM needs before it starts, where the JVM is running already or runs elsewhere.
([(call) (pair) (tuple)] @report
 (#sets? @report spark.driver.memory spark.driver.memoryOverhead spark.driver.memoryOverheadFactor
                 spark.driver.cores spark.driver.extraJavaOptions spark.driver.defaultJavaOptions)
 (#startup-key? @report)
 (#not-has-effect? @report))
