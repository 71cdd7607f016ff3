"""pandas API on Spark: what stays distributed, and what reaches the driver."""
import numpy as np
import pandas as pd
import pyspark.pandas as ps
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
psdf = ps.read_parquet("/orders")  # reveal: pandas-on-spark, no row bound
amount = psdf["amount"]  # reveal: pandas-on-spark-series, no row bound
ten = psdf.head(10)  # reveal: pandas-on-spark, at most 10 rows
ids = psdf.index  # reveal: pandas-on-spark-series, no row bound

# All rows reach the driver
psdf.to_pandas()  # reveal: pandas, no row bound
ten.to_pandas()  # reveal: pandas, at most 10 rows
psdf.to_numpy()  # reveal: pandas, no row bound
psdf.values  # reveal: pandas, no row bound
psdf.to_dict("records")  # reveal: dict, no row bound
amount.to_list()  # reveal: rows, no row bound
ids.tolist()  # reveal: rows, no row bound
psdf.to_records()  # reveal: pandas, no row bound
psdf.to_html()  # reveal: string, no row bound
psdf.to_html(max_rows=100)  # reveal: string, at most 100 rows
psdf.to_string()  # reveal: string, no row bound
psdf.to_string(max_rows=20)  # reveal: string, at most 20 rows
psdf.to_latex()  # reveal: string, no row bound
psdf.to_markdown()  # reveal: string, no row bound
psdf.to_clipboard()  # reveal: none, no row bound
psdf.to_excel("orders.xlsx")  # reveal: none, no row bound
psdf.to_hdf("orders.h5", key="orders")  # reveal: none, no row bound
psdf.to_feather("orders.feather")  # reveal: none, no row bound
psdf.to_stata("orders.dta")  # reveal: none, no row bound
psdf.to_csv()  # reveal: string, no row bound
psdf.to_json()  # reveal: string, no row bound
psdf.to_csv("/out")  # reveal: none, no row bound
psdf.iterrows()  # reveal: row-iterator, no row bound
psdf.itertuples()  # reveal: row-iterator, no row bound
amount.items()  # reveal: row-iterator, no row bound
psdf.items()  # reveal: iterator, as many rows as there is metadata

# Distributed pieces
psdf.head()  # reveal: pandas-on-spark, at most 5 rows
psdf.tail(3)  # reveal: pandas-on-spark, at most 3 rows
psdf.iloc[:7]  # reveal: pandas-on-spark, at most 7 rows
psdf.loc[psdf.amount > 3]  # reveal: pandas-on-spark, no row bound
psdf[psdf["amount"] > 3]  # reveal: pandas-on-spark, no row bound
psdf.sample(frac=0.1)  # reveal: pandas-on-spark, no row bound
psdf.nlargest(3, "amount")  # reveal: pandas-on-spark, at most 3 rows
psdf.nsmallest(n=4, columns="amount")  # reveal: pandas-on-spark, at most 4 rows
ten.sort_values("amount")  # reveal: pandas-on-spark, at most 10 rows
ten.rename(columns={"a": "b"})  # reveal: pandas-on-spark, at most 10 rows
ten.reset_index()  # reveal: pandas-on-spark, at most 10 rows
psdf.describe()  # reveal: pandas-on-spark, at most 8 rows
amount.unique()  # reveal: pandas-on-spark-series, one row per distinct key
psdf["country"].value_counts()  # reveal: pandas-on-spark-series, one row per distinct key
psdf.drop_duplicates("country")  # reveal: pandas-on-spark, one row per distinct key
amount.mode()  # reveal: pandas-on-spark-series, one row per distinct key
psdf.groupby("country").sum()  # reveal: pandas-on-spark, one row per distinct key
psdf.explode("items")  # reveal: pandas-on-spark, no row bound

# One value, or one for each column
psdf.shape  # reveal: tuple, one row
psdf.size  # reveal: number, one row
psdf.empty  # reveal: boolean, one row
amount.sum()  # reveal: python, one row
psdf.mean()  # reveal: pandas-on-spark-series, as many rows as there is metadata
psdf.nunique()  # reveal: pandas-on-spark-series, as many rows as there is metadata
psdf.any()  # reveal: pandas-on-spark-series, as many rows as there is metadata
psdf.all()  # reveal: pandas-on-spark-series, as many rows as there is metadata
amount.min()  # reveal: python, one row
amount.max()  # reveal: python, one row
amount.nunique()  # reveal: python, one row
amount.count()  # reveal: python, one row
amount.corr(amount)  # reveal: number, one row
len(psdf)  # reveal: number
amount.item()  # reveal: python, one row
amount.squeeze()  # reveal: python, one row
psdf.bool()  # reveal: boolean, one row

