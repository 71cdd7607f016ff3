; One row of state for each window and key. In complete mode no watermark drops any.
((call function: (attribute object: (_) @df) arguments: (argument_list . (_) @window . (_) @key)) @report
 (#calls? @report dataframe.groupBy dataframe.groupby)
 (#calls? @window pyspark.sql.functions.window pyspark.sql.functions.session_window)
 (#is? @df streaming)
 (#written-with? @report outputMode complete)
 (#maybe-not-from-source? @df rate rate-micro-batch socket)
 (#set! message complete))
((call function: (attribute object: (_) @df) arguments: (argument_list . (_) @key . (_) @window)) @report
 (#calls? @report dataframe.groupBy dataframe.groupby)
 (#calls? @window pyspark.sql.functions.window pyspark.sql.functions.session_window)
 (#is? @df streaming)
 (#written-with? @report outputMode complete)
 (#maybe-not-from-source? @df rate rate-micro-batch socket)
 (#set! message complete))

; Nobody says when a window is over.
((call function: (attribute object: (_) @df) arguments: (argument_list . (_) @window . (_) @key)) @report
 (#calls? @report dataframe.groupBy dataframe.groupby)
 (#calls? @window pyspark.sql.functions.window pyspark.sql.functions.session_window)
 (#is? @df streaming)
 (#not-is? @df watermarked)
 (#maybe-not-from-source? @df rate rate-micro-batch socket))
((call function: (attribute object: (_) @df) arguments: (argument_list . (_) @key . (_) @window)) @report
 (#calls? @report dataframe.groupBy dataframe.groupby)
 (#calls? @window pyspark.sql.functions.window pyspark.sql.functions.session_window)
 (#is? @df streaming)
 (#not-is? @df watermarked)
 (#maybe-not-from-source? @df rate rate-micro-batch socket))
