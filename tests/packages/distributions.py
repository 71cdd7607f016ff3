#!/usr/bin/env python3
"""What a wheel and a source distribution hold: distributions.py TREE WHEEL [SDIST]."""

import base64
import csv
import email
import hashlib
import io
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

tree, wheel_path, sdist_paths = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
about = tomllib.loads((tree / "pyproject.toml").read_text())["project"]
base = f"{about['name']}-{about['version']}"
info = f"{base}.dist-info"

wheel = zipfile.ZipFile(wheel_path)
names = wheel.namelist()
assert wheel_path.name == f"{base}-{wheel_path.name.split('-', 2)[2]}" and wheel_path.name.split("-")[2:4] == ["py3", "none"], wheel_path.name
assert len(names) == len(set(names)) and names[-1] == f"{info}/RECORD", names

record = list(csv.reader(io.StringIO(wheel.read(f"{info}/RECORD").decode())))
assert [row[0] for row in record] == names
for name, digest, size in record[:-1]:
    data = wheel.read(name)
    sha256 = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    assert (digest, size) == (f"sha256={sha256}", str(len(data))), name
assert record[-1][1:] == ["", ""]

metadata = email.message_from_bytes(wheel.read(f"{info}/METADATA"))
expected = {"Name": "name", "Version": "version", "Summary": "description", "License-Expression": "license", "Requires-Python": "requires-python"}
for field, key in expected.items():
    assert metadata[field] == about[key], field
assert metadata.get_all("Classifier") == about["classifiers"]
licences = metadata.get_all("License-File")
assert set(about["license-files"]) < set(licences), licences
for part in ("tree-sitter/LICENSE", "tree-sitter-python/LICENSE", "tree-sitter-toml/LICENSE", "unicode/LICENSE", "libyaml"):
    assert any(part in name for name in licences), part
assert all(f"{info}/licenses/{name}" in names for name in licences)
tags = email.message_from_bytes(wheel.read(f"{info}/WHEEL")).get_all("Tag")
assert tags == [f"py3-none-{tag}" for tag in wheel_path.stem.split("-")[-1].split(".")], tags

program = wheel.getinfo(f"{base}.data/scripts/oomlint{'.exe' if 'win_' in wheel_path.name else ''}")
assert program.external_attr >> 16 & 0o111 == 0o111
assert not any(name.endswith((".a", ".h")) for name in names) and "oomlint/__main__.py" in names


def check_sdist(path):
    sdist = tarfile.open(path)
    members = {member.name: member for member in sdist.getmembers()}
    assert all(name.startswith(f"{base}/") for name in members)
    for name in ("PKG-INFO", "pyproject.toml", "LICENSE", "Makefile", "node_modules/tree-sitter-python/src/scanner.c"):
        assert f"{base}/{name}" in members, name
    assert not any("/build/" in name or name.endswith((".node", ".o")) for name in members)
    assert email.message_from_binary_file(sdist.extractfile(f"{base}/PKG-INFO"))["Version"] == about["version"]
    print(f"{len(members)} files in the sdist")


print(f"{len(names)} files in the wheel")
for path in sdist_paths:
    check_sdist(path)
