# Three hundred jobs with 214 findings.
mkdir jobs
for number in $(seq 300); do
	{
		printf 'from pyspark.sql import SparkSession\n\nspark = SparkSession.builder.getOrCreate()\n'
		[ "$number" -gt 214 ] || echo "rows = spark.table('t$number').collect()"
	} >"jobs/job_$number.py"
done
