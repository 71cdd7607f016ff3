# Databricks' feature store: tables of it, and training sets that have the rows of their frame.
from databricks.feature_engineering import FeatureEngineeringClient
from databricks.feature_store import FeatureStoreClient
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
client = FeatureEngineeringClient()
store = FeatureStoreClient()
labels = spark.table("labels")

store.read_table("shop.customers")  # reveal: dataframe, no row bound
client.score_batch(model_uri="models:/churn/1", df=labels)  # reveal: dataframe, no row bound
client.score_batch(model_uri="models:/churn/1", df=labels.limit(10))  # reveal: dataframe, at most 10 rows
training = client.create_training_set(df=labels, feature_lookups=[], label="churned")
training.load_df()  # reveal: dataframe, no row bound
client.create_training_set(df=labels.limit(10), feature_lookups=[], label="churned").load_df()  # reveal: dataframe, at most 10 rows
