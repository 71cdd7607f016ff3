#!/bin/sh
# Several threads say what one says, and share nothing that they should not: the same files with one thread and with many, in a
# program that watches its threads. Called by tests/run.sh; THREADS_OF="DIR..." checks other folders.
set -u
cd "$(dirname "$0")/.." || exit 2
program=build/tsan/oomlint
place=$(mktemp -d "${TMPDIR:-/tmp}/oomlint-threads.XXXXXX") || exit 2
trap 'rm -rf "$place"' EXIT
passed=0
failed=0

# ThreadSanitizer wants its addresses where they always are.
fixed() {
	if setarch "$(uname -m)" -R true 2>/dev/null; then setarch "$(uname -m)" -R "$@"; else "$@"; fi
}

# judge WORDS COMMAND...: counts whether the command succeeds.
judge() {
	words=$1
	shift
	if "$@"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "threads: $words"
	fi
}

fixed $program check --jobs 1 -q --output-format json ${THREADS_OF:-examples tests/rules tests/cli} >"$place/one" 2>"$place/races"
judge "one thread found nothing to compare" grep -q '"code"' "$place/one"
for jobs in 2 8 64; do
	fixed $program check --jobs $jobs -q --output-format json ${THREADS_OF:-examples tests/rules tests/cli} >"$place/many" 2>>"$place/races"
	judge "$jobs threads find other things than one" cmp "$place/one" "$place/many"
done
grep 'ThreadSanitizer' "$place/races" | sort | uniq -c
judge "the threads share what they change" test -z "$(grep -m 1 'ThreadSanitizer' "$place/races")"
echo "threads: $passed passed, $failed failed"
