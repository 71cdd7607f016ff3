; Levels of Scala that PySpark dropped with 3.0.
((attribute object: (_) @level) @report
 (#calls? @report storage-level.MEMORY_AND_DISK_SER))

((attribute object: (_) @level) @report
 (#calls? @report storage-level.MEMORY_ONLY_SER)
 (#set! message only))

((attribute object: (_) @level) @report
 (#calls? @report storage-level.MEMORY_AND_DISK_SER_2 storage-level.MEMORY_ONLY_SER_2)
 (#set! message replicated))
