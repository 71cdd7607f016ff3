from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("loads").getOrCreate()
target = "lake.orders"

#: The table that grows with every load
spark.sql(  # expect: not-in-subquery
    """
    INSERT INTO lake.orders
    SELECT * FROM staging.orders s
    WHERE s.order_id NOT IN (SELECT order_id FROM lake.orders)
    """
)
late = spark.sql(f"select * from staging.orders where order_id not in (select distinct order_id from {target})")  # expect: not-in-subquery
#      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

#: Behind a WITH, and where only the subquery says what it is about
spark.sql(  # expect: not-in-subquery
    """
    WITH seen AS (SELECT user_id FROM lake.visits WHERE day > '2024-01-01')
    SELECT id, name FROM lake.people WHERE id NOT IN (SELECT user_id FROM seen)
    """
).write.saveAsTable("lake.unseen")

#: A null in the subquery does not matter to these
spark.sql("SELECT * FROM staging.orders s WHERE NOT EXISTS (SELECT 1 FROM lake.orders o WHERE o.order_id = s.order_id)").write.saveAsTable("a")
spark.sql("SELECT s.* FROM staging.orders s LEFT ANTI JOIN lake.orders o ON s.order_id = o.order_id").write.saveAsTable("b")
spark.sql("SELECT * FROM staging.orders WHERE order_id IN (SELECT order_id FROM lake.orders)").write.saveAsTable("c")

#: Few things, or nobody knows how many there are
spark.sql("SELECT * FROM staging.orders WHERE country NOT IN (SELECT country FROM lake.embargoed)").write.saveAsTable("d")
spark.sql("SELECT * FROM runs WHERE workspace_id NOT IN (SELECT workspace_id FROM workspaces)").write.saveAsTable("e")
spark.sql("SELECT * FROM staging.orders WHERE order_id NOT IN (SELECT order_id FROM lake.returns LIMIT 100)").write.saveAsTable("f")
spark.sql("SELECT * FROM staging.orders WHERE order_id NOT IN (SELECT max(order_id) FROM lake.orders)").write.saveAsTable("g")
spark.sql("SELECT * FROM staging.orders WHERE user_id NOT IN (SELECT user_id FROM lake.test_users_lookup)").write.saveAsTable("h")
spark.sql("SELECT * FROM staging.orders WHERE user_id NOT IN (17, 18)").write.saveAsTable("i")
key = spark.conf.get("job.key")
spark.sql(f"SELECT * FROM staging.orders WHERE {key} NOT IN (SELECT {key} FROM lake.orders)").write.saveAsTable("j")

#: A view of few rows
spark.table("lake.blocked").limit(100).createOrReplaceTempView("blocked")
spark.sql("SELECT * FROM staging.orders WHERE user_id NOT IN (SELECT user_id FROM blocked)").write.saveAsTable("k")

#: The frame's way
orders = spark.table("lake.orders")
spark.table("staging.orders").join(orders, "order_id", "left_anti").write.saveAsTable("l")
