from pyspark.sql import SparkSession

from checks import enrich, validate


def run(spark):
    customers = spark.read.parquet("s3://lake/customers")
    validate(customers, "s3://lake/wrong-customers")
    enrich(customers, "s3://lake/more-customers")
    enrich(customers.where("active"), "s3://lake/more-active-customers")


if __name__ == "__main__":
    run(SparkSession.builder.getOrCreate())
