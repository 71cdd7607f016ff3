#!/bin/sh
# kak-lsp, which is in no package of Debian, from its crate into build/kakoune: by the lock file of the release, whose hashes cargo compares.
set -eu
cd "$(dirname "$0")/../.."
version=22.0.0
[ -x "build/kakoune/$version/bin/kak-lsp" ] || cargo install --quiet --locked --version "$version" --root "build/kakoune/$version" kak-lsp
ln -sfn "$version" build/kakoune/current
