; Rows of one stream wait for rows of the other. Without a watermark nobody says for how long. (Spark refuses outer joins of that kind.)
((call function: (attribute object: (_) @df) arguments: (argument_list . (_) @other)) @report
 (#calls? @report dataframe.join)
 (#is? @df streaming)
 (#is? @other streaming)
 (#not-is? @df watermarked)
 (#not-is? @other watermarked)
 (#not-argument-is? @report how cross left leftouter left_outer right rightouter right_outer outer full fullouter full_outer semi leftsemi left_semi anti leftanti left_anti)
 (#maybe-not-from-source? @df rate rate-micro-batch socket))

; One side has a watermark, and its column is none of the keys.
((call function: (attribute object: (_) @df) arguments: (argument_list . (_) @other . (_) @keys)) @report
 (#calls? @report dataframe.join)
 (#is? @df streaming)
 (#is? @other watermarked)
 (#not-is? @df watermarked)
 (#not-names-event-time? @keys @other)
 (#maybe-not-from-source? @df rate rate-micro-batch socket)
 (#set! message half))
((call function: (attribute object: (_) @df) arguments: (argument_list . (_) @other . (_) @keys)) @report
 (#calls? @report dataframe.join)
 (#is? @other streaming)
 (#is? @df watermarked)
 (#not-is? @other watermarked)
 (#not-names-event-time? @keys @df)
 (#maybe-not-from-source? @df rate rate-micro-batch socket)
 (#set! message half))
