; Through Spark Connect the rows end in the client.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect)
 (#unbounded? @df)
 (#not-used-by? @report jobs)
 (#file-calls? @report builder.remote)
 (#set! message connect))
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect)
 (#unbounded? @df)
 (#not-used-by? @report jobs)
 (#file-imports? @report "databricks.connect")
 (#set! message connect))

; Only the job was wanted.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect)
 (#unbounded? @df)
 (#not-used-by? @report jobs)
 (#only-used-by? @report nothing)
 (#set! message unused))

; Nobody reads so many lines.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect)
 (#unbounded? @df)
 (#not-used-by? @report jobs)
 (#only-used-by? @report print)
 (#set! message printed))

; np.array(df.collect())
((call function: (_) @make arguments: (argument_list . (call function: (attribute object: (_) @df)) @report)) @whole
 (#calls? @report dataframe.collect)
 (#calls? @whole numpy.array numpy.asarray)
 (#unbounded? @df)
 (#not-used-by? @report jobs)
 (#set! message array))

; Of each micro-batch.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect)
 (#unbounded? @df)
 (#is? @df micro-batch)
 (#not-used-by? @report jobs)
 (#set! message batch))

; Every row of a DataFrame that nothing bounds is copied to the driver.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect)
 (#unbounded? @df)
 (#not-used-by? @report jobs)
 (#not-converts? @report))
