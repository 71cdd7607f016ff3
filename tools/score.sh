#!/bin/sh
# Runs oomlint once for each repository below CORPUS and scores the findings against labelled sites: all of them, and those that
# docs/known-failures.md does not set apart. Called by `make score`.
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

score() {
	python3 "$SCORE" score --labels "$1" --corpus "$CORPUS" --tool "oomlint=sarif:$runs" ${SCORE_OPTIONS:-}
}

score "$LABELS"

# Rows of the section "Set apart" begin with: | owner/repository, path:line | category |
awk -F ' *[|] *' -v OFS='\t' '
	/^## / { apart = $0 == "## Set apart" }
	apart && $2 ~ /, .*:[0-9]+$/ {
		comma = index($2, ", "); line = $2; sub(/.*:/, "", line); path = substr($2, comma + 2); sub(/:[0-9]+$/, "", path)
		print substr($2, 1, comma - 1), path, line, $3
	}' docs/known-failures.md >"$runs/apart.tsv"
awk -F '\t' 'NR == FNR { apart[$0] = 1; next }
	!(($1 "\t" $3 "\t" $4 "\t" $6) in apart)' "$runs/apart.tsv" "$LABELS" >"$runs/decided.tsv"
left=$(($(wc -l <"$LABELS") - $(wc -l <"$runs/decided.tsv")))
flags=$(awk -F '\t' '$7 == "flag"' "$LABELS" | wc -l)
[ $((left * 20)) -le "$flags" ] || give_up "docs/known-failures.md sets $left of $flags risks apart, which is more than 5 %"
[ "$left" -eq 0 ] && exit
printf '\nWithout the %d sites that nothing in their repositories decides (docs/known-failures.md):\n\n' "$left"
score "$runs/decided.tsv"
