; A model of a library that keeps memory for each construction is built for every row.
((call function: (_) @maker) @report
 (#constructs-model? @report)
 (#per-row? @report)
 (#is? @report leaks)
 (#set! severity error)
 (#set! message leaks))

; Another model is built for every row: slow, and freed each time.
((call function: (_) @maker) @report
 (#constructs-model? @report)
 (#per-row? @report)
 (#not-is? @report leaks))

; A model is built for every Arrow batch.
((call function: (_) @maker) @report
 (#constructs-model? @report)
 (#per-batch? @report)
 (#set! message batch))
