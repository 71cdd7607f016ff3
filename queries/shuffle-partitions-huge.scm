; Ten thousand reduce tasks and more, for every shuffle.
([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report spark.sql.shuffle.partitions spark.default.parallelism
                 spark.sql.adaptive.coalescePartitions.initialPartitionNum)
 (#value-above? @report "10000"))
