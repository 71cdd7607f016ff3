#!/bin/sh
# build.sh FOLDER: the documentation as pages that need no server. What renders them comes from PyPI into build/site, pinned by hashes.
set -eu
cd "$(dirname "$0")/../.."
tools/install-dependencies.sh docs
place=build/site
[ -x $place/bin/python ] || python3 -m venv $place
cmp -s tools/site/requirements.txt $place/requirements.txt || {
	$place/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tools/site/requirements.txt
	cp tools/site/requirements.txt $place/
}
PYTHONDONTWRITEBYTECODE=1 $place/bin/python tools/site/build.py "$1"
