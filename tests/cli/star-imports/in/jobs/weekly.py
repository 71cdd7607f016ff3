from etl import orders
import etl

orders().collect()
etl.orders().select("id").collect()
etl.orders().agg(etl.count("*")).collect()
