#!/usr/bin/env python3
"""A program for macOS, by what its loader will look at: macho.py PROGRAM ARCHITECTURE."""

import struct
import sys
from pathlib import Path

MAGIC, EXECUTE = 0xFEEDFACF, 2
ARCHITECTURES = {"x86_64": 0x01000007, "aarch64": 0x0100000C}
LOAD_DYLIB, CODE_SIGNATURE, BUILD_VERSION = 0xC, 0x1D, 0x32

data = Path(sys.argv[1]).read_bytes()
magic, cpu, _, kind, count = struct.unpack_from("<5I", data)
assert (magic, cpu, kind) == (MAGIC, ARCHITECTURES[sys.argv[2]], EXECUTE)
at, libraries, seen = 32, [], {}
for _ in range(count):
    command, size = struct.unpack_from("<2I", data, at)
    seen[command] = at
    if command == LOAD_DYLIB:
        start = at + struct.unpack_from("<I", data, at + 8)[0]
        libraries.append(data[start : data.index(b"\0", start)].decode())
    at += size
assert libraries == ["/usr/lib/libSystem.B.dylib"], libraries
assert struct.unpack_from("<2I", data, seen[BUILD_VERSION] + 8) == (1, 11 << 16), "not for macOS 11"
assert sys.argv[2] == "x86_64" or CODE_SIGNATURE in seen, "macOS on arm64 runs no program without a signature"
print(f"Mach-O for {sys.argv[2]}, macOS 11 and later, signed: {CODE_SIGNATURE in seen}")
