#!/bin/sh
# Runs oomlint once for each repository below CORPUS and scores the findings against labelled sites. Called by `make score`.
set -eu
: "${CORPUS:=}" "${LABELS:=}" "${SCORE:=}" "${PROGRAM:=build/oomlint}"

give_up() {
	echo "Nothing was checked: $1" >&2
	exit 2
}

[ -n "$CORPUS" ] || give_up "say where the repositories are: make score CORPUS=DIR"
[ -d "$CORPUS" ] || give_up "there is no folder $CORPUS"
[ -r "$LABELS" ] || give_up "there are no labels at $LABELS (LABELS=FILE)"
[ -r "$SCORE" ] || give_up "there is no scorer at $SCORE (SCORE=FILE)"

program=$(realpath "$PROGRAM")
runs=build/score
rm -rf "$runs"
mkdir -p "$runs"
runs=$(realpath "$runs")
count=0
for folder in "$CORPUS"/*/; do
	name=$(basename "$folder")
	[ -d "$folder" ] || give_up "there is no repository in $CORPUS"
	(cd "$CORPUS" && "$program" check --exit-zero --output-format sarif "$name" >"$runs/$name.out" 2>"$runs/$name.err") ||
		echo "$name: oomlint ended with status $?" >&2
	count=$((count + 1))
done
echo "$count repositories"
exec python3 "$SCORE" score --labels "$LABELS" --corpus "$CORPUS" --tool "oomlint=sarif:$runs" ${SCORE_OPTIONS:-}
