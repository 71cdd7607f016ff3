; Through Spark Connect it is made in the client.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.toPandas dataframe.toArrow)
 (#unbounded? @df)
 (#not-used-by? @report jobs)
 (#not-only-used-by? @report spreadsheet)
 (#not-converts? @report)
 (#file-calls? @report builder.remote)
 (#set! message connect))
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.toPandas dataframe.toArrow)
 (#unbounded? @df)
 (#not-used-by? @report jobs)
 (#not-only-used-by? @report spreadsheet)
 (#not-converts? @report)
 (#file-imports? @report "databricks.connect")
 (#set! message connect))

; A DataFrame that nothing bounds becomes one pandas frame, or one Arrow table, on the driver.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.toPandas dataframe.toArrow)
 (#unbounded? @df)
 (#not-used-by? @report jobs)
 (#not-only-used-by? @report spreadsheet)
 (#not-converts? @report))
