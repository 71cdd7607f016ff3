def load(spark):
    return spark.read.table("shop.orders")


def rows_of(df):
    return df.collect()
