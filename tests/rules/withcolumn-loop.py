from functools import reduce

from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import LongType, StringType, StructField, StructType

spark = SparkSession.builder.appName("answers").getOrCreate()
answers = spark.read.parquet("s3://lake/answers")
codes = spark.read.parquet("s3://lake/codes")

#: A new projection for every column
clean = answers
for name in clean.columns:
    clean = clean.withColumn(name, F.trim(F.col(name)))  # expect: withcolumn-loop
    #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    # fixed: clean = clean.withColumns({name: F.trim(F.col(name)) for name in clean.columns})
clean.write.parquet("s3://lake/clean")

#: Renamed one by one, dropped one by one
for name in clean.columns:
    clean = clean.withColumnRenamed(name, name.lower())  # expect: withcolumn-loop
for field in codes.schema:
    clean = clean.drop(field.name + "_code")  # expect: withcolumn-loop

#: Folded over names
trimmed = reduce(lambda df, name: df.withColumn(name, F.trim(F.col(name))), answers.columns, answers)  # expect: withcolumn-loop

#: Other steps, and loops that do more
filled = answers
for name, kind in answers.dtypes:
    if kind == "string":
        filled = filled.fillna("none", subset=[name])  # expect: withcolumn-loop
    elif kind.startswith("array"):
        size = F.size(F.col(name))
        filled = filled.withColumn(name + "_size", size).withColumn(name + "_any", size > 0)  # expect: withcolumn-loop
        filled = filled.withColumn(name + "_first", F.col(name)[0])
wide = spark.range(1000)
for power in range(200):
    wide = wide.select("*", (F.col("id") * power).alias(f"x{power}"))  # expect: withcolumn-loop
    print(wide.columns)
for power in range(200):
    wide = wide.select(*wide.columns, (F.col("id") * power).alias(f"y{power}"))  # expect: withcolumn-loop


#: Only the caller knows how many: an information
def mask(df, names):
    for name in names:
        df = df.withColumn(name, F.sha2(F.col(name), 256))  # expect: withcolumn-loop
    return df


def rename(df, names):
    for old, new in names.items():
        df = df.withColumnRenamed(old, new)  # expect: withcolumn-loop
    return df


def forget(df, names):
    for name in names:
        df = df.drop(name)  # expect: withcolumn-loop
    return df


def cast(df, types):
    return reduce(lambda done, name: done.withColumn(name, F.col(name).cast(types[name])), types, df)  # expect: withcolumn-loop


def prepare(df, names, factor):
    for name in names:
        if name in df.columns:
            df = df.withColumn(name, F.col(name) * factor)  # expect: withcolumn-loop
        else:
            df = df.fillna({name: 0})  # expect: withcolumn-loop
    for name in names:
        df = df.select("*", F.abs(F.col(name)).alias(name + "_abs"))  # expect: withcolumn-loop
    return df


#: A few turns
for name in ["street", "city", "country"]:
    clean = clean.withColumn(name, F.initcap(F.col(name)))
for day in range(7):
    clean = clean.withColumn(f"day_{day}", F.dayofweek(F.col("at")) == day + 1)


def upper(df, names):
    for name in names:
        df = df.withColumn(name, F.upper(F.col(name)))
    return df


clean = upper(clean, ["iso", "currency"])

#: The same column in every turn, as CASE WHEN does
scored = answers.withColumn("score", F.lit(0))
for word in open("words.txt"):
    scored = scored.withColumn("score", F.col("score") + F.instr(F.col("text"), word))

#: One step for all
clean = clean.withColumns({name: F.trim(F.col(name)) for name in clean.columns})
clean = clean.select("*", *[F.length(F.col(name)).alias(name + "_length") for name in clean.columns])
clean = clean.drop(*[name for name in clean.columns if name.startswith("tmp_")])

#: Nothing is carried over to the next turn
for name in answers.columns:
    answers.withColumn(name, F.trim(F.col(name))).write.parquet("s3://lake/" + name)
for name in answers.columns:
    one = answers.withColumn("value", F.col(name))
    one = one.withColumn(name + "_rank", F.ntile(4).over(F.expr("value")))
    print(one.count())

#: A frame of pandas
def tidy(df, names):
    for name in names:
        df = df.drop(name, axis=1)
    return df


#: The loop is left after one turn
for name in answers.columns:
    if name.endswith("_id"):
        answers = answers.withColumn(name, F.col(name).cast("long"))
        break


#: By a helper, for a column of each turn
def trim(df, name):
    return df.withColumn(name, F.trim(F.col(name)))  # expect: withcolumn-loop


short = answers
for name in answers.columns:
    short = trim(short, name)

#: By a helper, for the same column in every turn
def count_word(df, word):
    return df.withColumn("words", F.col("words") + F.instr(F.col("text"), word))


counted = answers.withColumn("words", F.lit(0))
for word in open("words.txt"):
    counted = count_word(counted, word)

#: A frame that an object or a module holds
class Table:
    def __init__(self, df):
        self.df = df

    def lower(self, name):
        self.df = self.df.withColumnRenamed(name, name.lower())  # expect: withcolumn-loop

    def day(self, name):
        self.day = self.df.withColumn(name, F.to_date(F.col(name)))


