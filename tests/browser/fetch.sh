#!/bin/sh
# What drives Chromium comes through npm into build/browser, pinned by package-lock.json.
set -eu
cd "$(dirname "$0")/../.."
tools/install-dependencies.sh browser
place=build/browser
mkdir -p "$place/pictures"
cp tests/browser/package.json tests/browser/package-lock.json .npmrc "$place/"
[ -e "$place/node_modules/.package-lock.json" ] || (cd "$place" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null)
