import one

spark_table = one.orders()


def shared():
    return one.orders()


def deep(n):
    return one.again() if n else deep(n - 1)


one.orders().collect()
spark_table.limit(3).collect()
