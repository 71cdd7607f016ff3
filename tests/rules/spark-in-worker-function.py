from typing import Optional

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("look-up").getOrCreate()
orders = spark.read.table("orders")
customers = spark.read.table("customers")


#: The session in a UDF
@F.udf("string")
def name_of(customer):
    found = spark.sql(f"SELECT name FROM customers WHERE id = {customer}")  # expect: spark-in-worker-function
#           ^^^^^
    return found.first().name


#: A frame in a function for each row
def with_customer(order):
    match = customers.where(F.col("id") == order.customer_id)  # expect: spark-in-worker-function
    return order, match.count()


pairs = orders.rdd.map(with_customer)


#: An object that holds the session
class Report:
    def __init__(self, session, threshold):
        self.session = session
        self.threshold = threshold

    def is_big(self, row):
        return row.amount > self.threshold

    def run(self, df):
        return df.rdd.filter(self.is_big)  # expect: spark-in-worker-function

    def run_by_lambda(self, df):
        return df.rdd.filter(lambda row: row.amount > self.threshold)  # expect: spark-in-worker-function

    def run_well(self, df):
        threshold = self.threshold
        return df.rdd.filter(lambda row: row.amount > threshold)


report = Report(spark, 100)
report.run(orders).count()


#: A member of a member
class Step:
    def __init__(self, report):
        self.report = report

    def run(self, df):
        return df.rdd.filter(self.report.is_big)  # expect: spark-in-worker-function


Step(report).run(orders).count()


#: A session that is made there
def load(rows):
    own = SparkSession.builder.getOrCreate()  # expect: spark-in-worker-function
    for row in rows:
        yield row


loaded = orders.rdd.mapPartitions(load)


#: An object that says what is pickled of it
class Careful:
    def __init__(self, session):
        self.session = session

    def __getstate__(self):
        return {}

    def clean(self, row):
        return row.name.strip()


cleaned = orders.rdd.map(Careful(spark).clean)


#: What other code gives as `df` may be of pandas
class Lookup:
    def __init__(self, df):
        self.df = df

    def one(self, row):
        return self.df.loc[row.customer_id]

    def run(self, rows):
        return rows.rdd.map(self.one)


#: On the driver: micro-batches, threads of control, columns
def write_batch(batch, number):
    spark.sql("SELECT 1")
    batch.join(customers, "id").write.mode("append").parquet("out")


spark.readStream.table("orders").writeStream.foreachBatch(write_batch).start()
spark.conf.set("spark.sql.shuffle.partitions", "64")

#: Broadcasts and accumulators are made for it
count = spark.sparkContext.accumulator(0)
names = spark.sparkContext.broadcast({"1": "one"})
orders.foreach(lambda row: count.add(len(names.value)))

#: The name means something else in the function
orders.rdd.map(lambda orders: orders.amount).count()


#: A session that need not be given
class Transformation:
    def __init__(self, columns, spark: Optional[SparkSession] = None):
        self.columns = columns
        self.spark = spark


class Buckets(Transformation):
    def __init__(self, columns, width):
        super().__init__(columns)
        self.width = width

    def apply(self, df: DataFrame):
        def bucket_of(value):
            return int(value / self.width)

        return df.select(F.udf(bucket_of)(self.columns[0]))


#: And one that is
class Lengths(Transformation):
    def apply(self, df: DataFrame):
        def length_of(value):
            return len(value) + len(self.columns)  # expect: spark-in-worker-function

        return df.select(F.udf(length_of)(self.columns[0]))


Lengths(["name"], spark).apply(spark.table("names")).show()
