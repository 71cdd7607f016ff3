# Databricks notebook source
#: The runtime gives sql() without an import
recipient = dbutils.widgets.get("recipient")
described = sql(f"DESCRIBE RECIPIENT {recipient}")
link = described.where("info_name = 'activation_link'").collect()[0]["info_value"]
tables = [row.tableName for row in sql("SHOW TABLES IN shop").collect()]
clicks = sql("SELECT user, url FROM clicks").collect()  # expect: unbounded-sql-collect
