ROWS_SHOWN = 5 * 10
TABLES = {"orders": "raw.orders"}
