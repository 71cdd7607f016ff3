; A list of known length.
((call arguments: (argument_list . (_) @values)) @report
 (#calls? @report column.isin)
 (#exceeds? @values 10000)
 (#more-than? @values 0)
 (#set! message number))

; One for each key, and there are many.
((call arguments: (argument_list . (_) @values)) @report
 (#calls? @report column.isin)
 (#grouped? @values)
 (#many-keys? @values)
 (#exceeds? @values 10000)
 (#set! message keys))

; All rows of something without a bound.
((call arguments: (argument_list . (_) @values)) @report
 (#calls? @report column.isin)
 (#unbounded? @values)
 (#exceeds? @values 10000))
