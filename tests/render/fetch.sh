#!/bin/sh
# fetch.sh DIR: the schema of SARIF 2.1.0 as DIR/sarif.schema.json, out of a package of npm that is known by its hash.
set -eu
package=@microsoft/jest-sarif@1.0.0-beta.0
archive=microsoft-jest-sarif-1.0.0-beta.0.tgz
hash=0357ce84f77a21ce620e4e05f583f0d6a341e1717eefe22f891ef197caf617a433424c7972963d2ec1a4dab1318852047016e3a559d29b058606e9004a4890f4
member=package/lib/schemas/sarif-2.1.0-rtm.5.json

mkdir -p "$1"
cd "$1"
[ ! -e sarif.schema.json ] || exit 0
npm pack --silent "$package" >/dev/null
echo "$hash  $archive" | sha512sum --check --quiet
tar -xzf "$archive" -O "$member" >sarif.schema.json.new
mv sarif.schema.json.new sarif.schema.json
rm "$archive"
