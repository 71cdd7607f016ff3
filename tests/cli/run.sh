#!/bin/sh
# Command-line cases: each folder here is one.
#   cmd      shell commands, run in a copy of in/; `oomlint` is the program under test, `brief` its findings in short
#   in/      the files it works on (optional)
#   stdout, stderr   what it must print; a case without the file must print nothing there
#   status   its exit status; 0 without the file
#   after/   files as they must be afterwards (optional)
# `UPDATE=1 tests/cli/run.sh [CASE...]` writes stdout, stderr and status anew: read the difference before you commit it.
set -u
here=$(cd "$(dirname "$0")" && pwd)
program=$(realpath "${PROGRAM:-$here/../../build/oomlint}")
place=$(mktemp -d "${TMPDIR:-/tmp}/oomlint-cli.XXXXXX") || exit 2
trap 'chmod -R u+rwx "$place"; rm -rf "$place"' EXIT
mkdir "$place/bin"
ln -s "$program" "$place/bin/oomlint"
cat >"$place/bin/brief" <<'SCRIPT'
#!/bin/sh
# Findings without the rules' own words, which are not what these cases are about.
found=$(oomlint check -q --output-format concise "$@"; echo "status $?")
status=${found##*status }
printf '%s' "${found%status *}" | sed -E 's/(OOM[1-8][0-9]+): .*/\1/'
exit "$status"
SCRIPT
chmod +x "$place/bin/brief"
PATH=$place/bin:$PATH
LC_ALL=C.UTF-8
export PATH LC_ALL
unset NO_COLOR FORCE_COLOR CLICOLOR_FORCE CLICOLOR
passed=0
failed=0
skipped=0
reasons=

# Times and the working folder differ from run to run.
steady() {
	sed -e "s|$place/work|WORK|g" -e 's/in [0-9][0-9]* ms\./in TIME./' -e 's/in [0-9.][0-9.]* s\./in TIME./'
}

same() {
	expected=$1
	[ -e "$expected" ] || expected=/dev/null
	diff -u "$expected" "$2"
}

run_case() {
	case=$1
	rm -rf "$place/work"
	if [ -d "$case/in" ]; then cp -a "$case/in" "$place/work"; else mkdir "$place/work"; fi
	(cd "$place/work" && CASE=$case sh "$case/cmd") >"$place/out" 2>"$place/err" </dev/null
	echo $? >"$place/status"
	for stream in out err; do steady <"$place/$stream" >"$place/$stream.steady"; done
	[ -e "$case/status" ] || [ -n "${UPDATE:-}" ] || [ "$(cat "$place/status")" = 0 ] || return 1
	if [ -n "${UPDATE:-}" ]; then
		rm -f "$case/stdout" "$case/stderr" "$case/status"
		[ ! -s "$place/out.steady" ] || cp "$place/out.steady" "$case/stdout"
		[ ! -s "$place/err.steady" ] || cp "$place/err.steady" "$case/stderr"
		[ "$(cat "$place/status")" = 0 ] || cp "$place/status" "$case/status"
	fi
	same "$case/stdout" "$place/out.steady" && same "$case/stderr" "$place/err.steady" || return 1
	[ ! -e "$case/status" ] || same "$case/status" "$place/status" || return 1
	[ ! -d "$case/after" ] || diff -r "$case/after" "$place/work"
}

for case in ${@:-"$here"/*/}; do
	case=${case%/}
	case $case in /*) ;; *) case=$here/$(basename "$case") ;; esac
	if [ -e "$case/needs" ] && ! sh "$case/needs" >"$place/why" 2>&1; then
		skipped=$((skipped + 1))
		reasons="$reasons ($(basename "$case"): $(head -n 1 "$place/why"))"
	elif run_case "$case" >"$place/log" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "tests/cli/$(basename "$case"):"
		cat "$place/log"
		echo "  status $(cat "$place/status"), stderr:"
		sed 's/^/  /' "$place/err"
	fi
done
if [ "$skipped" -gt 0 ]; then
	echo "cli: $passed passed, $failed failed, $skipped skipped$reasons"
else
	echo "cli: $passed passed, $failed failed"
fi
[ "$failed" -eq 0 ]
