import pandas as pd
import pyspark.pandas as ps
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("visits").getOrCreate()
visits = ps.read_parquet("s3://lake/visits")

#: A distributed frame becomes a local one
local = visits.to_pandas()  # expect: pandas-on-spark-collect
#       ^^^^^^^^^^^^^^^^^^
# fixed: local = visits.head(1000).to_pandas()
urls = visits["url"].to_list()  # expect: pandas-on-spark-collect
# fixed: urls = visits["url"].head(1000).to_list()
matrix = visits.values  # expect: pandas-on-spark-collect
# fixed: matrix = visits.head(1000).values
visits.to_excel("visits.xlsx")  # expect: pandas-on-spark-collect

#: One text of all rows
text = visits.to_csv()  # expect: pandas-on-spark-collect
page = visits.to_html()  # expect: pandas-on-spark-collect

#: An iterator made into a list
rows = list(visits.iterrows())  # expect: pandas-on-spark-collect

#: A frame of Spark by way of pandas-on-Spark
orders = spark.read.table("orders").pandas_api().to_numpy()  # expect: pandas-on-spark-collect

#: A few rows
print(visits.head(20).to_pandas(), visits.to_string(max_rows=10), visits["seconds"].mean())
sample = spark.read.table("orders").limit(100).pandas_api().to_pandas()

#: Groups
by_country = visits.groupby("country").sum().to_pandas()

#: Spark writes
visits.to_csv("s3://lake/visits.csv")
visits.to_parquet("s3://lake/copy")
visits.to_spark().write.mode("overwrite").parquet("s3://lake/other")

#: One row after the other
for number, row in visits.iterrows():
    print(number, row["url"])

#: pandas' own
print(pd.DataFrame({"x": [1, 2]}).to_numpy(), pd.read_csv("codes.csv").values)
