#!/usr/bin/env python3
"""Configurations for editors that are not run here: they can be read, and all start `oomlint server`. configurations.py TREE."""

import json
import re
import sys
import tomllib
from pathlib import Path

EDITORS = Path(sys.argv[1], "editors")
COMMAND = ["oomlint", "server"]


def read(name):
    return re.sub(r"^\s*//.*", "", (EDITORS / name).read_text(), flags=re.M)


helix = tomllib.loads((EDITORS / "helix/languages.toml").read_text())["language-server"]["oomlint"]
assert [helix["command"], *helix["args"]] == COMMAND
assert json.loads(read("sublime/LSP.sublime-settings"))["clients"]["oomlint"]["command"] == COMMAND
assert json.loads(read("kate/settings.json"))["servers"]["python"]["command"] == COMMAND
assert json.loads(read("jupyterlab/oomlint.json"))["LanguageServerManager"]["language_servers"]["oomlint"]["argv"] == COMMAND
assert json.loads(read("jetbrains/oomlint/template.json"))["programArgs"]["default"].split() == COMMAND
for name in ("settings.json", "initializationOptions.json"):
    assert json.loads(read(f"jetbrains/oomlint/{name}")) == {}
