from helpers import Warehouse, run_query, run_trimmed
from session import spark

run_query("SELECT * FROM shop.orders").collect()  # unbounded
run_query("SELECT count(*) FROM shop.orders").collect()
run_trimmed("SELECT * FROM shop.orders;").collect()
warehouse = Warehouse(spark)
warehouse.query("SELECT * FROM shop.orders LIMIT 5").collect()
warehouse.query(text="SELECT * FROM shop.orders").toPandas()  # unbounded
