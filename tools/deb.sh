#!/bin/sh
# A Debian package of what `make install-strip` put below FOLDER/usr: tools/deb.sh FOLDER VERSION ARCHITECTURE SUMMARY OUT
# [TARGET], where it was built for that with zig.
# Without the C library, which is for those who build from source. The same tree gives the same bytes.
set -eu
folder=$1 version=$2 architecture=$3 summary=$4 out=$5 target=${6:-}
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-315619200}"
documents=$folder/usr/share/doc/oomlint

rm -rf "$folder/usr/lib" "$folder/usr/include"
# Where Debian's zsh looks.
mv "$folder/usr/share/zsh/site-functions" "$folder/usr/share/zsh/vendor-completions"
gzip -9n "$folder/usr/share/man/man1/oomlint.1"

mkdir -p "$documents" "$folder/DEBIAN"
cat LICENSE NOTICE >"$documents/copyright"
for package in libyaml-dev libutf8proc-dev libjsmn-dev libxxhash-dev; do
	[ ! -e "/usr/share/doc/$package/copyright" ] || { printf '\n==== %s\n\n' "$package"; cat "/usr/share/doc/$package/copyright"; }
done >>"$documents/copyright"
for licence in node_modules/tree-sitter/LICENSE node_modules/tree-sitter/vendor/tree-sitter/lib/src/unicode/LICENSE node_modules/tree-sitter-python/LICENSE \
	node_modules/@tree-sitter-grammars/tree-sitter-toml/LICENSE; do
	printf '\n==== %s\n\n' "${licence#node_modules/}"
	cat "$licence"
done >>"$documents/copyright"
printf 'oomlint (%s) unstable; urgency=medium\n\n  * As released.\n\n -- the oomlint authors  %s\n' "$version" \
	"$(LC_ALL=C date -u -R -d "@$SOURCE_DATE_EPOCH")" | gzip -9n >"$documents/changelog.gz"

# Which libraries of the system the program needs; a static one needs none. One that was built with zig loads glibc alone, of which its symbols
# say the version; dpkg-shlibdeps would want the libraries of its architecture.
newest_glibc() {
	LC_ALL=C readelf --wide --version-info "$folder/usr/bin/oomlint" | sed -n 's/.*Name: GLIBC_\([0-9.]*\) .*/\1/p' | sort -V | tail -n 1
}
depends=
if ! dpkg-shlibdeps --version >/dev/null 2>&1; then
	echo 'A package is made with dpkg-shlibdeps. On Debian: apt-get install dpkg-dev' >&2
	exit 2
fi
if [ -n "$target" ]; then
	depends=$(newest_glibc)
	depends=${depends:+libc6 (>= $depends)}
elif LC_ALL=C readelf -d "$folder/usr/bin/oomlint" | grep -q NEEDED; then
	mkdir "$folder/debian"
	printf 'Source: oomlint\n\nPackage: oomlint\nArchitecture: any\n' >"$folder/debian/control"
	depends=$(cd "$folder" && dpkg-shlibdeps --warnings=0 -O usr/bin/oomlint | sed -n 's/^shlibs:Depends=//p')
	rm -r "$folder/debian"
fi
(cd "$folder" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum >DEBIAN/md5sums)
cat >"$folder/DEBIAN/control" <<-CONTROL
	Package: oomlint
	Version: $version
	Architecture: $architecture
	Maintainer: the oomlint authors
	Section: python
	Priority: optional
	Installed-Size: $(du -sk --apparent-size "$folder/usr" | cut -f1)
	${depends:+Depends: $depends
	}Description: linter for PySpark jobs that run out of memory
	 It $summary,
	 explains why, shows what to write instead, and names a Spark setting with a
	 value for this job. It needs no Spark and no Python.
CONTROL
sed -i '/^$/d' "$folder/DEBIAN/control"
chmod -R u=rwX,go=rX "$folder"
dpkg-deb --root-owner-group --build "$folder" "$out" >/dev/null
