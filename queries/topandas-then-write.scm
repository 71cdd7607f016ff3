; All rows become a pandas frame that is only written to a file or a database.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.toPandas)
 (#unbounded? @df)
 (#only-used-by? @report driver-write))
