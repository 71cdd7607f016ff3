#!/bin/sh
# Installs what is missing for building (and, when asked for, checking, fuzzing, measuring) with apt.
#   tools/install-dependencies.sh [--tell] PURPOSE..., of the table below
# Does nothing when all is there. Without root, or with --tell, it says which command to run, and ends with status 2.
set -eu

# purpose | how to see that it is there (command:NAME, header:NAME, module:NAME of Python, file:PATH) | Debian package
needs() {
	cat <<-'TABLE'
	build command:cc gcc
	build header:stdio.h libc6-dev
	build command:awk mawk
	build header:yaml.h libyaml-dev
	build header:jsmn.h libjsmn-dev
	build header:xxhash.h libxxhash-dev
	build header:utf8proc.h libutf8proc-dev
	build header:jansson.h libjansson-dev
	check header:cmocka.h libcmocka-dev
	check command:git git
	check command:strace strace
	check command:tmux tmux
	check command:setpriv util-linux
	check command:python3 python3
	check module:jsonschema python3-jsonschema
	check command:xmllint libxml2-utils
	check command:jq jq
	fuzz command:clang clang
	bench command:python3 python3
	bench command:git git
	bare command:debootstrap debootstrap
	editors command:nvim neovim
	editors command:vim vim
	editors file:/usr/share/vim-ale/autoload/ale.vim vim-ale
	editors command:emacs emacs-nox
	editors file:/usr/lib/emacsen-common/packages/install/elpa-eglot elpa-eglot
	editors file:/usr/lib/emacsen-common/packages/install/elpa-lsp-mode elpa-lsp-mode
	editors command:npm npm
	kakoune command:kak kakoune
	kakoune command:tmux tmux
	kate command:kate kate
	kate command:xvfb-run xvfb
	kate command:xauth xauth
	kate command:xdotool xdotool
	kate command:import imagemagick
	kate command:dbus-run-session dbus
	kate file:/usr/libexec/at-spi-bus-launcher at-spi2-core
	kate file:/usr/share/doc/gir1.2-atspi-2.0 gir1.2-atspi-2.0
	kate file:/usr/lib/python3/dist-packages/gi python3-gi
	lsp4j command:java default-jdk-headless
	lsp4j command:mvn maven
	docs command:python3 python3
	docs module:ensurepip python3-venv
	browser command:chromium chromium
	browser command:npm npm
	browser command:python3 python3
	TABLE
}

has_header() {
	compiler=${CC:-cc}
	case $1 in
	cmocka.h) before='#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>' ;;
	*) before= ;;
	esac
	printf '%s\n#include <%s>\n' "$before" "$1" | "$compiler" -E -x c - >/dev/null 2>&1
}

is_there() {
	case $1 in
	command:*) command -v "${1#command:}" >/dev/null 2>&1 ;;
	header:*) has_header "${1#header:}" ;;
	file:*) [ -e "${1#file:}" ] ;;
	module:*) python3 -c "import ${1#module:}" >/dev/null 2>&1 ;;
	esac
}

missing_for() {
	needs | while read -r purpose sign package; do
		[ "$purpose" = "$1" ] || continue
		is_there "$sign" || printf '%s ' "$package"
	done
	# The sources of the parser come through npm, whoever installed it; none is needed once they are there.
	if [ "$1" = build ] && [ ! -e node_modules/.package-lock.json ] && ! command -v npm >/dev/null 2>&1; then
		printf 'npm ca-certificates '
	fi
}

tell() {
	{
		echo "oomlint needs what these Debian packages hold: $missing"
		echo "On Debian or Ubuntu, as root:"
		echo "  apt-get update && apt-get install -y --no-install-recommends $missing"
	} >&2
	exit 2
}

cd "$(dirname "$0")/.."
only_tell=
[ "$1" != --tell ] || { only_tell=yes; shift; }
missing=$(for purpose; do missing_for "$purpose"; done)
[ -n "$missing" ] || exit 0
[ -z "$only_tell" ] || tell

as_root=
if [ "$(id -u)" != 0 ]; then
	as_root=sudo
	if ! command -v sudo >/dev/null 2>&1 || ! sudo -n true 2>/dev/null; then
		tell
	fi
fi
command -v apt-get >/dev/null 2>&1 || tell
echo "  installing: $missing"
$as_root apt-get update -qq
# shellcheck disable=SC2086 # words are wanted
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
