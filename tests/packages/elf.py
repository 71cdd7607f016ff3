#!/usr/bin/env python3
"""A program for Linux that loads glibc, by what its loader will look at: elf.py PROGRAM MACHINE, as auditwheel asks for manylinux2014."""

import os
import re
import subprocess
import sys

PROGRAM, MACHINE = sys.argv[1:]
NEWEST = (2, 17)
# Of these, manylinux2014 promises that they are there.
LIBRARIES = {"libc.so.6", "libm.so.6", "libpthread.so.0", "libdl.so.2", "librt.so.1", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}


def readelf(*options):
    return subprocess.run(["readelf", "--wide", *options, PROGRAM], check=True, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}).stdout


head, dynamic, versions = readelf("--file-header"), readelf("--dynamic"), readelf("--version-info")
assert re.search(rf"Machine:.*{MACHINE}", head), head
needed = set(re.findall(r"\(NEEDED\).*\[(.*)\]", dynamic))
assert needed and needed <= LIBRARIES, needed - LIBRARIES
assert "(RUNPATH)" not in dynamic and "(RPATH)" not in dynamic, dynamic
names = set(re.findall(r"Name: (\S+)", versions))
assert names and all(re.fullmatch(r"GLIBC_[0-9.]+", name) for name in names), names
wanted = {tuple(map(int, name[len("GLIBC_"):].split("."))) for name in names}
assert max(wanted) <= NEWEST, max(wanted)
print(f"{MACHINE}: glibc {'.'.join(map(str, max(wanted)))} or later, {', '.join(sorted(needed))}")
