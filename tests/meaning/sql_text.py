"""The bound of a SQL text, wherever the text comes from."""
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
day = spark.conf.get("day")
table = "raw.events"

spark.sql("SELECT * FROM events")  # reveal: dataframe, no row bound
spark.sql("SELECT * FROM events LIMIT 100")  # reveal: dataframe, at most 100 rows
spark.sql(f"SELECT * FROM {table} WHERE day = '{day}' LIMIT 10")  # reveal: dataframe, at most 10 rows
spark.sql("SELECT count(*) FROM events")  # reveal: dataframe, one row
spark.sql("select max(day) as d, min(day) from events where x > 1")  # reveal: dataframe, one row
spark.sql("SELECT count(*) OVER (PARTITION BY a) FROM events")  # reveal: dataframe, no row bound
spark.sql("SELECT country, count(*) FROM events GROUP BY country")  # reveal: dataframe, one row per distinct key
spark.sql("SELECT user_id, sum(x) FROM events GROUP BY user_id ORDER BY 2")  # reveal: dataframe, one row per distinct key, and there are many
spark.sql("SHOW TABLES IN raw")  # reveal: dataframe, as many rows as there is metadata
spark.sql("DESCRIBE TABLE raw.events")  # reveal: dataframe, as many rows as there is metadata
spark.sql("DROP TABLE IF EXISTS " + table)  # reveal: dataframe, no rows
spark.sql("SELECT * FROM (SELECT * FROM events LIMIT 7) t")  # reveal: dataframe, at most 7 rows
spark.sql("WITH t AS (SELECT * FROM events) SELECT count(*) FROM t")  # reveal: dataframe, one row
spark.sql("SELECT * FROM {} LIMIT 5".format(table))  # reveal: dataframe, at most 5 rows
spark.sql("SELECT * FROM %s LIMIT 6" % table)  # reveal: dataframe, at most 6 rows
spark.sql("SELECT current_date()")  # reveal: dataframe, one row
spark.sql("SELECT 1 UNION ALL SELECT 2")  # reveal: dataframe, at most 2 rows
spark.sql(day)  # reveal: dataframe
text = """
    -- the last ones
    SELECT *
    FROM events
    LIMIT 3
"""
spark.sql(text)  # reveal: dataframe, at most 3 rows
spark.table("events").limit(4).createOrReplaceTempView("few")
spark.sql("SELECT * FROM few WHERE a = 1")  # reveal: dataframe, at most 4 rows
spark.table("few")  # reveal: dataframe, at most 4 rows

# A sum of texts, and the sums that begin it.
table = "SELECT * FROM " + "events"
both = table + " LIMIT " + "5"
other = table + " WHERE a > " + str(least) + " LIMIT " + "7"
by_sum = spark.sql(both)  # reveal: dataframe, at most 5 rows
by_other = spark.sql(other)  # reveal: dataframe, at most 7 rows
by_table = spark.sql(table)  # reveal: dataframe, no row bound
first = second = third = spark.sql(both)
first  # reveal: dataframe, at most 5 rows
third  # reveal: dataframe, at most 5 rows

# Texts that are put together
sums = ["count(*) AS n"]
for name in orders.columns:
    sums.append(f"sum({name}) AS {name}")
spark.sql(f"SELECT {', '.join(sums)} FROM orders")  # reveal: dataframe, one row
spark.sql(f"SELECT {', '.join([f'max({name})' for name in orders.columns])} FROM orders")  # reveal: dataframe, one row
spark.sql(f"SELECT {', '.join(f'max({name})' for name in orders.columns)} FROM orders")  # reveal: dataframe, one row
spark.sql("SELECT " + ", ".join(["a", "b"]) + " FROM orders")  # reveal: dataframe, no row bound
", ".join(["a", "b"])  # reveal: string, a, b
spark.sql(f"SELECT {', '.join(orders.columns)} FROM orders")  # reveal: dataframe, no row bound

# Keys that are computed
spark.sql("SELECT DISTINCT split(place, '/')[0] AS shelf FROM orders")  # reveal: dataframe, one row per distinct key
spark.sql("SELECT year(ts), month(ts), count(*) FROM orders GROUP BY year(ts), month(ts)")  # reveal: dataframe, one row per distinct key
