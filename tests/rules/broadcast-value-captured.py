from functools import partial

from company.rates import load_rates
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("convert").getOrCreate()
sc = spark.sparkContext
payments = spark.read.table("payments")
shared = sc.broadcast(load_rates())

#: The value is taken out before the lambda is made
rates = shared.value  # expect: broadcast-value-captured
#       ^^^^^^^^^^^^
euros = payments.rdd.map(lambda row: row.amount * rates[row.currency])


#: The same with a UDF
def make_column():
    table = shared.value  # expect: broadcast-value-captured

    @F.udf("double")
    def convert(amount, currency):
        return amount * table[currency]

    return payments.withColumn("euros", convert("amount", "currency"))


#: Bound to the function
def converted(table, row):
    return row.amount * table[row.currency]


bound = payments.rdd.map(partial(converted, shared.value))  # expect: broadcast-value-captured


def rounded(row, table, digits=2):
    return round(row.amount * table[row.currency], digits)


named = payments.rdd.map(partial(rounded, digits=0, table=shared.value))  # expect: broadcast-value-captured

#: Bound to the function, and read there
def read_there(handle, row):
    return row.amount * handle.value[row.currency]


right = payments.rdd.map(partial(read_there, shared))


#: Read inside the function
dollars = payments.rdd.map(lambda row: row.amount / shared.value[row.currency])


@F.udf("double")
def in_euros(amount, currency):
    known = shared.value
    return amount * known.get(currency, 1.0)


#: Read on the driver, for the driver
print(len(shared.value))


#: Another object's value
class Setting:
    def __init__(self, value):
        self.value = value


factor = Setting(2).value
doubled = payments.rdd.map(lambda row: row.amount * factor)
