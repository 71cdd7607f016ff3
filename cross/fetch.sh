#!/bin/sh
# What programs for other systems are built with, into build/cross: the compiler (zig, from PyPI) and the sources of our libraries (from
# Debian 12), each by its hash. Needs apt-get and Python with venv, no root; nothing is installed.
set -eu
cd "$(dirname "$0")/.."
place=$PWD/build/cross
fail() {
	echo "$1" >&2
	exit 2
}

# The URI of a mirror of Debian 12 that this machine uses.
mirror() {
	# shellcheck disable=SC2016 # apt's variables
	apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 2>/dev/null | awk '$1 == "bookworm" && $2 == "main" { print $3; exit }'
}

# apt with folders of its own, so that the machine's lists stay as they are.
apt() {
	apt-get -qq -c "$place/apt/apt.conf" "$@"
}

fetch_archives() {
	command -v apt-get >/dev/null || fail 'The sources of the libraries come through apt-get: run this on Debian 12 (or in a container of it).'
	uri=$(mirror)
	[ -n "$uri" ] || fail 'None of the apt sources of this machine is a mirror of Debian 12 (bookworm, main), which has the sources of the libraries.'
	mkdir -p "$place/apt/lists/partial" "$place/apt/cache/archives/partial" "$place/archives"
	echo "deb-src $uri bookworm main" >"$place/apt/sources.list"
	cat >"$place/apt/apt.conf" <<-CONF
	Dir::Etc::SourceList "$place/apt/sources.list";
	Dir::Etc::SourceParts "/dev/null";
	Dir::State::Lists "$place/apt/lists";
	Dir::Cache "$place/apt/cache";
	APT::Sandbox::User "";
	CONF
	apt update
	# shellcheck disable=SC2046 # words are wanted
	(cd "$place/archives" && apt source --download-only --tar-only $(sed 's/.*  //; s/_.*//' "$1"))
}

unpack() {
	(cd "$place/archives" && sha256sum --quiet -c "$1") || fail 'These archives are not the ones that oomlint is built with (cross/sources.sha256).'
	rm -rf "$place/sources"
	mkdir "$place/sources"
	sed 's/.*  //' "$1" | while read -r archive; do
		name=${archive%%_*}
		mkdir "$place/sources/$name"
		tar -xf "$place/archives/$archive" --strip-components=1 -C "$place/sources/$name"
	done
	cp "$1" "$place/sources/"
}

mkdir -p "$place"
if ! cmp -s cross/requirements.txt "$place/zig/requirements.txt"; then
	echo '  fetching zig'
	python3 -m venv --clear "$place/zig"
	"$place/zig/bin/pip" install --quiet --disable-pip-version-check --require-hashes --no-deps --only-binary :all: -r cross/requirements.txt
	ln -s "$(echo "$place"/zig/lib/python3*/site-packages/ziglang/zig)" "$place/zig/bin/zig"
	cp cross/requirements.txt "$place/zig/"
fi
if ! cmp -s cross/sources.sha256 "$place/sources/sources.sha256"; then
	echo '  fetching the sources of the libraries'
	fetch_archives "$PWD/cross/sources.sha256"
	unpack "$PWD/cross/sources.sha256"
fi
