"""A module that workers import: what its own functions read does not travel."""
import pandas as pd
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

ZONES = pd.read_csv("zones.csv")


def zone_of(row):
    return ZONES.loc[row.zone]


@F.udf("string")
def named(zone):
    return ZONES.loc[zone]


def by_name(df: DataFrame):
    return df.rdd.map(zone_of)


def by_value(df: DataFrame):
    return df.rdd.map(lambda row: ZONES.loc[row.zone])


class Zones:
    def one(self, row):
        return ZONES.loc[row.zone]

    def run(self, df: DataFrame):
        return df.rdd.map(self.one)
