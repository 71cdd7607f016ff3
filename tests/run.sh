#!/bin/sh
# Runs every suite with the sanitized build and adds up what they say; called by `make check`, which builds first.
# Each suite ends with a line "NAME: N passed, N failed[, N skipped (why)]".
set -u
cd "$(dirname "$0")/.." || exit 2
PROGRAM=$PWD/build/asan/oomlint
export PROGRAM
export ASAN_OPTIONS="${ASAN_OPTIONS:-abort_on_error=0:detect_leaks=1}"
export UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1}"
unset NO_COLOR FORCE_COLOR CLICOLOR_FORCE CLICOLOR
log=$(mktemp "${TMPDIR:-/tmp}/oomlint-check.XXXXXX") || exit 2
trap 'rm -f "$log"' EXIT

# suite NAME COMMAND...: runs it and sees to it that it has a last line of that form, even when it dies.
suite() {
	name=$1
	shift
	"$@" >"$log.out" 2>&1
	status=$?
	cat "$log.out"
	if ! tail -n 1 "$log.out" | grep -q "^$name: [0-9]* passed, [0-9]* failed"; then
		echo "$name: ended with status $status before it was done"
		echo "$name: 0 passed, 1 failed"
		echo "$name: 0 passed, 1 failed" >>"$log"
	else
		tail -n 1 "$log.out" >>"$log"
	fi
	rm -f "$log.out"
}

layers() {
	if MAKEFLAGS= make --no-print-directory layers; then echo "layers: 1 passed, 0 failed"; else echo "layers: 0 passed, 1 failed"; fi
}

# cmocka's programs in TAP form: "ok 1 - name", "not ok 2 - name"; one that ends in another way has failed once.
units() {
	passed=0
	failed=0
	for test in build/asan/tests/unit/*_test; do
		[ -x "$test" ] || continue
		CMOCKA_MESSAGE_OUTPUT=TAP "$test" >"$log.unit" 2>&1
		status=$?
		good=$(grep -c '^ok ' "$log.unit")
		bad=$(grep -c '^not ok ' "$log.unit")
		[ $status -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
		[ "$bad" -eq 0 ] || { echo "$test:" && cat "$log.unit"; }
		passed=$((passed + good))
		failed=$((failed + bad))
	done
	rm -f "$log.unit"
	echo "units: $passed passed, $failed failed"
}

suite layers layers
suite units units
suite fixtures build/asan/tests/fixtures tests/rules
suite meanings build/asan/tests/reveal tests/meaning/*.py
suite differential python3 tests/differential/compare.py --most 300 build/asan/tests/differential tests "$(python3 -c \
	'import sysconfig; print(sysconfig.get_path("stdlib"))')"
suite cli tests/cli/run.sh
suite fixes python3 tests/fixes.py
suite formats python3 tests/render/check.py
suite kill python3 tests/kill.py 40 1 2
suite unwritable python3 tests/unwritable.py
suite untrusted python3 tests/untrusted.py
suite terminal python3 tests/terminal/run.py
suite docs python3 tests/docs/commands.py
suite ignored python3 tests/ignored.py
suite hostile python3 tests/hostile/run.py
suite moved tests/moved.py
suite threads tests/threads.sh
suite terminal python3 tests/terminal/progress.py
suite lsp tests/lsp/run.py
suite editors tests/editors/run.sh
suite incremental tests/incremental/run.py
suite watch python3 tests/terminal/watch.py

awk '{
	for (i = 2; i < NF; i++) {
		if ($(i + 1) ~ /^passed/) passed += $i
		if ($(i + 1) ~ /^failed/) failed += $i
		if ($(i + 1) ~ /^skipped/) { skipped += $i; why = $0; sub(/.*skipped/, "", why); reasons = reasons why }
	}
} END {
	printf "%d passed, %d failed", passed, failed
	if (skipped) printf ", %d skipped%s", skipped, reasons
	print ""
	exit failed > 0 || passed == 0
}' "$log"
