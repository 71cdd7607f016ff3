#!/bin/sh
# `make bench`: gets the peers that we measure ourselves against, then measures. CORPUS=DIR adds the files of real repositories.
set -u
cd "$(dirname "$0")/../.." || exit 2
tools/install-dependencies.sh bench || exit 2
peers=build/peers
if [ ! -x $peers/bin/pyspark-antipattern ] || [ ! -x $peers/bin/cy ]; then
	if ! { python3 -m venv $peers && $peers/bin/pip install --quiet pyspark-antipattern cylint; } >build/peers.log 2>&1; then
		echo "The peers could not be installed, so nothing is compared with them: $(tail -n 1 build/peers.log)"
	fi
fi
exec python3 tests/bench/measure.py
