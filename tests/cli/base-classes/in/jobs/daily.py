from pyspark.sql import SparkSession

from etl.base import Job, Sampled


class Daily(Job):
    def __init__(self, spark):
        super().__init__(spark, "shop.orders")
        self.day = self.table.where("day = current_date()")

    def frame(self):
        return super().frame().select("id", "day")


class Few(Sampled, Daily):
    def rows(self):
        return self.frame().collect()  # at most 100


spark = SparkSession.builder.getOrCreate()
daily = Daily(spark)
daily.frame().collect()  # a table
daily.day.collect()  # a table
daily.spark.table("shop.customers").collect()
Few(spark).rows()
Few(spark).frame().collect()  # at most 100
Job.started("shop.orders").frame().collect()  # a table
