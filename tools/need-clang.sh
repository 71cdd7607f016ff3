#!/bin/sh
# libFuzzer comes with clang. Says so clearly where there is none and none can be installed.
set -u
clang=${CLANG:-clang}
command -v "$clang" >/dev/null 2>&1 || "$(dirname "$0")/install-dependencies.sh" fuzz || true
if ! command -v "$clang" >/dev/null 2>&1; then
	echo "Nothing was fuzzed: there is no $clang (libFuzzer is part of it). Debian: apt-get install clang" >&2
	exit 2
fi
