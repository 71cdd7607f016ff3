#!/bin/sh
# Wheels for other systems: their contents, whether pip takes them there, and, where that can be done here, whether their programs find what
# the program of this machine finds. Called by `make check-wheels`, with the systems.
set -u
cd "$(dirname "$0")/../.." || exit 2
tree=$PWD
. tests/packages/checks.sh

# The platforms that pip has to take the wheel for.
platforms() {
	case $1 in
	x86_64-linux) echo manylinux2014_x86_64 manylinux_2_17_x86_64 ;;
	aarch64-linux) echo manylinux2014_aarch64 manylinux_2_17_aarch64 ;;
	x86_64-linux-musl) echo musllinux_1_1_x86_64 ;;
	aarch64-linux-musl) echo musllinux_1_1_aarch64 ;;
	x86_64-macos) echo macosx_11_0_x86_64 macosx_14_0_x86_64 ;;
	aarch64-macos) echo macosx_11_0_arm64 macosx_14_0_arm64 ;;
	x86_64-windows) echo win_amd64 ;;
	esac
}

# The one wheel of a system.
wheel_of() {
	first=$(platforms "$1")
	echo "$tree"/build/wheels/*"${first%% *}"*.whl
}

contents() {
	wheel=$(wheel_of "$1")
	python3 "$tree/tests/packages/distributions.py" "$tree" "$wheel"
}

# pip takes it for these platforms, and puts the program into bin/.
taken() {
	python3 -m venv --clear pip
	for platform in $(platforms "$1"); do
		rm -rf "$1"
		pip/bin/pip install --quiet --disable-pip-version-check --no-index --no-deps --only-binary :all: --platform "$platform" --target "$1" "$(wheel_of "$1")"
		[ -x "$1"/bin/oomlint ] || [ -e "$1"/bin/oomlint.exe ]
	done
}

# same COMMAND...: what it says of the examples is what the program of this machine says, to the byte.
same() {
	finds "$@"
	for format in concise json sarif; do
		(cd "$tree" && build/oomlint check -q --exit-zero --output-format $format examples) >"$place/here"
		(cd "$tree" && "$@" check -q --exit-zero --output-format $format examples) >"$place/there.raw"
		sed 's|file:///Z%3A/|file:///|' "$place/there.raw" >"$place/there" # Z: is what wine calls our root folder
		cmp "$place/here" "$place/there"
	done
}

# glibc_of ARCHITECTURE: Debian 11's, the oldest that its mirrors have. What older ones lack is seen by the versions of symbols.
glibc_of() {
	"$tree/tests/packages/glibc.sh" "$1"
	root=$tree/build/cross/glibc/$1/root
}

# asks_for_little SYSTEM MACHINE: it loads what manylinux2014 promises, and nothing else.
asks_for_little() {
	python3 "$tree/tests/packages/elf.py" "$1/bin/oomlint" "$2"
}

# with_glibc SYSTEM ARCHITECTURE [QEMU]: it finds the same with an older glibc.
with_glibc() {
	glibc_of "$2"
	set -- "$place/$1/bin/oomlint" "$root" "${3:-}"
	loader=$(echo "$root"/lib/*-linux-gnu/ld-2.*.so)
	same ${3:+"$3"} "$loader" --library-path "$(echo "$root"/lib/*-linux-gnu)" "$1"
}

# alone SYSTEM ARCHITECTURE [QEMU]: nothing in the root folder but the program and a job; with ARCHITECTURE, libc6 too.
alone() {
	mkdir -p "root-$1"
	[ -z "$2" ] || { glibc_of "$2" && cp -a "$root/." "root-$1/"; }
	mkdir -p "root-$1/examples"
	cp "$1/bin/oomlint" "root-$1/"
	cp -r "$tree/examples/jobs" "root-$1/examples/"
	[ -z "${3:-}" ] || cp "$(command -v "$3")" "root-$1/qemu"
	chroot "root-$1" ${3:+/qemu} /oomlint check -q --exit-zero --output-format concise /examples/jobs/daily_export.py >said
	cat said
	grep -q 'daily_export.py:27:38: error\[collect-unbounded\]' said
}

in_chroot() {
	if [ "$(id -u)" = 0 ]; then check "$1: runs in a chroot that holds nothing else${2:+ but libc6}" alone "$@"; else skip "a chroot for $1 (needs root)"; fi
}

emulated() {
	command -v qemu-aarch64-static >/dev/null && return
	skip "the program of $1 (needs qemu-user-static)"
	return 1
}

run_x86_64_linux() {
	check "$1: asks for glibc 2.17 at the most, and no other library" asks_for_little "$1" X86-64
	check "$1: runs, and finds the same" same "$place/$1/bin/oomlint"
	check "$1: finds the same with the glibc of Debian 11" with_glibc "$1" amd64
	in_chroot "$1" amd64
}

run_aarch64_linux() {
	check "$1: asks for glibc 2.17 at the most, and no other library" asks_for_little "$1" AArch64
	emulated "$1" || return
	check "$1: finds the same under qemu, with the glibc of Debian 11" with_glibc "$1" arm64 qemu-aarch64-static
	in_chroot "$1" arm64 qemu-aarch64-static
}

run_x86_64_linux_musl() {
	check "$1: runs, and finds the same" same "$place/$1/bin/oomlint"
	in_chroot "$1" ''
}

run_aarch64_linux_musl() {
	emulated "$1" || return
	check "$1: runs under qemu, and finds the same" same qemu-aarch64-static "$place/$1/bin/oomlint"
	in_chroot "$1" '' qemu-aarch64-static
}

run_x86_64_macos() {
	check 'x86_64-macos: loads nothing but libSystem (not run)' python3 "$tree/tests/packages/macho.py" x86_64-macos/bin/oomlint x86_64
}

run_aarch64_macos() {
	check 'aarch64-macos: loads nothing but libSystem, is signed (not run)' python3 "$tree/tests/packages/macho.py" aarch64-macos/bin/oomlint aarch64
}

# Without a window and without words of its own.
start_wine() {
	mkdir -p "$WINEPREFIX"
	wineserver --persistent=60
	wine wineboot --init
	[ -d "$WINEPREFIX/drive_c" ]
	"$tree/build/cross/zig/bin/zig" cc -target x86_64-windows-gnu -O2 -s -o git-answers.exe "$tree/tests/packages/git.c"
}

run_x86_64_windows() {
	check 'x86_64-windows: loads nothing but what is part of Windows' python3 "$tree/tests/packages/pe.py" x86_64-windows/bin/oomlint.exe
	if ! command -v wine >/dev/null; then
		skip 'the program for Windows (needs wine: apt-get install --no-install-recommends wine wine64)'
		return
	fi
	export WINEPREFIX="$place/wine" WINEDEBUG=err-all,fixme-all WINEDLLOVERRIDES='mscoree,mshtml=' ZIG_GLOBAL_CACHE_DIR="$tree/build/cross/cache"
	program=$place/x86_64-windows/bin/oomlint.exe
	check 'x86_64-windows: wine starts' start_wine
	check 'x86_64-windows: runs, and finds the same' same wine "$program"
	for use in $(python3 tests/packages/windows.py --list); do
		check "x86_64-windows: $use" env CHECK="$use" python3 "$tree/tests/packages/windows.py" "$WINEPREFIX" git-answers.exe wine "$program"
	done
	wineserver --kill
}

for system; do
	check "$system: what the wheel holds" contents "$system"
	check "$system: pip takes it" taken "$system"
	run_"$(echo "$system" | tr - _)" "$system"
done
closing wheels
