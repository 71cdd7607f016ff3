#!/bin/sh
# Eclipse LSP4J from Maven Central into build/lsp4j, by the hashes of SHA256SUMS.
set -eu
cd "$(dirname "$0")/../../.."
here=$PWD/tests/editors/lsp4j
place=$PWD/build/lsp4j
[ ! -e "$place/complete" ] || exit 0
echo '  fetching LSP4J'
rm -rf "$place"
mvn -q -B -f "$here/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies -DoutputDirectory="$place"
cd "$place"
sha256sum --quiet --check "$here/SHA256SUMS"
touch complete
