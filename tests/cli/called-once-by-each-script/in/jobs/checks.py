def validate(df, path):
    checked = df.where("id is not null").cache()
    checked.where("amount < 0").write.parquet(path)
    print(checked.count())


def enrich(df, path):
    joined = df.where("id is not null").cache()
    joined.where("amount > 0").write.parquet(path)
    print(joined.count())


def main(df):
    kept = df.distinct().cache()
    kept.write.parquet("s3://lake/kept")
    print(kept.count())


if __name__ == "__main__":
    from pyspark.sql import SparkSession

    main(SparkSession.builder.getOrCreate().read.parquet("s3://lake/all"))
