#!/bin/sh
# Files for CI systems; called by `make check-ci`. check-jsonschema, which has the schemas, comes from PyPI into build/ci, by hash.
set -u
cd "$(dirname "$0")/../.." || exit 2
tools=$PWD/build/ci/venv
if ! cmp -s tests/ci/requirements.txt "$tools/requirements.txt"; then
	echo '  fetching check-jsonschema'
	{ python3 -m venv --clear "$tools" && "$tools/bin/pip" install --quiet --disable-pip-version-check --require-hashes --no-deps \
		-r tests/ci/requirements.txt && cp tests/ci/requirements.txt "$tools"; } || exit 2
fi
rm -rf build/ci/wheel
mkdir -p build/ci/wheel
wheel=$("$tools/bin/python" build_backend/oomlint_build.py build/ci/wheel 2>build/ci/log) || { cat build/ci/log; exit 2; }
exec "$tools/bin/python" tests/ci/run.py "$PWD/build/ci/wheel/$wheel"
