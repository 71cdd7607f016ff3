; A function of the script itself is memoized and used on executors: it cannot be unpickled there.
((decorated_definition definition: (function_definition name: (identifier) @name)) @report
 (#memoized? @report)
 (#shipped? @report)
 (#main-script? @report))
