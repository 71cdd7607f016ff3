#!/bin/sh
# A Debian package in an empty Debian 12: installed, used, compared with what was packed, removed; nothing stays. Called by `make check-deb`.
set -u
cd "$(dirname "$0")/../.." || exit 2
[ "$(id -u)" = 0 ] || { echo 'check-deb needs root: it makes a chroot' >&2; exit 2; }
tools/install-dependencies.sh bare || exit 2
. tests/packages/checks.sh
package=$PWD/$1
root=$place/root
echo '  debootstrap'
debootstrap --variant=minbase bookworm "$root" ${MIRROR:+"$MIRROR"} >"$place/debootstrap" 2>&1 || { tail -n 20 "$place/debootstrap"; exit 1; }
cp "$package" "$root/srv/oomlint.deb"
cp -r examples "$root/srv/"

# Inside, with nothing of this machine's environment.
inside() {
	chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"
}

# What there is, but for what dpkg writes of any package.
everything() {
	(cd "$root" && find . -path ./var/lib/dpkg -prune -o -path ./var/log -prune -o -print | LC_ALL=C sort)
}

installs() {
	everything >before
	inside dpkg -i /srv/oomlint.deb
	inside dpkg -V oomlint >verified
	[ ! -s verified ]
	inside dpkg -s oomlint | grep -q '^Status: install ok installed'
}

works() {
	finds inside oomlint
	inside sh -c 'cd /srv/examples && oomlint check -q --exit-zero --output-format concise jobs' >there
	(cd "$OLDPWD"/examples && ../build/oomlint check -q --exit-zero --output-format concise jobs) >here
	cmp here there
}

has_its_parts() {
	for name in man/man1/oomlint.1.gz bash-completion/completions/oomlint zsh/vendor-completions/_oomlint fish/vendor_completions.d/oomlint.fish \
		doc/oomlint/copyright doc/oomlint/changelog.gz; do
		[ -s "$root/usr/share/$name" ] || { echo "no $name"; return 1; }
	done
	[ -z "$(find "$root/usr/lib" "$root/usr/include" -name '*oomlint*')" ]
	grep -q 'libyaml' "$root/usr/share/doc/oomlint/copyright"
}

goes_away() {
	inside dpkg -P oomlint
	everything >after
	cmp before after
}

check 'dpkg installs it' installs
check 'it finds what the program here finds' works
check 'manual page, completions, copyright' has_its_parts
check 'removed: nothing stays' goes_away
closing deb
