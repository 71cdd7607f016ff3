; Weights are put into a network for every row, or every Arrow batch. What is no call is left out of the rewrites.
((call function: (attribute) @maker @built) @report @filled
 (#constructs-model? @report)
 (#calls? @report model.load_state_dict model.load_weights model.load_model)
 (#per-row? @report)
 (#set! message filled))

((call function: (attribute) @maker @built) @report @filled
 (#constructs-model? @report)
 (#calls? @report model.load_state_dict model.load_weights model.load_model)
 (#per-batch? @report)
 (#set! message filled-batch))

((call function: (attribute) @maker @built) @report @filled
 (#constructs-model? @report)
 (#calls? @report model.load_state_dict model.load_weights model.load_model)
 (#per-group? @report)
 (#set! message filled-group))

; A model of a library that keeps memory for each construction is built for every row.
((call function: (_) @maker @filled) @report @built
 (#constructs-model? @report)
 (#per-row? @report)
 (#is? @report leaks)
 (#set! severity error)
 (#set! message leaks))

; Another model is built for every row: slow, and freed each time.
((call function: (_) @maker @filled) @report @built
 (#constructs-model? @report)
 (#per-row? @report)
 (#not-is? @report leaks))

; The same for every Arrow batch.
((call function: (_) @maker @filled) @report @built
 (#constructs-model? @report)
 (#per-batch? @report)
 (#is? @report leaks)
 (#set! severity error)
 (#set! message leaks-batch))

((call function: (_) @maker @filled) @report @built
 (#constructs-model? @report)
 (#per-batch? @report)
 (#not-is? @report leaks)
 (#set! message batch))

; The same for every group: each gets a model like the one before. One that is made of the group is that group's.
((call function: (_) @maker @filled) @report @built
 (#constructs-model? @report)
 (#per-group? @report)
 (#is? @report leaks)
 (#set! message leaks-group))

((call function: (_) @maker @filled) @report @built
 (#constructs-model? @report)
 (#per-group? @report)
 (#not-is? @report leaks)
 (#set! message group))
