#!/bin/sh
# The extension in VS Code in Chromium, on a copy of the examples; called by `make check-vscode`, which makes the package. Pictures go to
# build/vscode/pictures: look at them.
set -eu
cd "$(dirname "$0")/../../.."
tests/editors/vscode/fetch.sh
folder=$(mktemp -d "${TMPDIR:-/tmp}/oomlint-vscode.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
cp -r examples "$folder/project"
: >"$folder/project/oomlint.toml"
mkdir -p build/vscode/pictures
NODE_PATH=$PWD/build/browser/node_modules timeout 600 node tests/editors/vscode/vscode.cjs "$PWD"/build/vsix/*-linux-*.vsix "$folder" \
	"${PROGRAM:-$PWD/build/oomlint}" "$PWD/build/vscode/pictures"
echo '  pictures: build/vscode/pictures/'
