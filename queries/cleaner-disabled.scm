; Nothing is freed any more.
([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.cleaner.referenceTracking)
 (#value-is? @report "false"))

; Or only after hours.
([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.cleaner.periodicGC.interval)
 (#value-above? @report "2h")
 (#set! message seldom))
