"""Every clause and statement of SQL that says how many rows come of it."""
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(10).createOrReplaceTempView("ten")
spark.range(3).createOrReplaceTempView("three")
spark.range(1).createOrReplaceTempView("single")
n = spark.conf.get("n")

spark.sql("SELECT * FROM t LIMIT 5 OFFSET 3")  # reveal: dataframe, at most 5 rows
spark.sql("SELECT * FROM ten OFFSET 3")  # reveal: dataframe, at most 10 rows
spark.sql("SELECT * FROM t OFFSET 3")  # reveal: dataframe, no row bound
spark.sql("SELECT * FROM t LIMIT ALL")  # reveal: dataframe, no row bound
spark.sql(f"SELECT * FROM t LIMIT {n}")  # reveal: dataframe, a limited number of rows
spark.sql("SELECT * FROM t LIMIT :n", args={"n": 5})  # reveal: dataframe, a limited number of rows
spark.sql("select count(*), max(a) from t")  # reveal: dataframe, one row
spark.sql("SELECT collect_list(a) FROM t")  # reveal: dataframe, one row, wide
spark.sql("SELECT approx_top_k(a, 5) FROM t")  # reveal: dataframe, one row
spark.sql("SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY a) FROM t")  # reveal: dataframe, one row
spark.sql("SELECT country, percentile_cont(0.5) WITHIN GROUP (ORDER BY a) FROM t GROUP BY country")  # reveal: dataframe, one row per distinct key
spark.sql("SELECT 1 AS x, max(a) FROM t")  # reveal: dataframe, one row
spark.sql("SELECT sum(a) OVER (ORDER BY b) FROM t")  # reveal: dataframe, no row bound
spark.sql("SELECT country, collect_set(a) FROM t GROUP BY country")  # reveal: dataframe, one row per distinct key, wide
spark.sql("SELECT country, count(*) FROM t GROUP BY ALL")  # reveal: dataframe, one row per distinct key
spark.sql("SELECT a, b, count(*) FROM t GROUP BY ROLLUP (a, b)")  # reveal: dataframe, one row per distinct key
spark.sql("SELECT a, b, count(*) FROM ten GROUP BY CUBE (a, b)")  # reveal: dataframe, at most 40 rows
spark.sql("SELECT a, b, count(*) FROM ten GROUP BY a, b WITH ROLLUP")  # reveal: dataframe, at most 30 rows
spark.sql("SELECT a, b, count(*) FROM ten GROUP BY GROUPING SETS ((a), (b), ())")  # reveal: dataframe, at most 30 rows
spark.sql("SELECT a, count(*) FROM ten GROUP BY a")  # reveal: dataframe, at most 10 rows
spark.sql("SELECT DISTINCT country FROM t")  # reveal: dataframe, one row per distinct key
spark.sql("SELECT user_id, count(*) FROM t GROUP BY 1")  # reveal: dataframe, one row per distinct key, and there are many
spark.sql("SELECT country, year(ts), count(*) FROM t GROUP BY 1, 2")  # reveal: dataframe, one row per distinct key
spark.sql("SELECT * EXCEPT (a) FROM t")  # reveal: dataframe, no row bound
spark.sql("SELECT * EXCEPT (a) FROM t LIMIT 5")  # reveal: dataframe, at most 5 rows
spark.sql("SELECT DISTINCT * FROM t")  # reveal: dataframe, no row bound
spark.sql("SELECT DISTINCT t.*, s.country FROM t JOIN s ON t.a = s.a")  # reveal: dataframe, no row bound
spark.sql("SELECT DISTINCT a * b FROM t")  # reveal: dataframe, one row per distinct key
spark.sql("SELECT DISTINCT user_id FROM t")  # reveal: dataframe, one row per distinct key, and there are many
spark.sql("SELECT DISTINCT country FROM ten")  # reveal: dataframe, at most 10 rows
spark.sql("SELECT * FROM ten UNION ALL SELECT * FROM three")  # reveal: dataframe, at most 13 rows
spark.sql("SELECT * FROM ten UNION SELECT * FROM three")  # reveal: dataframe, at most 13 rows
spark.sql("SELECT * FROM ten UNION ALL SELECT * FROM t")  # reveal: dataframe, no row bound
spark.sql("SELECT * FROM t INTERSECT SELECT * FROM three")  # reveal: dataframe, at most 3 rows
spark.sql("SELECT * FROM ten EXCEPT SELECT * FROM t")  # reveal: dataframe, at most 10 rows
spark.sql("SELECT * FROM three MINUS SELECT * FROM t")  # reveal: dataframe, at most 3 rows
spark.sql("SELECT * FROM t EXCEPT SELECT * FROM ten")  # reveal: dataframe, no row bound
spark.sql("SELECT * FROM ten JOIN three ON ten.id = three.id")  # reveal: dataframe, at most 30 rows
spark.sql("SELECT * FROM ten, three")  # reveal: dataframe, at most 30 rows
spark.sql("SELECT * FROM ten CROSS JOIN three")  # reveal: dataframe, at most 30 rows
spark.sql("SELECT * FROM ten JOIN single USING (id)")  # reveal: dataframe, at most 10 rows
spark.sql("SELECT * FROM ten JOIN t ON ten.id = t.id")  # reveal: dataframe, no row bound
spark.sql("SELECT * FROM ten LEFT JOIN single ON ten.id = single.id")  # reveal: dataframe, at most 10 rows
spark.sql("SELECT * FROM ten LEFT OUTER JOIN t ON ten.id = t.id")  # reveal: dataframe, no row bound
spark.sql("SELECT * FROM ten LEFT SEMI JOIN t ON ten.id = t.id")  # reveal: dataframe, at most 10 rows
spark.sql("SELECT * FROM ten LEFT ANTI JOIN t ON ten.id = t.id")  # reveal: dataframe, at most 10 rows
spark.sql("SELECT * FROM single RIGHT JOIN ten ON ten.id = single.id")  # reveal: dataframe, at most 10 rows
spark.sql("SELECT * FROM ten FULL OUTER JOIN three ON ten.id = three.id")  # reveal: dataframe, at most 33 rows
spark.sql("SELECT * FROM ten a JOIN three b ON a.id = b.id JOIN three c ON a.id = c.id")  # reveal: dataframe, at most 90 rows
spark.sql("SELECT count(*) FROM ten JOIN t ON ten.id = t.id")  # reveal: dataframe, one row
spark.sql("SELECT * FROM ten WHERE id NOT IN (SELECT id FROM t)")  # reveal: dataframe, at most 10 rows
spark.sql("SELECT * FROM ten WHERE EXISTS (SELECT 1 FROM t)")  # reveal: dataframe, at most 10 rows
spark.sql("SELECT * FROM t WHERE 1 = 0")  # reveal: dataframe, no rows
spark.sql("SELECT id, x FROM ten LATERAL VIEW explode(items) AS x")  # reveal: dataframe, no row bound
spark.sql("SELECT explode(items) FROM ten")  # reveal: dataframe, no row bound
spark.sql("SELECT explode(array(1, 2)) FROM ten")  # reveal: dataframe, at most 20 rows
spark.sql("SELECT * FROM TABLE(numbers(1))")  # reveal: dataframe, no row bound
spark.sql("SELECT * FROM range(5)")  # reveal: dataframe, at most 5 rows
spark.sql("SELECT * FROM t TABLESAMPLE (7 ROWS)")  # reveal: dataframe, at most 7 rows
spark.sql("SELECT * FROM t TABLESAMPLE (5 PERCENT)")  # reveal: dataframe, no row bound
spark.sql("SELECT * FROM ten TABLESAMPLE (BUCKET 1 OUT OF 4)")  # reveal: dataframe, at most 10 rows
spark.sql("SELECT * FROM (SELECT country, year, a FROM t) PIVOT (sum(a) FOR year IN (2023, 2024))")  # reveal: dataframe, one row per distinct key
spark.sql("SELECT * FROM ten UNPIVOT (v FOR k IN (a, b))")  # reveal: dataframe, at most 20 rows
spark.sql("VALUES (1, 'a'), (2, 'b')")  # reveal: dataframe, at most 2 rows
spark.sql("SELECT * FROM VALUES (1), (2), (3) AS v(a)")  # reveal: dataframe, at most 3 rows
spark.sql("FROM t")  # reveal: dataframe, no row bound
spark.sql("TABLE ten")  # reveal: dataframe, at most 10 rows
spark.sql("FROM ten SELECT id")  # reveal: dataframe, at most 10 rows
spark.sql("WITH c AS (SELECT * FROM t LIMIT 4) SELECT * FROM c")  # reveal: dataframe, at most 4 rows
spark.sql("WITH c AS (SELECT * FROM t), d AS (SELECT max(id) FROM c) SELECT * FROM d")  # reveal: dataframe, one row
spark.sql("FROM t |> WHERE a > 1 |> LIMIT 6")  # reveal: dataframe, at most 6 rows
spark.sql("FROM t |> AGGREGATE count(*)")  # reveal: dataframe, one row
spark.sql("FROM t |> AGGREGATE count(*) GROUP BY country")  # reveal: dataframe, one row per distinct key
spark.sql("FROM ten |> SELECT id")  # reveal: dataframe, at most 10 rows
spark.sql("WITH RECURSIVE c AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT * FROM c")  # reveal: dataframe, no row bound

