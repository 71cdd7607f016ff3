"""Builds the daily customer features: orders, visits and support cases of the last 90 days, one row for each customer."""
import argparse
import logging
from datetime import date, timedelta

from pyspark.sql import DataFrame, SparkSession, Window
from pyspark.sql import functions as F
from pyspark.sql import types as T

logger = logging.getLogger("features")

ORDER_STATES = ["paid", "shipped", "delivered"]
CHANNELS = ["web", "app", "shop"]
OUTPUT_SCHEMA = T.StructType(
    [
        T.StructField("customer_id", T.LongType(), False),
        T.StructField("orders", T.LongType(), True),
        T.StructField("amount", T.DoubleType(), True),
        T.StructField("visits", T.LongType(), True),
        T.StructField("cases", T.LongType(), True),
    ]
)


@F.udf("string")
def normalize_country(code):
    if code is None:
        return "unknown"
    return {"UK": "GB", "EL": "GR"}.get(code.upper(), code.upper())


def read_table(spark: SparkSession, name: str, since: date) -> DataFrame:
    return spark.read.table(name).where(F.col("day") >= F.lit(since))


def order_features(orders: DataFrame) -> DataFrame:
    kept = orders.where(F.col("state").isin(ORDER_STATES)).where(F.col("channel").isin(CHANNELS))
    return kept.groupBy("customer_id").agg(
        F.count("*").alias("orders"),
        F.sum("amount").alias("amount"),
        F.max("ordered_at").alias("last_order"),
    )


def visit_features(visits: DataFrame) -> DataFrame:
    window = Window.partitionBy("customer_id").orderBy(F.desc("started_at"))
    latest = visits.withColumn("rank", F.row_number().over(window)).where("rank = 1")
    counts = visits.groupBy("customer_id").agg(F.count("*").alias("visits"))
    return counts.join(latest.select("customer_id", "page", "device"), "customer_id", "left")


def case_features(cases: DataFrame) -> DataFrame:
    return cases.groupBy("customer_id").agg(
        F.count("*").alias("cases"),
        F.avg(F.unix_timestamp("closed_at") - F.unix_timestamp("opened_at")).alias("seconds_open"),
    )


def report(features: DataFrame) -> None:
    features.cache()
    by_country = features.groupBy("country").agg(F.count("*").alias("customers")).orderBy(F.desc("customers"))
    for row in by_country.limit(20).collect():
        logger.info("%s: %d customers", row["country"], row["customers"])
    logger.info("customers in all: %d", features.count())


def check_quality(features: DataFrame) -> None:
    missing = features.where(F.col("customer_id").isNull()).collect()
    if len(missing) > 0:
        raise ValueError(f"{len(missing)} rows without a customer")
    for column in features.columns:
        nulls = features.where(F.col(column).isNull()).count()
        logger.info("%s: %d nulls", column, nulls)


def export(features: DataFrame, path: str) -> None:
    frame = features.toPandas()
    frame.to_csv(path, index=False)


def add_ratios(features: DataFrame) -> DataFrame:
    for channel in CHANNELS:
        features = features.withColumn(f"share_{channel}", F.col(channel) / F.col("orders"))
    return features


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--day", type=date.fromisoformat, default=date.today())
    parser.add_argument("--out", required=True)
    parser.add_argument("--csv")
    arguments = parser.parse_args()
    since = arguments.day - timedelta(days=90)

    spark = (
        SparkSession.builder.appName("customer-features")
        .config("spark.sql.shuffle.partitions", "400")
        .config("spark.sql.autoBroadcastJoinThreshold", "200m")
        .getOrCreate()
    )
    customers = spark.read.table("crm.customers").withColumn("country", normalize_country("country_code"))
    orders = order_features(read_table(spark, "shop.orders", since))
    visits = visit_features(read_table(spark, "web.visits", since))
    cases = case_features(read_table(spark, "support.cases", since))

    features = (
        customers.join(F.broadcast(orders), "customer_id", "left")
        .join(visits, "customer_id", "left")
        .join(cases, "customer_id", "left")
        .na.fill(0, ["orders", "visits", "cases"])
    )
    check_quality(features)
    report(features)
    features.write.mode("overwrite").partitionBy("country").parquet(arguments.out)
    if arguments.csv:
        export(features, arguments.csv)


if __name__ == "__main__":
    main()
