from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
#: A comment is no part of the code: not behind a bracket, not between arguments, not before a body
few = (  # three of them
    # by hand
    spark.table("orders").limit(3)
)
few  # reveal: dataframe, at most 3 rows
less = few.limit(  # less
    # two
    2
)
less  # reveal: dataframe, at most 2 rows
rows = [  # one after the other
    # the first
    few,
][0]
rows  # reveal: dataframe, at most 3 rows


def first(  # of all
    # what
    frame,
):  # gives it back
    # at once
    return (  # it
        frame
    )


first(less)  # reveal: dataframe, at most 2 rows
