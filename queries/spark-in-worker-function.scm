; A session or a context is used by a function that runs on executors.
((identifier) @report
 (#first-captured? @report)
 (#is? @report session context builder reader catalog runtime-conf))

; A frame or an RDD is: known to be one, not taken for one by its name.
((identifier) @report
 (#first-captured? @report)
 (#is? @report dataframe rdd grouped dstream pandas-on-spark)
 (#not-is? @report parameter))

; An object is pickled with all that it holds.
((identifier) @report
 (#first-captured? @report)
 (#is? @report object)
 (#holds? @report session context dataframe rdd)
 (#set! message object))

((attribute) @report
 (#first-captured? @report)
 (#is? @report object)
 (#holds? @report session context dataframe rdd)
 (#set! message object))

; The function makes a session itself.
((call) @report
 (#calls? @report builder.getOrCreate context.getOrCreate)
 (#in-worker? @report)
 (#set! message makes))
