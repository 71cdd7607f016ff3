from .load import load, top as first_rows
