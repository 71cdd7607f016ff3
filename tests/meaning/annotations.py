# What an annotation says where its name is bound in several ways, or stands for a type.
from typing import Any, List, Optional

try:
    from pyspark.sql import DataFrame
except ImportError:
    DataFrame = Any

try:
    from pyspark.sql import DataFrame as SparkFrame
except ImportError:

    class SparkFrame:
        """Spark is not installed"""


class Missing:
    """Some library is not installed"""


if find_spec("pyspark"):
    from pyspark.sql import DataFrame as Found

    Frame = Found
else:
    Frame = Missing

if find_spec("pyspark"):
    from pyspark.sql import DataFrame as Either
else:
    from pandas import DataFrame as Either

Frames = List[Frame]
MaybeFrame = Optional[Frame]


def any_instead(orders: DataFrame):
    return orders  # reveal: dataframe, no row bound


def class_instead(orders: SparkFrame):
    return orders  # reveal: dataframe, no row bound


def name_of_either(orders: Frame):
    return orders  # reveal: dataframe, no row bound


def of_two_libraries(orders: Either):
    return orders  # reveal: unknown


def of_many(orders: Frames):
    for frame in orders:
        frame.select("id")  # reveal: dataframe, no row bound


def of_one_or_none(orders: MaybeFrame):
    return orders  # reveal: dataframe, no row bound
