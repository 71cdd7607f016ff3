from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("checks").getOrCreate()
sc = spark.sparkContext
payments = spark.read.table("payments")

#: Counting in Python
n = len(payments.where("status = 'failed'").collect())  # expect: collect-for-scalar
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# fixed: n = payments.where("status = 'failed'").count()

#: One row out of all of them
newest = payments.orderBy(F.desc("paid_at")).collect()[0]  # expect: collect-for-scalar
# fixed: newest = payments.orderBy(F.desc("paid_at")).first()
second = payments.orderBy(F.desc("paid_at")).collect()[1]  # expect: collect-for-scalar

#: The first ten, through a variable
everything = payments.select("amount").collect()  # expect: collect-for-scalar
print(everything[:10])

#: Only to see whether there are any
if payments.where("amount < 0").collect():  # expect: collect-for-scalar
    raise ValueError("negative amounts")

#: The number of rows of a pandas frame
size = len(payments.toPandas())  # expect: collect-for-scalar

#: Lines of a text file
lines = sc.textFile("s3://lake/raw/payments.csv")
header = lines.collect()[0]  # expect: collect-for-scalar
# fixed: header = lines.first()

#: One row per customer, to count the customers
customers = len(payments.select("customer_id").distinct().collect())  # expect: collect-for-scalar

known = payments.select("customer_id").distinct().collect()  # expect: collect-for-scalar
if known:
    print("the first customer is", known[0])

#: A sum, a maximum, a test, distinct values, made of a comprehension in Python
total = sum(r.amount for r in payments.collect())  # expect: collect-for-scalar
#                             ^^^^^^^^^^^^^^^^^^
# fixed: total = payments.agg(F.sum("amount")).first()[0]
largest = max([r.amount for r in payments.select("amount").collect()])  # expect: collect-for-scalar
# fixed: largest = payments.select("amount").agg(F.max("amount")).first()[0]
doubled = sum(r.amount * 2 for r in payments.collect())  # expect: collect-for-scalar
negative = any(r.amount < 0 for r in payments.collect())  # expect: collect-for-scalar
large = len([r for r in payments.collect() if r.amount > 1000])  # expect: collect-for-scalar
known = set(r.currency for r in payments.collect())  # expect: collect-for-scalar
paid = payments.collect()  # expect: collect-for-scalar
span = (min(r.paid_at for r in paid), max(r.paid_at for r in paid))

#: All of them become one text: no small thing
names = ",".join(r.name for r in payments.collect())  # expect: collect-unbounded

#: A few elements
first_lines = lines.collect()[:3]  # expect: collect-for-scalar
# fixed: first_lines = lines.take(3)
later_lines = lines.collect()[3:10]  # expect: collect-for-scalar
cheapest = payments.orderBy("amount").collect()[:5]  # expect: collect-for-scalar
# fixed: cheapest = payments.orderBy("amount").take(5)
longest = max(lines.collect(), key=len)  # expect: collect-for-scalar

#: Spark counts, takes and tests
failed = payments.where("status = 'failed'").count()
first = payments.orderBy(F.desc("paid_at")).first()
some = payments.take(10)
if payments.where("amount < 0").isEmpty():
    print("no negative amounts")

#: One row is there anyway
highest = payments.agg(F.max("amount")).collect()[0][0]
total = spark.sql("SELECT count(*) FROM payments").collect()[0][0]

#: A bounded frame may be counted in Python
sample = len(payments.limit(100).collect())

#: Few keys
currencies = len(payments.select("country").distinct().collect())

#: Sketches and statistics have a fixed size
spread = payments.agg(F.approx_count_distinct("customer_id"), F.percentile_approx("amount", 0.5)).first()
stats = payments.rdd.map(lambda r: r.amount).stats()

#: Lists of Python's own
print(len([1, 2, 3]), [4, 5][0], sorted({6, 7})[:1])
