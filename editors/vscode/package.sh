#!/bin/sh
# Packages of the extension, each with the program for one system: editors/vscode/package.sh OUT SYSTEM..., by `make vsix`. The system `here` is
# this one, with the program that `make` has built.
# The tools come through npm, by the hashes of package-lock.json.
set -eu
cd "$(dirname "$0")"
tree=$PWD/../..
out=$1
shift
if ! cmp -s package-lock.json node_modules/.lock; then
	npm ci --no-audit --no-fund --loglevel=error
	cp package-lock.json node_modules/.lock
fi
node settings.mjs "$tree/docs/oomlint.schema.json" package.json --check
npm run --silent compile
cp "$tree/LICENSE" .
trap 'rm -rf bin LICENSE' EXIT
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$tree/pyproject.toml")
mkdir -p "$out"
for system; do
	suffix=
	case $system in
	here) target=$(node -p 'process.platform + "-" + process.arch') && install -D -s -m 755 "$tree/build/oomlint" "$tree/build/here/oomlint" ;;
	x86_64-linux) target=linux-x64 ;;
	aarch64-linux) target=linux-arm64 ;;
	x86_64-linux-musl) target=alpine-x64 ;;
	aarch64-linux-musl) target=alpine-arm64 ;;
	x86_64-macos) target=darwin-x64 ;;
	aarch64-macos) target=darwin-arm64 ;;
	x86_64-windows) target=win32-x64 suffix=.exe ;;
	esac
	rm -rf bin
	install -D -m 755 "$tree/build/$system/oomlint$suffix" "bin/oomlint$suffix"
	# The notices of the program's parts are in NOTICE, their texts in the wheel.
	cp "$tree/NOTICE" bin/NOTICE
	npx --no-install vsce package "$version" --no-git-tag-version --no-update-package-json --no-dependencies --allow-missing-repository \
		--target "$target" --out "$out/oomlint-$version-$target.vsix" >/dev/null
	echo "  $out/oomlint-$version-$target.vsix"
done
