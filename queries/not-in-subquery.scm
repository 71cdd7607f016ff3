; A null-aware anti join, for which Spark builds a broadcast of the subquery without asking for its size.
((call) @report
 (#calls? @report session.sql)
 (#anti-joins-table? @report))
