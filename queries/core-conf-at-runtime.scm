; spark.conf.set or SET on a key that a running session refuses to change.
([(call) (pair) (tuple)] @report
 (#set-with? @report runtime-conf.set session.sql)
 (#static-key? @report)
 (#not-sets? @report spark.python.worker.memory))

; This one is accepted, and nobody reads it.
([(call) (pair) (tuple)] @report
 (#set-with? @report runtime-conf.set session.sql)
 (#sets? @report spark.python.worker.memory)
 (#set! severity warning)
 (#set! message silent))
