; A function that is sent to the executors takes something big of the driver with it.
((call) @report
 (#carries? @report 100000))

; The same with a decorated UDF.
((decorated_definition) @report
 (#carries? @report 100000))
