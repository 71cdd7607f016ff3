import sqlite3
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("queries").getOrCreate()

#: SELECT without a limit
clicks = spark.sql("SELECT user, url FROM clicks WHERE day >= '2024-01-01'").collect()  # expect: unbounded-sql-collect
# fixed: clicks = spark.sql("SELECT user, url FROM clicks WHERE day >= '2024-01-01'").limit(1000).collect()

#: Through a variable, to pandas
wide = spark.sql(
    """
    SELECT c.*, u.plan
    FROM clicks c JOIN users u ON c.user = u.id
    """
)
frame = wide.toPandas()  # expect: unbounded-sql-collect
#       ^^^^^^^^^^^^^^^
# fixed: frame = wide.limit(1000).toPandas()
frame.info()

#: A text put together at run time
table = sys.argv[1]
rows = spark.sql(f"SELECT * FROM {table}").collect()  # expect: unbounded-sql-collect
# fixed: rows = spark.sql(f"SELECT * FROM {table}").limit(1000).collect()

#: A limit in the text, or after it
top = spark.sql("SELECT url, hits FROM urls ORDER BY hits DESC LIMIT 20").collect()
some = spark.sql(f"SELECT * FROM {table} LIMIT 100").toPandas()
part = spark.sql("SELECT * FROM clicks").limit(50).collect()

#: One row
count = spark.sql("SELECT count(*), max(day) FROM clicks").collect()
catalog = spark.sql("SELECT current_catalog()").collect()

#: Commands return metadata
tables = spark.sql("SHOW TABLES IN web").collect()
columns = spark.sql("DESCRIBE EXTENDED web.clicks").toPandas()
plan = spark.sql("EXPLAIN SELECT * FROM clicks").collect()

#: Commands that return nothing
spark.sql("DROP TABLE IF EXISTS web.clicks_old").collect()

#: Few groups
by_country = spark.sql("SELECT country, count(*) AS n FROM clicks GROUP BY country").collect()

#: Another database
local = sqlite3.connect("state.db").execute("SELECT * FROM runs").fetchall()


#: The rows of one thing that is looked up
def of_table(catalog, table):
    return spark.sql(f"SELECT comment FROM {catalog}.notes WHERE table_name = '{table}' AND kind = 'note'").collect()


def of_kind(catalog, kind):
    return spark.sql(f"SELECT comment FROM {catalog}.notes WHERE kind = '{kind}'").collect()  # expect: unbounded-sql-collect


#: Rows that say of which table or column they are; and an access log, which has such a column, too
steering = spark.sql("SELECT source_table, target_table, load_type FROM control.loads WHERE active").collect()
columns = spark.table("control.notes").select("table_name", "column_name", "note").collect()
accesses = spark.sql("SELECT user_id, table_name FROM audit.accesses").collect()  # expect: unbounded-sql-collect

#: Tables whose names say that they are small, alone and beside others
catalog = sys.argv[2]
alerts = f"{catalog}.gold.alert_configurations"
enabled = spark.sql(f"SELECT alert_id, query FROM {alerts} WHERE enabled").collect()
since = spark.sql("SELECT source, loaded_until FROM ops.load_watermarks").toPandas()
named = spark.sql("SELECT * FROM country_lookup c JOIN currency_codes u ON c.currency = u.code").collect()
both = spark.sql("SELECT * FROM country_lookup UNION ALL SELECT * FROM clicks").collect()  # expect: unbounded-sql-collect
joined = spark.sql(f"SELECT c.* FROM {alerts} a LEFT JOIN clicks c ON a.page = c.url").collect()  # expect: unbounded-sql-collect
settings = spark.sql("SELECT settings FROM clicks").collect()  # expect: unbounded-sql-collect
