from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.read.table("shop.orders")


def export(orders_df, key, count):
    everything = orders.collect()  # certain: the table is read in this file
    given = orders_df.select("amount").collect()  # likely: who calls this?
    by_customer = orders.groupBy("customer_id").count().collect()  # likely: a name
    by_key = orders.groupBy(key).count().collect()  # never: nothing says that there are many
    some = orders.limit(count).collect()  # possible: how many?
    codes = spark.read.table("shop.country_lookup").collect()  # possible: small by its name
    few = orders.limit(10).collect()  # never
    what = somebody.collect()  # never: of what?
    return everything, given, by_customer, by_key, some, codes, few, what
