; A stream has no last row: what it has seen once it must remember, until a watermark says that it is over.
((call function: (attribute object: (_) @df) arguments: (argument_list) @none) @report
 (#calls? @report dataframe.dropDuplicates dataframe.drop_duplicates dataframe.distinct)
 (#eq? @none "()")
 (#is? @df streaming)
 (#not-is? @df watermarked)
 (#not-few-keys? @report)
 (#maybe-not-from-source? @df rate rate-micro-batch socket)
 (#set! message rows))
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.dropDuplicates dataframe.drop_duplicates dataframe.distinct)
 (#is? @df streaming)
 (#not-is? @df watermarked)
 (#not-few-keys? @report)
 (#maybe-not-from-source? @df rate rate-micro-batch socket))

; With a watermark, but its column is not among the keys: it forgets nothing.
((call function: (attribute object: (_) @df) arguments: (argument_list . (_) @keys)) @report
 (#calls? @report dataframe.dropDuplicates dataframe.drop_duplicates)
 (#is? @df watermarked)
 (#not-names-event-time? @keys @df)
 (#not-few-keys? @report)
 (#maybe-not-from-source? @df rate rate-micro-batch socket)
 (#set! message keys))
