; Zero switches the check off.
([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.driver.maxResultSize)
 (#value-is? @report "0" "0b" "0k" "0m" "0g"))

; Above half of the heap the check comes too late.
([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.driver.maxResultSize)
 (#value-above-share? @report spark.driver.memory 0.5)
 (#set! severity warning)
 (#set! message share))

; A heap that this could protect would be very large.
([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.driver.maxResultSize)
 (#value-above? @report "8191m")
 (#maybe-not-value-above-share? @report spark.driver.memory 0.5)
 (#set! severity info)
 (#set! message large))
