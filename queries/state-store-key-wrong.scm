; Names that guides made up, and names without their prefix.
([(call) (pair) (tuple) (assignment)] @report
 (#sets? @report stateStore.* spark.stateStore.* spark.streaming.stateStore.* spark.sql.stateStore.*
                 spark.sql.streaming.stateStore.rocksdb.enabled* spark.sql.streaming.stateStore.rocksDB.*))
