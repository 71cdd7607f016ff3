"""pyspark.ml and pyspark.mllib: what estimators, models and statistics give."""
from pyspark.ml import Pipeline
from pyspark.ml.classification import LogisticRegression, RandomForestClassifier
from pyspark.ml.clustering import LDA, GaussianMixture, KMeans, PowerIterationClustering
from pyspark.ml.evaluation import BinaryClassificationEvaluator
from pyspark.ml.feature import (
    PCA, Bucketizer, BucketedRandomProjectionLSH, CountVectorizer, Imputer, OneHotEncoder, QuantileDiscretizer, RobustScaler,
    StringIndexer, VectorAssembler, Word2Vec)
from pyspark.ml.fpm import FPGrowth, PrefixSpan
from pyspark.ml.recommendation import ALS
from pyspark.ml.regression import IsotonicRegression, LinearRegression
from pyspark.ml.stat import ChiSquareTest, Correlation, KolmogorovSmirnovTest, Summarizer
from pyspark.ml.tuning import CrossValidator
from pyspark.mllib.linalg.distributed import BlockMatrix, CoordinateMatrix, IndexedRowMatrix, RowMatrix
from pyspark.mllib.stat import Statistics
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.table("orders")
ten = orders.limit(10)

# Fitting gives a model, transforming keeps the rows
model = LogisticRegression().fit(orders)  # reveal: spark-model
model.transform(ten)  # reveal: dataframe, at most 10 rows
Pipeline(stages=[LogisticRegression()]).fit(orders).transform(ten)  # reveal: dataframe, at most 10 rows
CrossValidator(collectSubModels=True).fit(orders)  # reveal: spark-model
BinaryClassificationEvaluator().evaluate(orders)  # reveal: number, one row
VectorAssembler(inputCols=["a"], outputCol="v").transform(ten)  # reveal: dataframe, at most 10 rows
Bucketizer(splits=[0, 1]).transform(ten)  # reveal: dataframe, at most 10 rows
QuantileDiscretizer().fit(orders).transform(ten)  # reveal: dataframe, at most 10 rows
Imputer().fit(orders).transform(ten)  # reveal: dataframe, at most 10 rows
RobustScaler().fit(orders).transform(ten)  # reveal: dataframe, at most 10 rows
OneHotEncoder().fit(orders).transform(ten)  # reveal: dataframe, at most 10 rows
PCA(k=3).fit(orders).transform(ten)  # reveal: dataframe, at most 10 rows
IsotonicRegression().fit(orders).transform(ten)  # reveal: dataframe, at most 10 rows

# What models hold on the driver
StringIndexer(inputCol="a").fit(orders).labels  # reveal: list, one row per distinct key
CountVectorizer(inputCol="a").fit(orders).vocabulary  # reveal: list, one row per distinct key
Word2Vec().fit(orders).getVectors()  # reveal: dataframe, one row per distinct key
forest = RandomForestClassifier().fit(orders)  # reveal: spark-model
forest.featureImportances  # reveal: python
forest.toDebugString  # reveal: string
forest.trees  # reveal: list
KMeans(k=3).fit(orders).clusterCenters()[0]  # reveal: pandas, as many rows as there is metadata
GaussianMixture(k=3).fit(orders).gaussiansDF  # reveal: dataframe, as many rows as there is metadata
topics = LDA(k=10).fit(orders)  # reveal: spark-model
topics.describeTopics(5)  # reveal: dataframe, as many rows as there is metadata
topics.topicsMatrix()  # reveal: python
topics.toLocal()  # reveal: spark-model

# Datasets of a model
als = ALS().fit(orders)
als.userFactors  # reveal: dataframe, no row bound
als.itemFactors  # reveal: dataframe, no row bound
als.recommendForAllUsers(10)  # reveal: dataframe, no row bound
als.recommendForAllItems(10)  # reveal: dataframe, no row bound
als.recommendForUserSubset(ten, 10)  # reveal: dataframe, at most 10 rows
als.recommendForItemSubset(ten, 10)  # reveal: dataframe, at most 10 rows
growth = FPGrowth().fit(orders)
growth.freqItemsets  # reveal: dataframe, no row bound
growth.associationRules  # reveal: dataframe, no row bound
growth.transform(ten)  # reveal: dataframe, at most 10 rows
PrefixSpan().findFrequentSequentialPatterns(orders)  # reveal: dataframe, no row bound
PowerIterationClustering().assignClusters(orders)  # reveal: dataframe, no row bound
near = BucketedRandomProjectionLSH().fit(orders)
near.approxNearestNeighbors(orders, [1.0], 7)  # reveal: dataframe, at most 7 rows
near.approxSimilarityJoin(orders, orders, 0.5)  # reveal: dataframe, no row bound

# What a model tells of its training
summary = model.summary  # reveal: summary
summary.predictions  # reveal: dataframe, no row bound
summary.roc  # reveal: dataframe, at most 1000 rows
summary.pr  # reveal: dataframe, at most 1000 rows
summary.fMeasureByThreshold  # reveal: dataframe, at most 1000 rows
summary.precisionByThreshold  # reveal: dataframe, at most 1000 rows
summary.recallByThreshold  # reveal: dataframe, at most 1000 rows
summary.areaUnderROC  # reveal: number
LinearRegression().fit(orders).summary.residuals  # reveal: dataframe, no row bound

# Statistics. (ANOVATest and FValueTest are in none of the versions from 3.5 on.) One row, or one for each feature with flatten
Correlation.corr(orders, "v")  # reveal: dataframe, one row
ChiSquareTest.test(orders, "v", "label")  # reveal: dataframe, as many rows as there is metadata
ChiSquareTest.test(orders, "v", "label", True)  # reveal: dataframe, as many rows as there is metadata
KolmogorovSmirnovTest.test(orders, "v", "norm", 0.0, 1.0)  # reveal: dataframe, one row
orders.select(Summarizer.mean(orders.v))  # reveal: dataframe, one row
orders.select(Summarizer.metrics("mean", "count").summary(orders.v))  # reveal: dataframe, one row

# pyspark.mllib: matrices over the executors, and what of them is local
rows = RowMatrix(orders.rdd)  # reveal: matrix
rows.rows  # reveal: rdd, no row bound
rows.computeCovariance()  # reveal: python
rows.computePrincipalComponents(3)  # reveal: python
BlockMatrix(orders.rdd, 10, 10).toLocalMatrix()  # reveal: python
CoordinateMatrix(orders.rdd).entries  # reveal: rdd, no row bound
CoordinateMatrix(orders.rdd).toBlockMatrix().toLocalMatrix()  # reveal: python
IndexedRowMatrix(orders.rdd).toBlockMatrix().toLocalMatrix()  # reveal: python
Statistics.colStats(orders.rdd)  # reveal: python
Statistics.corr(orders.rdd)  # reveal: python
