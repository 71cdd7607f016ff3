; No limit at all.
([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.sql.execution.arrow.maxRecordsPerBatch)
 (#value-is? @report "0" "-1"))

; Ten times the default, and more.
([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.sql.execution.arrow.maxRecordsPerBatch)
 (#value-above? @report "100000")
 (#set! message large))