# The extremum's rows: all ties
psdf.idxmax()  # reveal: pandas-on-spark-series, as many rows as there is metadata
psdf.idxmin()  # reveal: pandas-on-spark-series, as many rows as there is metadata
amount.factorize()  # reveal: tuple, as many rows as there is metadata

# At most compute.max_rows, else an error
psdf.transpose()  # reveal: pandas-on-spark, as many rows as there is metadata
psdf.T  # reveal: pandas-on-spark, as many rows as there is metadata
psdf.dot(amount)  # reveal: pandas-on-spark, no row bound
psdf.style  # reveal: python
psdf.plot.hist()  # reveal: python

# Functions
psdf.apply(lambda column: column + 1)  # reveal: pandas-on-spark, no row bound
ten.transform(lambda column: column + 1)  # reveal: pandas-on-spark, at most 10 rows
psdf.groupby("country").apply(lambda group: group.head(1))  # reveal: pandas-on-spark, one row per distinct key
psdf.groupby("country").apply(unheard_of)  # reveal: pandas-on-spark, not known how many rows
ten.pandas_on_spark.apply_batch(lambda batch: batch)  # reveal: pandas-on-spark, at most 10 rows

# To Spark and back
ten.to_spark()  # reveal: dataframe, at most 10 rows
ten.spark.frame()  # reveal: dataframe, at most 10 rows
ten.spark.cache()  # reveal: pandas-on-spark, at most 10 rows, cached
ten.spark.persist()  # reveal: pandas-on-spark, at most 10 rows, cached
ten.spark.checkpoint()  # reveal: pandas-on-spark, at most 10 rows
ten.spark.local_checkpoint()  # reveal: pandas-on-spark, at most 10 rows
ten.spark.repartition(2)  # reveal: pandas-on-spark, at most 10 rows
ten.spark.coalesce(1)  # reveal: pandas-on-spark, at most 10 rows
ten.spark.hint("broadcast")  # reveal: pandas-on-spark, at most 10 rows
ten.spark.to_table("t")  # reveal: none
ten.spark.to_spark_io("/out", format="parquet")  # reveal: none
ten.spark.explain()  # reveal: none
spark.table("orders").pandas_api()  # reveal: pandas-on-spark, no row bound

# Sources
ps.read_csv("/orders")  # reveal: pandas-on-spark, no row bound
ps.read_json("/orders")  # reveal: pandas-on-spark, no row bound
ps.read_orc("/orders")  # reveal: pandas-on-spark, no row bound
ps.read_delta("/orders")  # reveal: pandas-on-spark, no row bound
ps.read_table("orders")  # reveal: pandas-on-spark, no row bound
ps.read_sql("SELECT 1", "jdbc:x")  # reveal: pandas-on-spark, no row bound
ps.read_sql_table("orders", "jdbc:x")  # reveal: pandas-on-spark, no row bound
ps.read_sql_query("SELECT 1", "jdbc:x")  # reveal: pandas-on-spark, no row bound
ps.read_spark_io("/orders", format="parquet")  # reveal: pandas-on-spark, no row bound
ps.read_excel("orders.xlsx")  # reveal: pandas-on-spark, no row bound
ps.read_html("https://example.org")  # reveal: list
ps.read_clipboard()  # reveal: pandas-on-spark, not known how many rows
ps.from_pandas(pd.read_csv("orders.csv"))  # reveal: pandas-on-spark, no row bound
ps.from_pandas(pd.DataFrame({"a": [1, 2]}))  # reveal: pandas-on-spark, at most 2 rows
ps.DataFrame({"a": [1, 2]})  # reveal: pandas-on-spark, at most 2 rows
ps.Series([1, 2, 3])  # reveal: pandas-on-spark-series, at most 3 rows
ps.json_normalize([{"a": 1}])  # reveal: pandas-on-spark, one row
ps.range(100)  # reveal: pandas-on-spark, at most 100 rows
ps.date_range("2024-01-01", periods=30)  # reveal: pandas-on-spark-series, at most 30 rows
ps.date_range("2024-01-01", "2024-12-31")  # reveal: pandas-on-spark-series, as many rows as there is metadata
ps.sql("SELECT * FROM orders LIMIT 5")  # reveal: pandas-on-spark, at most 5 rows

# Several
ps.concat([ten, ten])  # reveal: pandas-on-spark, at most 20 rows
ps.concat([ten, psdf])  # reveal: pandas-on-spark, no row bound
ps.merge(ten, ten, on="id")  # reveal: pandas-on-spark, at most 100 rows
ten.merge(psdf, on="id")  # reveal: pandas-on-spark, no row bound
ps.broadcast(ten)  # reveal: pandas-on-spark, at most 10 rows, broadcast-hinted
