#!/usr/bin/env python3
"""Packages for VS Code: what they hold. vsix.py TREE VSIX..., by `make vsix`."""

import json
import re
import sys
import zipfile
from pathlib import Path

TREE = Path(sys.argv[1])
VERSION = re.search(r'^version = "(.*)"$', (TREE / "pyproject.toml").read_text(), re.M)[1]
SYSTEMS = {"linux-x64": "x86_64-linux", "linux-arm64": "aarch64-linux", "alpine-x64": "x86_64-linux-musl",
           "alpine-arm64": "aarch64-linux-musl", "darwin-x64": "x86_64-macos", "darwin-arm64": "aarch64-macos",
           "win32-x64": "x86_64-windows"}
FILES = {"package.json", "readme.md", "LICENSE.txt", "out/extension.js", "out/THIRD-PARTY.txt", "bin/NOTICE"}


def check(path):
    target = re.fullmatch(rf"oomlint-{re.escape(VERSION)}-(.*)\.vsix", path.name)[1]
    program = "bin/oomlint.exe" if target.startswith("win32") else "bin/oomlint"
    package = zipfile.ZipFile(path)
    assert {name.removeprefix("extension/") for name in package.namelist() if name.startswith("extension/")} == FILES | {program}, package.namelist()
    about = package.read("extension.vsixmanifest").decode()
    assert f'Version="{VERSION}"' in about and f'TargetPlatform="{target}"' in about, about
    inside = package.getinfo(f"extension/{program}")
    assert inside.external_attr >> 16 & 0o111 == 0o111
    built = [TREE / "build" / system / Path(program).name for system in (SYSTEMS[target], "here")]
    assert any(file.is_file() and package.read(inside) == file.read_bytes() for file in built), built
    manifest = json.loads(package.read("extension/package.json"))
    assert manifest["capabilities"]["untrustedWorkspaces"]["supported"] == "limited"
    assert "oomlint.path" in manifest["capabilities"]["untrustedWorkspaces"]["restrictedConfigurations"]
    settings = manifest["contributes"]["configuration"]["properties"]
    assert set(manifest["capabilities"]["untrustedWorkspaces"]["restrictedConfigurations"]) <= set(settings)
    # Every command of the manifest is registered, and every setting that the code asks for is in the manifest.
    code = package.read("extension/out/extension.js").decode()
    for command in manifest["contributes"]["commands"]:
        assert f'registerCommand("{command["command"]}"' in code, command
    source = (TREE / "editors/vscode/src/extension.ts").read_text()
    for name in re.findall(r'getConfiguration\("oomlint"\)\.get<\w+>\("(\w+)"', source):
        assert f"oomlint.{name}" in settings, name


for name in sys.argv[2:]:
    check(Path(name))
print(f"vsix: {len(sys.argv) - 2} passed, 0 failed")
