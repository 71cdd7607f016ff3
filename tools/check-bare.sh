#!/bin/sh
# Does what a new user does, on an empty Debian 12: a clone of this tree, and the commands of README.md's first ```sh block.
# Needs root. MIRROR=URL chooses where debootstrap and apt get packages from.
set -eu
cd "$(dirname "$0")/.."
if [ "$(id -u)" != 0 ]; then
	echo "check-bare needs root: it makes a chroot" >&2
	exit 2
fi
tools/install-dependencies.sh bare

place=$(mktemp -d "${TMPDIR:-/tmp}/oomlint-bare.XXXXXX")
trap 'rm -rf --one-file-system "$place"' EXIT
trap 'exit 130' INT TERM
root=$place/root

# Cloning and changing the folder is done here; sudo is not needed there, where we are root.
commands=$(awk '/^```sh/ { inside = 1; next } /^```/ && inside { exit } inside' README.md |
	sed -e 's/^git clone .*&& *cd [^ ]* *&& *//' -e '/^git clone /d' -e '/^cd /d')
[ -n "$commands" ] || { echo "README.md has no \`\`\`sh block with commands" >&2; exit 2; }

echo "  debootstrap"
debootstrap --variant=minbase bookworm "$root" ${MIRROR:+"$MIRROR"} >"$place/log" 2>&1 || { tail -n 20 "$place/log"; exit 1; }
git clone --quiet --no-hardlinks . "$root/root/oomlint"
for file in /etc/resolv.conf /etc/hosts; do [ ! -e $file ] || cp -L $file "$root$file"; done
# Where this machine trusts more authorities than Debian does, npm in there has to trust them, too.
[ ! -e /etc/ssl/certs/ca-certificates.crt ] || cp /etc/ssl/certs/ca-certificates.crt "$root/root/authorities.crt"
printf '#!/bin/sh\nexec "$@"\n' >"$root/usr/local/bin/sudo"
chmod +x "$root/usr/local/bin/sudo"
printf 'set -eux\ncd /root/oomlint\n%s\n' "$commands" >"$root/root/commands"

start=$(date +%s)
unshare --mount --pid --fork sh -eu -c '
	mount -t proc proc "$1/proc"
	mount --rbind /dev "$1/dev"
	mount -t tmpfs tmpfs "$1/tmp"
	exec chroot "$1" env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
		NODE_EXTRA_CA_CERTS=/root/authorities.crt DEBIAN_FRONTEND=noninteractive sh /root/commands
' sh "$root" </dev/null
echo "the commands of README.md work on an empty Debian 12: $(($(date +%s) - start)) s"
