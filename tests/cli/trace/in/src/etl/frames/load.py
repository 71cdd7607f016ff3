from pyspark.sql import DataFrame

from etl.settings import ROWS_SHOWN


def load(spark, table):
    return spark.read.table(table)


def clean(df: DataFrame) -> DataFrame:
    return df.dropna().filter("amount > 0")


def top(df, n=ROWS_SHOWN):
    return df.limit(n)


def to_dicts(df):
    return [row.asDict() for row in df.collect()]


def to_records(df):
    return [row.asDict() for row in df.collect()]


def release(*, frame):
    frame.unpersist()


def keep(df):
    df.cache()
    return df


def score(rows):
    import joblib

    for row in rows:
        yield joblib.load("model.pkl").predict([row])
