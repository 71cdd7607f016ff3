from pyspark.sql import SparkSession
from synapse.ml.stages import SummarizeData
from synapse.ml.train import ComputeModelStatistics, ComputePerInstanceStatistics

spark = SparkSession.builder.getOrCreate()
scored = spark.table("shop.scored")

#: One row of metrics, one row for each column
metrics = ComputeModelStatistics(evaluationMetric="regression").transform(scored).toPandas()
error = ComputeModelStatistics().transform(scored).collect()[0]["rmse"]
columns = SummarizeData().transform(scored).toPandas()

#: One row for each row
errors = ComputePerInstanceStatistics().transform(scored).toPandas()  # expect: topandas-unbounded
