; The size up to which Spark broadcasts a join side by itself is set above 100 MB.
([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.sql.autoBroadcastJoinThreshold spark.sql.adaptive.autoBroadcastJoinThreshold)
 (#value-above? @report "100m")
 (#maybe-not-value-above-share? @report spark.driver.memory 0.5))

; Above half of the driver's heap: a side of that size cannot be built there.
([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.sql.autoBroadcastJoinThreshold spark.sql.adaptive.autoBroadcastJoinThreshold)
 (#value-above? @report "100m")
 (#value-above-share? @report spark.driver.memory 0.5)
 (#set! severity error)
 (#set! message heap))
