#!/bin/sh
# An older glibc to run programs with: glibc.sh ARCHITECTURE... puts Debian 11's libc6 for amd64 or arm64 below build/cross/glibc/ARCHITECTURE,
# through apt with folders of its own. No root, nothing is installed.
set -eu
cd "$(dirname "$0")/../.."
suite=bullseye
# shellcheck disable=SC2016 # apt's variables
uri=$(apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' | awk '$1 == "bookworm" && $2 == "main" { print $3; exit }')
[ -n "$uri" ] || { echo "None of the apt sources of this machine is a mirror of Debian 12, which has Debian 11, too." >&2; exit 2; }
for architecture; do
	place=$PWD/build/cross/glibc/$architecture
	[ ! -e "$place/done" ] || continue
	rm -rf "$place"
	mkdir -p "$place/apt/lists/partial" "$place/apt/cache/archives/partial" "$place/root"
	echo "deb [arch=$architecture] $uri $suite main" >"$place/apt/sources.list"
	: >"$place/apt/status"
	cat >"$place/apt/apt.conf" <<-CONF
	Dir::Etc::SourceList "$place/apt/sources.list";
	Dir::Etc::SourceParts "/dev/null";
	Dir::State::Lists "$place/apt/lists";
	Dir::State::status "$place/apt/status";
	Dir::Cache "$place/apt/cache";
	APT::Architecture "$architecture";
	APT::Architectures "$architecture";
	APT::Sandbox::User "";
	Acquire::Languages "none";
	CONF
	apt-get -qq -c "$place/apt/apt.conf" update
	(cd "$place" && apt-get -qq -c "$place/apt/apt.conf" download libc6)
	dpkg-deb --extract "$place"/libc6_*.deb "$place/root"
	touch "$place/done"
done
