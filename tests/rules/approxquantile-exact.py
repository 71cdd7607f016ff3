import numpy as np
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("orders").getOrCreate()
orders = spark.read.table("orders")

#: An exact percentile for one threshold
p90 = orders.approxQuantile("total", [0.9], 0)[0]  # expect: approxquantile-exact
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# fixed: p90 = orders.approxQuantile("total", [0.9], 0.001)[0]

#: Written as a fraction
low, high = orders.approxQuantile("total", [0.05, 0.95], 0.0)  # expect: approxquantile-exact
# fixed: low, high = orders.approxQuantile("total", [0.05, 0.95], 0.001)

#: By name
median = orders.approxQuantile(col="total", probabilities=[0.5], relativeError=0)  # expect: approxquantile-exact
# fixed: median = orders.approxQuantile(col="total", probabilities=[0.5], relativeError=0.001)
exact = orders.approxQuantile("total", [0.5], relativeError=0.0)  # expect: approxquantile-exact
# fixed: exact = orders.approxQuantile("total", [0.5], relativeError=0.001)

#: Through df.stat
quartiles = orders.stat.approxQuantile("total", [0.25, 0.5, 0.75], 0.0)  # expect: approxquantile-exact
# fixed: quartiles = orders.stat.approxQuantile("total", [0.25, 0.5, 0.75], 0.001)

#: A small error keeps the summary small
rough = orders.approxQuantile("total", [0.5], 0.01)

#: Computed on the executors
approx = orders.agg(F.percentile_approx("total", [0.5, 0.9], 10000)).first()

#: A few literal rows
fixed = spark.createDataFrame([(1,), (2,), (3,)], ["n"]).approxQuantile("n", [0.5], 0)

#: NumPy's quantiles
local = np.quantile([1, 2, 3], 0)
