; Memory for executors in a configuration with a local master, and none for the driver, in whose heap everything is then. It has 1 GB
; without being told.
([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.executor.memory)
 (#maybe-value-above? @report "1g")
 (#jvm-of? @report here)
 (#beside-is? @report spark.master local "local[*")
 (#not-beside-is? @report spark.driver.memory "*"))
