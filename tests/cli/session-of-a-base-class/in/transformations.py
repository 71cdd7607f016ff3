from typing import List, Optional

from pyspark.sql import SparkSession


class Transformation:
    def __init__(self, columns: List[str], spark: Optional[SparkSession] = None) -> None:
        self.columns = columns
        self.spark = spark
