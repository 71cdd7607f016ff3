; The end of a frame is found by reading every partition to its end.
((call function: (attribute object: (_) @df) arguments: (argument_list . (_) @n .)) @report
 (#calls? @report dataframe.tail)
 (#more-than? @report 10000))
