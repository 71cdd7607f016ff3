"""Names, branches, loops, functions and classes as Python has them."""
from pyspark.sql import DataFrame, SparkSession
import pyspark.sql.functions as sf

spark = SparkSession.builder.appName("job").getOrCreate()


def load(name):
    return spark.table(name)


def newest(frame, n=3):
    return frame.orderBy(sf.desc("day")).limit(n)


def only_known_by_annotation(frame: DataFrame):
    return frame  # reveal: dataframe, no row bound, parameter


def only_known_by_what_is_done(frame):
    frame = frame.withColumn("a", sf.lit(1))  # reveal: dataframe, no row bound, parameter
    return frame


def factory():
    def inner(frame):
        return frame.limit(7)

    return inner


def recursive(frame, depth):
    if depth == 0:
        return frame
    return recursive(frame.filter("a"), depth - 1)


class Job:
    limit = 20

    def __init__(self, session: SparkSession):
        self.spark = session
        self.source = self.spark.table("raw")

    def rows(self):
        return self.source  # reveal: dataframe, no row bound

    @property
    def sample(self):
        return self.source.limit(self.limit)

    @staticmethod
    def cut(frame):
        return frame.limit(2)


orders = load("orders")  # reveal: dataframe, no row bound
latest = newest(orders)  # reveal: dataframe, at most 3 rows
more = newest(orders, n=50)  # reveal: dataframe, at most 50 rows
from_factory = factory()(orders)  # reveal: dataframe, at most 7 rows
transformed = orders.transform(lambda frame: frame.limit(4))  # reveal: dataframe, at most 4 rows
settled = recursive(orders.limit(9), 3)  # reveal: dataframe, at most 9 rows
job = Job(spark)  # reveal: object
source = job.rows()  # reveal: dataframe, no row bound
cut = job.cut(orders)  # reveal: dataframe, at most 2 rows

if len(str(orders)) > 3:
    chosen = orders.limit(5)
else:
    chosen = orders.limit(8)
chosen  # reveal: dataframe, at most 8 rows

maybe = None
if cut:
    maybe = orders.limit(6)
maybe  # reveal: dataframe, at most 6 rows

a, b = orders, orders.limit(1)
b  # reveal: dataframe, one row
(c := orders.limit(11))
c  # reveal: dataframe, at most 11 rows
frames = {"small": orders.limit(12), "all": orders}
frames["small"]  # reveal: dataframe, at most 12 rows
for frame in [orders.limit(1), orders.limit(13)]:
    frame  # reveal: dataframe, at most 13 rows
listed = [orders.limit(i) for i in range(3)]  # reveal: list, at most 3 rows
try:
    result = load("x")
except ValueError:
    result = orders.limit(1)
result  # reveal: dataframe, no row bound
with open("conf") as handle:
    handle  # reveal: file


@pytest.fixture(scope="module")
def session():
    return SparkSession.builder.getOrCreate()


@pytest.fixture
def few_orders(session):
    frame = session.table("orders").limit(30)
    yield frame
    frame.unpersist()


@fixture
def fewer(few_orders):
    return few_orders.limit(3)


def test_few(few_orders, fewer, unheard_of):
    few_orders  # reveal: dataframe, at most 30 rows
    fewer.select("id")  # reveal: dataframe, at most 3 rows
    unheard_of  # reveal: unknown


@contextmanager
def borrowed(frame):
    cached = frame.limit(40).cache()
    yield cached
    cached.unpersist()


class Borrowed:
    def __init__(self, frame):
        self.frame = frame

    def __enter__(self):
        return self.frame.limit(50)

    def __exit__(self, *error):
        pass


class Kept:
    def __enter__(self):
        self.frame = spark.range(60)
        return self

    def __exit__(self, *error):
        pass


with borrowed(spark.table("orders")) as lent, Borrowed(spark.table("orders")) as given, Kept() as kept:
    lent  # reveal: dataframe, at most 40 rows, cached
    given  # reveal: dataframe, at most 50 rows
    kept.frame  # reveal: dataframe, at most 60 rows


# What a function declares global is a name of the module, whoever else binds it on the way.
def names_of_the_module():
    chosen = 5

    def choose():
        global chosen, made_inside
        chosen = "outside"
        made_inside = 3

    choose()
    return chosen


number = names_of_the_module()  # reveal: number, 5
text = chosen  # reveal: string, outside
inside = made_inside  # reveal: number, 3


# A comprehension does not see the names of the class around it, but its first iterable is evaluated there.
width = "of the module"


class Table:
    width = 4
    rows = [1, 2, 3]
    copies = [
        width  # the module's
        for row in rows
    ]
    first = copies[0]  # reveal: string


def defaults(width=(given := width)):
    return width


walrus = given  # reveal: string, of the module
match spark.conf.get("kind"):
    case Job(limit=most):
        pattern = Job  # reveal: class
    case {"rows": [first, *others], **rest}:
        pass

type(Table).frame = spark.table("t").limit(3)  # reveal: nothing
spread = [*spark.table("t").limit(4).collect()]  # reveal: list

(grouped) = spark.table("t").limit(5)
again = grouped  # reveal: dataframe, at most 5 rows
(alone,) = [spark.table("t").limit(6)]
alone = alone  # reveal: dataframe, at most 6 rows
