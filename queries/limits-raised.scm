; The largest message between driver and executors, in MiB; 128 without this.
([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.rpc.message.maxSize)
 (#value-above? @report "256"))

; Events that wait in the driver; 10,000 without this.
([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.scheduler.listenerbus.eventqueue.*)
 (#value-above? @report "50000")
 (#set! message queue))

; Results that come with the status message; 1 MiB without this.
([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.task.maxDirectResultSize)
 (#value-above? @report "16m")
 (#set! message result))