def upper_name(name):
    global answered
    answered = answered.withColumnRenamed(name, name.upper())  # expect: withcolumn-loop


answered = answers
table = Table(answers)
for name in answers.columns:
    table.lower(name)
    table.day(name)
    upper_name(name)

#: transform() calls its function at once
moved = answers
for name in answers.columns:
    moved = moved.transform(lambda df: df.withColumn(name, F.col(name) + 1))  # expect: withcolumn-loop
for name in answers.columns:
    moved = moved.transform(trim, name)
for name in answers.columns:
    moved = moved.transform(lambda df: df.withColumn(name, F.col(name) * 2).localCheckpoint())

#: Until an iterator or a stack is empty
rest = iter(answers.columns)
while (name := next(rest, None)) is not None:
    moved = moved.withColumnRenamed(name, name.title())  # expect: withcolumn-loop
stack = list(answers.columns)
while stack:
    name = stack.pop()
    moved = moved.withColumn(name, F.reverse(F.col(name)))  # expect: withcolumn-loop

#: A function that calls itself goes as deep as a schema is nested
def flatten(df):
    for field in df.schema:
        if field.dataType.typeName() == "struct":
            return flatten(df.select("*", field.name + ".*").drop(field.name))
    return df


flat = flatten(answers)

#: A comprehension that makes columns, and one that makes frames, each of its own
trimmed = answers.select([F.trim(F.col(name)).alias(name) for name in answers.columns])
singles = [answers.withColumn("value", F.col(name)) for name in answers.columns]

#: Who calls these gives few names: rows are joined and grouped by few columns
def join_safely(left, right, join_columns, on):
    for name in join_columns + ["day"]:
        right = right.withColumnRenamed(name, f"{name}_right")
    for name in on:
        right = right.withColumnRenamed(name, f"{name}_other")
    return left.join(right, left["day"] == right["day_right"])


def join_widely(left, right, join_columns, columns):
    for name in join_columns + columns:
        right = right.withColumnRenamed(name, f"{name}_right")  # expect: withcolumn-loop
    return left.join(right, left["day"] == right["day_right"])


#: A loop, and what it calls: the loop speaks for both
def flag_missing(df, name):
    return df.withColumn(f"{name}_missing", F.col(name).isNull())


filled = answers
for name in answers.columns:
    filled = flag_missing(filled, name)
    filled = filled.withColumn(name, F.coalesce(F.col(name), F.lit(0)))  # expect: withcolumn-loop

#: What comes after branches that do the same
known = answers
for name in answers.columns:
    if name.endswith("_day"):
        known = known.withColumn(name, F.to_date(F.col(name)))  # expect: withcolumn-loop
    known = known.withColumn(f"{name}_known", F.col(name).isNotNull())

#: One explode() for each step: a select takes no two of them
def explode_all(df, names):
    for name in names:
        df = df.withColumn(name, F.explode_outer(name))
    return df


def explode_arrays(df):
    for field in df.schema:
        if field.dataType.typeName() == "array":
            df = df.withColumn(field.name, F.explode_outer(F.col(field.name)))
    return df


exploded = explode_arrays(explode_all(answers, answers.columns))
exploded = reduce(lambda df, name: df.withColumn(name, F.explode(name)), answers.columns, exploded)

#: A name that is one of all, in one turn
for name in answers.columns:
    if name == "loaded_at":
        answers = answers.withColumn(name, F.current_timestamp())
    elif name == "loaded_by":
        answers = answers.withColumn(name, F.lit("job"))
    else:
        answers = answers.withColumn(name, F.lower(name))  # expect: withcolumn-loop

#: One explode() for each step, selected beside what is there
def explode_beside(df, names):
    for name in names:
        df = df.select("*", F.explode(F.col(name)).alias(f"{name}_one"))
    return df


exploded = explode_beside(answers, answers.columns)

#: The fields of a schema that is written down, and of one that a table has
few = StructType([StructField("id", LongType()), StructField("name", StringType())])
for field in few:
    answers = answers.withColumn(field.name, F.col(field.name).cast(field.dataType))
for i, field in enumerate(few.fields):
    answers = answers.withColumn(field.name, F.col("parts").getItem(i).cast(field.dataType))
for field in answers.schema.fields:
    if isinstance(field.dataType, StringType):
        answers = answers.withColumn(field.name, F.trim(field.name))  # expect: withcolumn-loop

#: The name and the column as one pair
pairs = map(lambda name: (f"{name}_length", F.length(name)), answers.columns)
measured = reduce(lambda df, pair: df.withColumn(*pair), pairs, answers)  # expect: withcolumn-loop
for pair in [("loaded_at", F.current_timestamp()), ("loaded_by", F.lit("job"))]:
    measured = measured.withColumn(*pair)


#: Two loops one after the other: each makes the plan longer, whatever the other does
def trimmed_and_measured(df):
    for name in df.columns:
        df = df.withColumn(name, F.trim(name))  # expect: withcolumn-loop
    lengths = map(lambda name: (f"{name}_length", F.length(name)), df.columns)
    return reduce(lambda rows, pair: rows.withColumn(*pair), lengths, df)  # expect: withcolumn-loop