# Statements: metadata, or nothing
spark.sql("SHOW TABLES")  # reveal: dataframe, as many rows as there is metadata
spark.sql("SHOW DATABASES")  # reveal: dataframe, as many rows as there is metadata
spark.sql("SHOW VIEWS IN shop")  # reveal: dataframe, as many rows as there is metadata
spark.sql("SHOW USER FUNCTIONS")  # reveal: dataframe, as many rows as there is metadata
spark.sql("SHOW COLUMNS IN t")  # reveal: dataframe, as many rows as there is metadata
spark.sql("SHOW TBLPROPERTIES t")  # reveal: dataframe, as many rows as there is metadata
spark.sql("SHOW CATALOGS")  # reveal: dataframe, as many rows as there is metadata
spark.sql("DESCRIBE FUNCTION upper")  # reveal: dataframe, as many rows as there is metadata
spark.sql("DESCRIBE DATABASE EXTENDED shop")  # reveal: dataframe, as many rows as there is metadata
spark.sql("DESCRIBE QUERY SELECT * FROM t")  # reveal: dataframe, as many rows as there is metadata
spark.sql("LIST FILES")  # reveal: dataframe, as many rows as there is metadata
spark.sql("ADD FILE '/lookup.csv'")  # reveal: dataframe, no rows
spark.sql("SHOW PARTITIONS t")  # reveal: dataframe, as many rows as there is metadata
spark.sql("SHOW CREATE TABLE t")  # reveal: dataframe, one row
spark.sql("DESCRIBE EXTENDED t")  # reveal: dataframe, as many rows as there is metadata
spark.sql("DESC t")  # reveal: dataframe, as many rows as there is metadata
spark.sql("EXPLAIN SELECT * FROM t")  # reveal: dataframe, one row
spark.sql("SET spark.sql.shuffle.partitions = 8")  # reveal: dataframe, one row
spark.sql("SET")  # reveal: dataframe, as many rows as there is metadata
spark.sql("SET -v")  # reveal: dataframe, as many rows as there is metadata
spark.sql("RESET")  # reveal: dataframe, no rows
spark.sql("CREATE TABLE a AS SELECT * FROM t")  # reveal: dataframe, no rows
spark.sql("ALTER TABLE a ADD COLUMNS (x INT)")  # reveal: dataframe, no rows
spark.sql("DROP TABLE a")  # reveal: dataframe, no rows
spark.sql("USE d")  # reveal: dataframe, no rows
spark.sql("REFRESH TABLE t")  # reveal: dataframe, no rows
spark.sql("CACHE TABLE t")  # reveal: dataframe, no rows
spark.sql("UNCACHE TABLE t")  # reveal: dataframe, no rows
spark.sql("CLEAR CACHE")  # reveal: dataframe, no rows
spark.sql("MSCK REPAIR TABLE t")  # reveal: dataframe, no rows
spark.sql("ADD JAR 'x.jar'")  # reveal: dataframe, no rows
spark.sql("ANALYZE TABLE t COMPUTE STATISTICS")  # reveal: dataframe, no rows
spark.sql("INSERT INTO a SELECT * FROM t")  # reveal: dataframe, one row
spark.sql("MERGE INTO a USING t ON a.x = t.x WHEN MATCHED THEN DELETE")  # reveal: dataframe, one row
spark.sql("UPDATE a SET x = 1")  # reveal: dataframe, one row
spark.sql("DELETE FROM a")  # reveal: dataframe, one row
spark.sql("TRUNCATE TABLE a")  # reveal: dataframe, no rows
spark.sql("LOAD DATA INPATH 'p' INTO TABLE a")  # reveal: dataframe, no rows
spark.sql("LIST JARS")  # reveal: dataframe, as many rows as there is metadata
spark.sql("DESCRIBE HISTORY t")  # reveal: dataframe, as many rows as there is metadata
spark.sql("DESCRIBE DETAIL t")  # reveal: dataframe, one row
spark.sql("OPTIMIZE t")  # reveal: dataframe, one row
spark.sql("VACUUM t")  # reveal: dataframe, one row
spark.sql("VACUUM t DRY RUN")  # reveal: dataframe, at most 1000 rows
spark.sql("CALL proc(1)")  # reveal: dataframe, not known how many rows
spark.sql("EXECUTE IMMEDIATE 'SELECT * FROM t LIMIT 3'")  # reveal: dataframe, at most 3 rows
spark.sql("EXECUTE IMMEDIATE x")  # reveal: dataframe, not known how many rows
spark.sql("BEGIN SELECT 1; END")  # reveal: dataframe, not known how many rows
spark.sql(n)  # reveal: dataframe, not known how many rows
