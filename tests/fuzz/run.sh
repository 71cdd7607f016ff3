#!/bin/sh
# Runs fuzz targets, each for FUZZ_SECONDS, from the seeds and what earlier runs found; called by `make fuzz`.
# From nothing but the seeds, one FUZZ_SEED tries one sequence of inputs (the session has threads and may differ); 0: another each time.
set -u
here=$(cd "$(dirname "$0")" && pwd)
seconds=${FUZZ_SECONDS:-60}
seed=${FUZZ_SEED:-0}
failed=0
for fuzzer; do
	name=$(basename "$fuzzer" _fuzz)
	place=build/fuzz/$name
	mkdir -p "$place/corpus"
	# Inputs that a fuzzer found are kept small: executions per second fall with their size.
	if "$fuzzer" -seed="$seed" -max_total_time="$seconds" -max_len=2048 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
		-dict="$here/words.dict" -artifact_prefix="$place/" "$place/corpus" "$here/seeds/$name" >"$place/log" 2>&1; then
		echo "fuzz $name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$place/log") executions in $seconds s, no crash"
	else
		failed=$((failed + 1))
		tail -n 60 "$place/log"
		echo "fuzz $name: FAILED; the input is in $place/"
	fi
done
[ "$failed" -eq 0 ]
