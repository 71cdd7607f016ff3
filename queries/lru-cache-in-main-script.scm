; A function of the script itself is memoized and used on executors: it cannot be unpickled there.
((decorated_definition definition: (function_definition name: (identifier) @name)) @report
 (#memoized? @report)
 (#shipped? @report)
 (#main-script? @report))

; The same without a decorator: tag = lru_cache(maxsize=None)(find_tag).
((call arguments: (argument_list . (_) @name)) @report
 (#memoized? @report)
 (#shipped? @report)
 (#main-script? @report))
