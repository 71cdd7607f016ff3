; The result of a SQL text without LIMIT or aggregate is fetched whole.
((call function: (attribute object: (_) @df)) @report
 (#calls? @report dataframe.collect dataframe.toPandas dataframe.toArrow)
 (#comes-from? @df session.sql databricks.sdk.runtime.sql)
 (#unbounded? @df)
 (#not-used-by? @report jobs))
