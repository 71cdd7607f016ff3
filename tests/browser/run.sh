#!/bin/sh
# run.sh report|docs|picture: pages in Chromium; `picture` makes docs/report.png again.
set -eu
cd "$(dirname "$0")/../.."
tests/browser/fetch.sh
place=$PWD/build/browser
export NODE_PATH="$place/node_modules" PYTHONDONTWRITEBYTECODE=1

report() {
	rm -rf "$place/report"
	mkdir "$place/report"
	python3 tests/browser/report_inputs.py "$place/report" >"$place/marked.json"
	cp -r examples "$place/report/"
	(cd "$place/report" && "$OLDPWD/build/oomlint" check -q --isolated --exit-zero --output-format html .) >"$place/report.html"
	timeout 300 node tests/browser/report.cjs "$place/report.html" "$place/pictures" "$place/marked.json"
	echo "  pictures: build/browser/pictures/"
}

docs() {
	python3 tests/browser/rule_words.py >"$place/rules.json"
	timeout 600 node tests/browser/docs.cjs "$PWD/build/docs" "$place/pictures" "$place/rules.json"
	echo "  pictures: build/browser/pictures/"
}

picture() {
	build/oomlint check -q --isolated --exit-zero --output-format html examples/jobs/daily_export.py >"$place/example.html"
	node tests/browser/picture.cjs "$place/example.html" docs/report.png 860 900 'details[open]'
}

"$1"
