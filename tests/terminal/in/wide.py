from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
注文 = spark.read.table("倉庫.注文")
行 = 注文.where("都市 = '東京' OR 都市 = 'é' OR 都市 = '👩‍💻'").collect()
