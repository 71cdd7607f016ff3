def load(session):
    return session.table("sales.orders")


def keep(frame):
    return frame.toPandas()
