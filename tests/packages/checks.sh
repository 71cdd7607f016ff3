# shellcheck shell=sh
# Read by the scripts of this folder and by ci.sh and editors.sh of their folders: a temporary folder, and checks that are counted.
place=$(mktemp -d "${TMPDIR:-/tmp}/oomlint-packages.XXXXXX") || exit 2
trap 'rm -rf "$place"' EXIT
trap 'exit 130' INT TERM
passed=0
failed=0
skipped=0
reasons=

# check NAME FUNCTION ...: runs it in a shell of its own that ends at the first failure.
check() {
	name=$1
	shift
	(set -eu; cd "$place"; "$@") >"$place/log" 2>&1 </dev/null # not as a condition: -e would not count there
	status=$?
	if [ $status -eq 0 ]; then
		passed=$((passed + 1))
		echo "  ok      $name"
	else
		failed=$((failed + 1))
		echo "  FAILED  $name"
		tail -n 40 "$place/log"
	fi
}

# skip NAME: it cannot be checked here; the last line says so.
skip() {
	skipped=$((skipped + 1))
	reasons="$reasons${reasons:+, }$1"
}

# The last line, and the exit status.
closing() {
	echo "$1: $passed passed, $failed failed${reasons:+, $skipped skipped ($reasons)}"
	[ "$failed" -eq 0 ]
}

# finds PROGRAM: it is oomlint, and at work.
finds() {
	"$@" --version | grep -q '^oomlint [0-9]'
	printf '%s\n' 'from pyspark.sql import SparkSession' 'spark = SparkSession.builder.getOrCreate()' \
		'rows = spark.table("shop.orders").collect()' | "$@" check -q --output-format concise - >"$place/found" && return 1
	grep -q OOM101 "$place/found"
}
