def load_stores(spark):
    return spark.read.parquet("s3://lake/all_stores")


def read_days(spark):
    return spark.table("shop.every_day")
