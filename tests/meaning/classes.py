"""Classes that derive from others: what they inherit, super(), and which functions know their object."""
from pyspark.sql import DataFrame, SparkSession

spark = SparkSession.builder.getOrCreate()


def two_of(frame):
	return frame.limit(2)


class Base:
	limit = 5

	def __init__(self, df):
		self.df = df

	def rows(self):
		return self.df

	@property
	def few(self):
		return self.df.limit(self.limit)

	@classmethod
	def of_table(cls, name):
		return cls(spark.table(name))

	@staticmethod
	def first_of(frame):
		return frame.limit(1)

	def forgot(frame):
		return frame.limit(9)


class Mixin:
	def small(self):
		return self.df.limit(3)

	def rows(self):
		return super().rows().where("a > 1")


class Job(Base):
	limit = 6

	def __init__(self, df, name):
		super().__init__(df)
		self.take = two_of
		self.name = name

	def rows(self):
		return super().rows().limit(7)

	@property
	def few(self):
		return super().few.distinct()


class Explicit(Base):
	def __init__(self, df):
		Base.__init__(self, df)

	def rows(self):
		return super(Explicit, self).rows().limit(8)


class Both(Mixin, Base):
	pass


class Left(Base):
	def few_rows(self):
		return self.df.limit(10)

	def __init__(self, df):
		super().__init__(df.limit(11))


class Right(Base):
	def __init__(self, df):
		super().__init__(df.limit(12))


class Diamond(Left, Right):
	def rows(self):
		return super().rows()


class Foreign(unheard.Of):
	def __init__(self, df: DataFrame):
		super().__init__(df)
		self.mine = df


orders = spark.table("orders")
job = Job(orders, "daily")
job.df  # reveal: dataframe, no row bound
job.rows()  # reveal: dataframe, at most 7 rows
job.few  # reveal: dataframe, at most 6 rows
explicit = Explicit(orders.limit(9))
explicit.df  # reveal: dataframe, at most 9 rows
explicit.rows()  # reveal: dataframe, at most 8 rows
job.name  # reveal: string, daily
job.take(orders)  # reveal: dataframe, at most 2 rows
both = Both(orders)
both.small()  # reveal: dataframe, at most 3 rows
both.rows()  # reveal: dataframe, no row bound
Diamond(orders).rows()  # reveal: dataframe, at most 11 rows
Foreign(orders).mine  # reveal: dataframe, no row bound

# What of a class is called with it, and what is not
Base.first_of(orders)  # reveal: dataframe, one row
Base.forgot(orders)  # reveal: dataframe, at most 9 rows
Base.rows(explicit)  # reveal: dataframe, at most 9 rows
Base.of_table("orders").rows()  # reveal: dataframe, no row bound


# A property that can be set
class Holder:
	def __init__(self, df):
		self.frame = df

	@property
	def frame(self) -> DataFrame:
		return self._frame

	@frame.setter
	def frame(self, df):
		self._frame = df.limit(12)


class Late:
	@property
	def frame(self) -> DataFrame:
		return self._frame

	@frame.setter
	def frame(self, df):
		self._frame = df

	def rows(self):
		return self.frame


Holder(orders).frame  # reveal: dataframe, at most 12 rows
Late().rows()  # reveal: dataframe, no row bound
