#!/bin/sh
# JupyterLab with jupyterlab-lsp in Chromium, installed as editors/README.md says, but into build/jupyter and by the hashes of requirements.txt; on the
# notebook of the examples. Called by `make check-jupyter`. A picture goes to build/jupyter/pictures: look at it.
set -eu
cd "$(dirname "$0")/../../.."
tests/browser/fetch.sh
here=$PWD/tests/editors/jupyter
place=$PWD/build/jupyter
if ! cmp -s "$here/requirements.txt" "$place/venv/requirements.txt"; then
	echo '  fetching JupyterLab'
	python3 -m venv --clear "$place/venv"
	"$place/venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes --no-deps -r "$here/requirements.txt"
	cp "$here/requirements.txt" "$place/venv/"
fi
folder=$(mktemp -d "${TMPDIR:-/tmp}/oomlint-jupyter.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
cp -r examples "$folder/project"
: >"$folder/project/oomlint.toml"
mkdir -p "$place/pictures" "$folder/bin" "$folder/home/.jupyter/jupyter_server_config.d"
cp editors/jupyterlab/oomlint.json "$folder/home/.jupyter/jupyter_server_config.d/"
ln -s "${PROGRAM:-$PWD/build/oomlint}" "$folder/bin/oomlint"
HOME=$folder/home PATH=$folder/bin:$place/venv/bin:$PATH NODE_PATH=$PWD/build/browser/node_modules \
	timeout 300 node "$here/jupyter.cjs" "$folder" "$place/pictures"
echo '  picture: build/jupyter/pictures/jupyter.png'
