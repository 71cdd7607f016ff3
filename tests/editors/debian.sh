#!/bin/sh
# debian.sh PACKAGE RELEASE...: an editor (neovim, hx) of other releases of Debian into build/PACKAGE/RELEASE, with the libraries that it needs, and
# a program there that starts it: nvim, hx. Nothing is installed; apt verifies what it fetches. MIRROR=URL is where from; else where this machine has
# its packages from.
set -eu
cd "$(dirname "$0")/../.."

keys=/usr/share/keyrings/debian-archive-keyring.gpg
mirror=${MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 'Origin: Debian' 'Label: Debian' 2>/dev/null | head -n 1)}
[ -n "$mirror" ] && [ -e "$keys" ] || { echo 'Editors of other releases come from Debian: they are fetched there, or with MIRROR=URL' >&2; exit 2; }

# apt with an empty system below the folder $place.
settings() {
	cat <<-CONF
		Dir::Etc::sourcelist "$place/sources.list";
		Dir::Etc::sourceparts "-";
		Dir::State::lists "$place/lists";
		Dir::State::status "/dev/null";
		Dir::Cache "$place/cache";
		Debug::NoLocking "1";
		APT::Sandbox::User "";
		APT::Install-Recommends "false";
		Acquire::Languages "none";
		Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
	CONF
}

# How it is started: without its own place it would not find what belongs to it.
starter() {
	libraries=$(dirname "$(find "$place/system/" -name 'ld-linux*.so.*' | head -n 1)")
	loader=$(find "$libraries" -name 'ld-linux*.so.*')
	case $1 in
	neovim)
		printf '#!/bin/sh\nexport VIMRUNTIME=%s\nexec %s --library-path %s %s --cmd "set runtimepath+=%s" "$@"\n' \
			"$place/system/usr/share/nvim/runtime" "$loader" "$libraries" "$place/system/usr/bin/nvim" "$place/system/usr/lib/nvim" >"$place/nvim"
		chmod +x "$place/nvim"
		;;
	hx)
		printf '#!/bin/sh\nexport HELIX_RUNTIME=%s\nexec %s --library-path %s %s "$@"\n' \
			"$place/system/usr/lib/hx/runtime" "$loader" "$libraries" "$place/system/usr/lib/hx/hx" >"$place/hx"
		chmod +x "$place/hx"
		;;
	esac
}

fetch() {
	place=$PWD/build/$1/$2
	[ ! -e "$place/complete" ] || return 0
	echo "  fetching $1 of Debian $2"
	rm -rf "$place"
	mkdir -p "$place/lists/partial" "$place/cache/archives/partial" "$place/system"
	settings >"$place/apt.conf"
	echo "deb [signed-by=$keys] $mirror $2 main" >"$place/sources.list"
	APT_CONFIG=$place/apt.conf apt-get -qq update
	APT_CONFIG=$place/apt.conf apt-get -qq --download-only -y install "$1"
	for each in "$place"/cache/archives/*.deb; do dpkg-deb -x "$each" "$place/system"; done
	starter "$1"
	rm -r "$place/cache" "$place/lists"
	touch "$place/complete"
}

package=$1
shift
for release; do fetch "$package" "$release"; done
