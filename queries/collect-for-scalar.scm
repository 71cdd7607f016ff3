; len(df.collect())
((call function: (identifier) @len arguments: (argument_list . (call function: (attribute object: (_) @df)) @report .)) @whole
 (#calls? @report dataframe.collect dataframe.toPandas rdd.collect)
 (#calls? @whole builtins.len)
 (#unbounded? @df)
 (#only-used-by? @report length)
 (#set! message length))

; sum(row.x for row in df.collect()), max([row.x for row in df.collect()])
((call function: (identifier) @reduce
   arguments: (generator_expression
     body: (attribute object: (identifier) @item attribute: (identifier) @column) .
     (for_in_clause left: (identifier) @row right: (call function: (attribute object: (_) @df)) @report) .)) @whole
 (#calls? @report dataframe.collect)
 (#calls? @whole builtins.sum builtins.min builtins.max)
 (#eq? @item @row)
 (#unbounded? @df)
 (#only-used-by? @report reduction)
 (#set! message aggregate))
((call function: (identifier) @reduce
   arguments: (argument_list . (list_comprehension
     body: (attribute object: (identifier) @item attribute: (identifier) @column) .
     (for_in_clause left: (identifier) @row right: (call function: (attribute object: (_) @df)) @report) .) .)) @whole
 (#calls? @report dataframe.collect)
 (#calls? @whole builtins.sum builtins.min builtins.max)
 (#eq? @item @row)
 (#unbounded? @df)
 (#only-used-by? @report reduction)
 (#set! message aggregate))

; rdd.collect()[0]: an empty RDD has no first element.
((subscript value: (call function: (attribute object: (_) @df)) @report subscript: (integer) @at) @whole
 (#calls? @report rdd.collect)
 (#unbounded? @df)
 (#eq? @at "0")
 (#only-used-by? @report index)
 (#set! message element))

; df.collect()[0]
((subscript value: (call function: (attribute object: (_) @df)) @report subscript: (integer) @at) @whole
 (#calls? @report dataframe.collect)
 (#unbounded? @df)
 (#eq? @at "0")
 (#only-used-by? @report index)
 (#set! message zero))

; df.collect()[:5]
((subscript value: (call function: (attribute object: (_) @df)) @report subscript: (slice . ":" . (integer) @n .)) @whole
 (#calls? @report dataframe.collect rdd.collect)
 (#unbounded? @df)
 (#only-used-by? @report slice)
 (#set! message few))

; Every row is fetched and only counted.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect dataframe.toPandas rdd.collect)
 (#unbounded? @df)
 (#only-used-by? @report length)
 (#set! message count))

; Every row is fetched and one of them is taken.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect dataframe.toPandas rdd.collect)
 (#unbounded? @df)
 (#only-used-by? @report index)
 (#set! message first))

; Every row is fetched for a few of them, for one number, or to see whether there is any.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect dataframe.toPandas)
 (#unbounded? @df)
 (#only-used-by? @report index slice length truth reduction)
 (#not-only-used-by? @report length)
 (#not-only-used-by? @report index))

; The same of an RDD.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report rdd.collect)
 (#unbounded? @df)
 (#only-used-by? @report index slice length truth reduction)
 (#not-only-used-by? @report length)
 (#not-only-used-by? @report index)
 (#set! message elements))

; Distinct values are fetched only to be counted.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect dataframe.toPandas rdd.collect)
 (#grouped? @df)
 (#not-few-keys? @df)
 (#only-used-by? @report length)
 (#set! severity warning)
 (#set! message keys))

; One row per key: less to fetch, and as needless.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect dataframe.toPandas rdd.collect)
 (#many-keys? @df)
 (#only-used-by? @report index slice length truth reduction)
 (#set! severity warning)
 (#set! message grouped))
