from .tables import *  # noqa
