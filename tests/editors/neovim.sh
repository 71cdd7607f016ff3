#!/bin/sh
# neovim.sh RELEASE...: Neovim of other releases of Debian into build/neovim/RELEASE, with the libraries that it needs, and build/neovim/RELEASE/nvim
# that starts it. Nothing is installed; apt verifies what it fetches. MIRROR=URL is where from; else where this machine has its packages from.
set -eu
cd "$(dirname "$0")/../.."

keys=/usr/share/keyrings/debian-archive-keyring.gpg
mirror=${MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 'Origin: Debian' 'Label: Debian' 2>/dev/null | head -n 1)}
[ -n "$mirror" ] && [ -e "$keys" ] || { echo 'Neovim of other releases comes from Debian: it is fetched there, or with MIRROR=URL' >&2; exit 2; }

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

fetch() {
	place=$PWD/build/neovim/$1
	[ ! -x "$place/nvim" ] || return 0
	echo "  fetching Neovim of Debian $1"
	mkdir -p "$place/lists/partial" "$place/cache/archives/partial" "$place/system"
	settings >"$place/apt.conf"
	echo "deb [signed-by=$keys] $mirror $1 main" >"$place/sources.list"
	APT_CONFIG=$place/apt.conf apt-get -qq update
	APT_CONFIG=$place/apt.conf apt-get -qq --download-only -y install neovim
	for package in "$place"/cache/archives/*.deb; do dpkg-deb -x "$package" "$place/system"; done
	libraries=$(dirname "$(find "$place/system/" -name 'ld-linux*.so.*' | head -n 1)")
	loader=$(find "$libraries" -name 'ld-linux*.so.*')
	# Without its own place it would not find its parsers.
	printf '#!/bin/sh\nexport VIMRUNTIME=%s\nexec %s --library-path %s %s --cmd "set runtimepath+=%s" "$@"\n' "$place/system/usr/share/nvim/runtime" \
		"$loader" "$libraries" "$place/system/usr/bin/nvim" "$place/system/usr/lib/nvim" >"$place/nvim"
	chmod +x "$place/nvim"
	rm -r "$place/cache" "$place/lists"
}

for release; do fetch "$release"; done
