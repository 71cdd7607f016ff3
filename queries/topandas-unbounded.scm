; A DataFrame that nothing bounds becomes one pandas frame, or one Arrow table, on the driver.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.toPandas dataframe.toArrow)
 (#unbounded? @df)
 (#not-only-used-by? @report spreadsheet))
