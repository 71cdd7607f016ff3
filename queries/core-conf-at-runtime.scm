; spark.conf.set or SET on a key that a running session refuses to change.
([(call) (pair) (tuple) (assignment)] @report
 (#set-with? @report runtime-conf.set session.setConf session.sql)
 (#static-key? @report)
 (#maybe-not-job-has? @report spark.sql.legacy.setCommandRejectsSparkCoreConfs "false"))

; The refusal is switched off.
([(call) (pair) (tuple) (assignment)] @report
 (#set-with? @report runtime-conf.set session.setConf session.sql)
 (#static-key? @report)
 (#job-has? @report spark.sql.legacy.setCommandRejectsSparkCoreConfs "false")
 (#set! severity warning)
 (#set! message silent))

; These are accepted, and nobody reads them.
([(call) (pair) (tuple) (assignment)] @report
 (#set-with? @report runtime-conf.set session.setConf session.sql)
 (#ignored-key? @report)
 (#not-sets? @report spark.app.name)
 (#set! severity warning)
 (#set! message silent))
