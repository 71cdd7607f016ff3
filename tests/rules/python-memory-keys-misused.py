import pandas as pd
import torch
from pyspark import SparkConf
from pyspark.sql import SparkSession
from pyspark.sql.functions import pandas_udf

#: It limits no worker
conf = SparkConf()
conf.set("spark.python.worker.memory", "4g")  # expect: python-memory-keys-misused

#: A limit of the address space
conf.set("spark.executor.pyspark.memory", "4g")  # expect: python-memory-keys-misused
spark = SparkSession.builder.config(conf=conf).getOrCreate()


@pandas_udf("double")
def score(values: pd.Series) -> pd.Series:
    return pd.Series(torch.tensor(values.to_numpy()).numpy())


#: Room for Python
conf.set("spark.executor.memoryOverhead", "4g")
