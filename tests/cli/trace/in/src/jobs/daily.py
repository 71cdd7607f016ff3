from etl.base import connect
from etl.frames import load

spark = connect()
orders = load(spark, "orders")
latest = orders.filter("day = 1").groupBy("order_id").count()
latest.collect()
orders.select("day").toPandas()
