import session


def run_query(query):
    try:
        frame = session.spark.sql(query)
    except ValueError as error:
        raise RuntimeError(query) from error
    return frame


def run_trimmed(query):
    query = query.strip().rstrip(";")
    return session.spark.sql(query)


class Warehouse:
    def __init__(self, spark):
        self.spark = spark

    def query(self, text):
        return self.spark.sql(text)
