#!/usr/bin/env python3
"""A program for Windows, by what its loader will look at: pe.py PROGRAM."""

import struct
import sys
from pathlib import Path

AMD64, CONSOLE, WINDOWS_10 = 0x8664, 3, {"kernel32.dll", "ntdll.dll"}
HIGH_ENTROPY, DYNAMIC_BASE, NO_EXECUTE = 0x20, 0x40, 0x100

data = Path(sys.argv[1]).read_bytes()
head = struct.unpack_from("<I", data, 0x3C)[0]
assert data[:2] == b"MZ" and data[head : head + 4] == b"PE\0\0"
machine, count, *_, size = struct.unpack_from("<HH3IH", data, head + 4)
optional = head + 24
subsystem, guards = struct.unpack_from("<HH", data, optional + 68)
assert (machine, subsystem) == (AMD64, CONSOLE), (machine, subsystem)
assert guards & (HIGH_ENTROPY | DYNAMIC_BASE | NO_EXECUTE) == HIGH_ENTROPY | DYNAMIC_BASE | NO_EXECUTE, hex(guards)
sections = [struct.unpack_from("<8s4I", data, optional + size + 40 * i) for i in range(count)]


def place(address):
    return next(address - start + at for _, length, start, _, at in sections if start <= address < start + length)


def text(address):
    return data[place(address) : data.index(b"\0", place(address))].decode()


imports, loaded = place(struct.unpack_from("<I", data, optional + 112 + 8)[0]), set()
while name := struct.unpack_from("<5I", data, imports)[3]:
    loaded.add(text(name).lower())
    imports += 20
assert all(name in WINDOWS_10 or name.startswith("api-ms-win-crt-") for name in loaded), loaded
print("PE for x86_64, loads", *sorted(loaded))
