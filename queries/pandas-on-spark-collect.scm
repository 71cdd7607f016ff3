; A distributed frame becomes something of pandas, numpy or Python.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report pandas-on-spark.to_pandas pandas-on-spark.to_numpy pandas-on-spark.to_dict pandas-on-spark.to_list
                  pandas-on-spark.tolist pandas-on-spark.to_records pandas-on-spark.to_clipboard pandas-on-spark.to_excel
                  pandas-on-spark.to_hdf pandas-on-spark.to_feather pandas-on-spark.to_stata pandas-on-spark.to_html
                  pandas-on-spark.to_string pandas-on-spark.to_latex pandas-on-spark.to_markdown)
 (#unbounded? @df)
 (#unbounded? @report))

; df.values
((attribute object: (_) @df) @report
 (#calls? @report pandas-on-spark.values)
 (#unbounded? @df))

; Without a path they give one text of all rows.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report pandas-on-spark.to_csv pandas-on-spark.to_json)
 (#is? @report string)
 (#unbounded? @df)
 (#set! message text))

; The rows come one partition at a time, and are then all kept.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report pandas-on-spark.iterrows pandas-on-spark.itertuples pandas-on-spark-series.items)
 (#unbounded? @df)
 (#used-by? @report copy growth)
 (#set! message kept))
