; One row of state for each window and key; windows of a day are few. In complete mode no watermark drops any.
((call function: (attribute object: (_) @df) arguments: (argument_list . (_) @window . (_) @key)) @report
 (#calls? @report dataframe.groupBy dataframe.groupby)
 (#calls? @window pyspark.sql.functions.window pyspark.sql.functions.session_window)
 (#maybe-not-argument-is? @window windowDuration "1 day" "24 hours" "7 days" "1 week")
 (#is? @df streaming)
 (#written-with? @report outputMode complete)
 (#maybe-not-from-source? @df rate rate-micro-batch socket)
 (#set! message complete))
((call function: (attribute object: (_) @df) arguments: (argument_list . (_) @key . (_) @window)) @report
 (#calls? @report dataframe.groupBy dataframe.groupby)
 (#calls? @window pyspark.sql.functions.window pyspark.sql.functions.session_window)
 (#maybe-not-argument-is? @window windowDuration "1 day" "24 hours" "7 days" "1 week")
 (#is? @df streaming)
 (#written-with? @report outputMode complete)
 (#maybe-not-from-source? @df rate rate-micro-batch socket)
 (#set! message complete))

; Nobody says when a window is over.
((call function: (attribute object: (_) @df) arguments: (argument_list . (_) @window . (_) @key)) @report
 (#calls? @report dataframe.groupBy dataframe.groupby)
 (#calls? @window pyspark.sql.functions.window pyspark.sql.functions.session_window)
 (#maybe-not-argument-is? @window windowDuration "1 day" "24 hours" "7 days" "1 week")
 (#is? @df streaming)
 (#not-is? @df watermarked)
 (#maybe-not-from-source? @df rate rate-micro-batch socket))
((call function: (attribute object: (_) @df) arguments: (argument_list . (_) @key . (_) @window)) @report
 (#calls? @report dataframe.groupBy dataframe.groupby)
 (#calls? @window pyspark.sql.functions.window pyspark.sql.functions.session_window)
 (#maybe-not-argument-is? @window windowDuration "1 day" "24 hours" "7 days" "1 week")
 (#is? @df streaming)
 (#not-is? @df watermarked)
 (#maybe-not-from-source? @df rate rate-micro-batch socket))
