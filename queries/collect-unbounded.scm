; Every row of a DataFrame that nothing bounds is copied to the driver.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect)
 (#unbounded? @df))
