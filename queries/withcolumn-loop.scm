; It is an information where only the caller knows how many turns there are. A step that makes many rows of one cannot be one with
; the next: a select takes a single explode().
;
; A loop that does nothing but add a column of another name in every turn: all of them can be added in one step.
((for_statement left: (_) @each right: (_) @all body: (block . (expression_statement . (assignment left: (identifier) @name
   right: (call function: (attribute object: (identifier) @df) arguments: (argument_list . (_) @column (_) @value .)) @report)))) @loop
 (#calls? @report dataframe.withColumn)
 (#eq? @name @df)
 (#only-statement? @report)
 (#not-is? @value generator)
 (#varies? @column)
 (#piles-up? @report)
 (#maybe-turns-above? @report 20)
 (#info-if-maybe-not-turns-above? @report 20)
 (#set! message column))

; The same with names.
((for_statement left: (_) @each right: (_) @all body: (block . (expression_statement . (assignment left: (identifier) @name
   right: (call function: (attribute object: (identifier) @df) arguments: (argument_list . (_) @old (_) @new .)) @report)))) @loop
 (#calls? @report dataframe.withColumnRenamed)
 (#eq? @name @df)
 (#only-statement? @report)
 (#varies? @old)
 (#piles-up? @report)
 (#maybe-turns-above? @report 20)
 (#info-if-maybe-not-turns-above? @report 20)
 (#set! message rename))

; The same with columns that go.
((for_statement left: (_) @each right: (_) @all body: (block . (expression_statement . (assignment left: (identifier) @name
   right: (call function: (attribute object: (identifier) @df) arguments: (argument_list . (_) @column .)) @report)))) @loop
 (#calls? @report dataframe.drop)
 (#eq? @name @df)
 (#only-statement? @report)
 (#varies? @column)
 (#piles-up? @report)
 (#maybe-turns-above? @report 20)
 (#info-if-maybe-not-turns-above? @report 20)
 (#set! message drop))

; functools.reduce over names.
((call arguments: (argument_list . (lambda parameters: (lambda_parameters . (identifier) @acc (identifier) @each .)
   body: (call function: (attribute object: (identifier) @on) arguments: (argument_list . (_) @column (_) @value .)) @report)
   . (_) @all . (_) @df .)) @loop
 (#calls? @loop functools.reduce)
 (#calls? @report dataframe.withColumn)
 (#eq? @acc @on)
 (#not-mentions? @value @acc)
 (#not-is? @value generator)
 (#varies? @column)
 (#piles-up? @report)
 (#maybe-turns-above? @report 20)
 (#info-if-maybe-not-turns-above? @report 20)
 (#set! message fold))

; Names that change from turn to turn, anywhere in a loop. The last call of a chain and the first statement of a block speak for
; the others.
((call function: (attribute object: (_) @df) arguments: (argument_list . (_) @first . (_) @value)) @report
 (#calls? @report dataframe.withColumn)
 (#not-is? @value generator)
 (#varies? @first)
 (#piles-up? @report)
 (#not-after-another? @report)
 (#maybe-turns-above? @report 20)
 (#info-if-maybe-not-turns-above? @report 20))

; The name and the column as one pair.
((call function: (attribute object: (_) @df) arguments: (argument_list . (list_splat) @first .)) @report
 (#calls? @report dataframe.withColumn)
 (#varies? @first)
 (#piles-up? @report)
 (#not-after-another? @report)
 (#maybe-turns-above? @report 20)
 (#info-if-maybe-not-turns-above? @report 20))

((call function: (attribute object: (_) @df) arguments: (argument_list . (_) @first)) @report
 (#calls? @report dataframe.withColumnRenamed dataframe.withMetadata)
 (#varies? @first)
 (#piles-up? @report)
 (#not-after-another? @report)
 (#maybe-turns-above? @report 20)
 (#info-if-maybe-not-turns-above? @report 20))

; Other steps of that kind; a column of a frame that the turn itself made is dropped after a join.
((call function: (attribute object: (_) @df) arguments: (argument_list . (_) @first) @arguments) @report
 (#calls? @report dataframe.drop dataframe.withColumns dataframe.withColumnsRenamed dataframe.fillna dataframe.replace
                  na-functions.fill na-functions.replace)
 (#maybe-not-is? @first column)
 (#varies? @arguments)
 (#piles-up? @report)
 (#not-after-another? @report)
 (#maybe-turns-above? @report 20)
 (#info-if-maybe-not-turns-above? @report 20))

; select("*", new), select(*df.columns, new)
((call function: (attribute object: (_) @df)
       arguments: (argument_list . [(string (string_content) @star) (list_splat (attribute attribute: (identifier) @star))] (_) @last .) @arguments) @report
 (#calls? @report dataframe.select dataframe.selectExpr)
 (#eq? @star "*" columns)
 (#not-is? @last generator)
 (#varies? @arguments)
 (#piles-up? @report)
 (#not-after-another? @report)
 (#maybe-turns-above? @report 20)
 (#info-if-maybe-not-turns-above? @report 20))
