#!/bin/sh
# Puts the Python sources that check.py reads below build/api/sources: fetch.sh FOLDER. Nothing of what is fetched is run but the
# build steps that pip asks for metadata. Versions and hashes stand in the .txt files beside this one.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$1
mkdir -p "$folder"
python=$folder/venv/bin/python

[ -x "$python" ] || python3 -m venv "$folder/venv" || {
	echo "Nothing was checked: python3 -m venv does not work here (Debian: apt-get install python3-venv)" >&2
	exit 2
}
cmp -s "$here/tools.txt" "$folder/tools.txt" || {
	"$python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$here/tools.txt"
	cp "$here/tools.txt" "$folder/tools.txt"
}
for lock in "$here"/spark-*.txt "$here"/beside.txt; do
	lock=$(basename "$lock" .txt)
	cmp -s "$here/$lock.txt" "$folder/$lock.txt" && continue
	echo "  fetch tests/api/$lock.txt"
	rm -rf "$folder/downloads"
	"$python" -m pip download --quiet --disable-pip-version-check --no-deps --no-build-isolation --require-hashes -r "$here/$lock.txt" -d "$folder/downloads"
	"$python" "$here/unpack.py" "$folder/sources" "$folder"/downloads/*
	rm -rf "$folder/downloads"
	cp "$here/$lock.txt" "$folder/$lock.txt"
done
