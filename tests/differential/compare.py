#!/usr/bin/env python3
"""What oomlint reads in Python files beside what CPython reads: compare.py [--list] [--most N] PROGRAM PLACE...

--list names the files that are left out. --most N takes so many of each place, evenly.
Names of scopes, calls, imports, strings and loops, from the program that tests/differential.c makes, and from `ast` and `symtable`.
Every difference is a failure, unless EXPLAINED says why it is none."""
import argparse
import collections
import json
import os
import re
import subprocess
import sys
import unicodedata

import python

UNITS = ("names", "calls", "imports", "strings", "loops")


def is_lost_type(unit, thing, code):
    return unit in ("calls", "names") and thing[0] == "type" and re.search(rb"(?m)^\s*type\s*\(.*=", code)


# Whether CPython alone has a thing for this reason; then the reason.
EXPLAINED = [
    (is_lost_type, "the grammar takes `type(x).y = z` for an alias, and has no node for this call of type()"),
]


def files_below(places, most):
    found = []
    for place in places:
        if os.path.isfile(place):
            found.append(place)
        below = []
        for folder, folders, names in os.walk(place):
            folders[:] = sorted(name for name in folders if name not in ("site-packages", "dist-packages"))
            below.extend(os.path.join(folder, name) for name in sorted(names) if name.endswith((".py", ".ipynb")))
        below = [path for path in below if os.path.isfile(path) and "\n" not in path]
        found.extend(below if not most else below[::max(1, -(-len(below) // most))])
    return found


def tell(program, paths):
    """For each file its first record and the others."""
    result = subprocess.run([program], input="\n".join(paths) + "\n", capture_output=True, text=True, check=False,
                            encoding="utf-8", errors="surrogateescape")
    if result.returncode:
        sys.exit(f"{program} ended with {result.returncode}:\n{result.stderr}")
    head, records = None, []
    for line in result.stdout.splitlines():
        record = json.loads(line)
        if record[0] != "file":
            records.append(record)
            continue
        if head:
            yield head, records
        head, records = record, []
    if head:
        yield head, records


def source_of(head):
    """The code that Python is to read, and how far a byte order mark shifts its first line."""
    if head[3] is not None:
        return bytes.fromhex(head[3].replace("?", "01")), 0
    with open(head[1], "rb") as file:
        code = file.read()
    return code, 3 if code.startswith(b"\xef\xbb\xbf") else 0


def flat(records):
    """Each thing that is compared, once for each time it is there."""
    count = collections.Counter()
    for record in records:
        if record[0] == "scope":
            sort, name, line, outer, names = record[1:]
            where = (sort, python.normal(name), line, tuple(outer[:1]) + (python.normal(outer[1]), outer[2]))
            names = {name: is_what for name, is_what in names.items() if name not in python.IMPLICIT}
            if sort in ("lambda", "comprehension"):
                count["names", where, tuple(sorted((python.normal(n), c) for n, c in names.items()))] += 1
            else:
                for each, is_what in names.items():
                    count["names", where, (python.normal(each), is_what)] += 1
        else:
            count[record[0] + "s", tuple(record[1:3]),
                  tuple(unicodedata.normalize("NFKC", part) if isinstance(part, str) else part for part in record[3:])] += 1
    return count


def forget_unknown_texts(ours, theirs, explained):
    """\\N{BULLET}: oomlint has no table of such names, and takes the text for unknown there."""
    for key in [key for key in ours if key[0] == "strings" and "?" in key[2][1]]:
        pattern = re.compile(key[2][1].replace("?", "(?:[0-9a-f]{2}|[?])+"))
        for other in [other for other in theirs if other[:2] == key[:2] and pattern.fullmatch(other[2][1])][:1]:
            explained["a character by its name, \\N{...}: there is no table of them"] += 1
            del ours[key], theirs[other]


def reason_of(error):
    return re.sub(r" on line \d+|'[^']*'", "", getattr(error, "msg", None) or str(error)).strip()


class Tally:
    def __init__(self, wants_list):
        self.list, self.files, self.failed = wants_list, 0, 0
        self.compared, self.left_out, self.explained = collections.Counter(), collections.Counter(), collections.Counter()

    def leave_out(self, path, why):
        self.left_out[why] += 1
        if self.list:
            print(f"{path}: left out: {why}")

    def file(self, head, records):
        path, outcome = head[1], head[2]
        if outcome in ("another language", "not a notebook"):
            self.leave_out(path, outcome)
            return
        code, shift = source_of(head)
        try:
            theirs = python.read(code, path, shift)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            who = "oomlint alone reads it" if outcome == "read" else f"nobody reads it ({outcome})"
            self.leave_out(path, f"{who}; Python {sys.version_info[0]}.{sys.version_info[1]}: {reason_of(error)}")
            return
        if outcome != "read":
            self.leave_out(path, f"CPython alone reads it ({outcome})")
            return
        self.compare(path, flat(records), flat(theirs), code)

    def compare(self, path, ours, theirs, code):
        self.files += 1
        for key, count in theirs.items():
            self.compared[key[0]] += count
        only_ours, only_theirs = ours - theirs, theirs - ours
        forget_unknown_texts(only_ours, only_theirs, self.explained)
        for unit, where, thing in sorted(only_theirs, key=str):
            reason = next((reason for is_so, reason in EXPLAINED if is_so(unit, thing, code)), None)
            if reason:
                self.explained[reason] += 1
            else:
                self.differs(path, unit, where, "only CPython has", thing)
        for unit, where, thing in sorted(only_ours, key=str):
            self.differs(path, unit, where, "only oomlint has", thing)

    def differs(self, path, unit, where, who, thing):
        self.failed += 1
        print(f"{path}: {unit} at {where}: {who} {shown(unit, thing)}")

    def say(self):
        for why, count in sorted(self.left_out.items()):
            print(f"{count} files left out: {why}")
        for why, count in sorted(self.explained.items()):
            print(f"{count} differences explained: {why}")
        print(f"{self.files} files compared: " + ", ".join(f"{self.compared[unit]} {unit}" for unit in UNITS))
        print(f"differential: {self.files} passed, {self.failed} failed")


def shown(unit, thing):
    if unit != "strings" or "?" in thing[1]:
        return str(thing)[:300]
    return f"{thing[0]} {bytes.fromhex(thing[1])!r}"[:300]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--list", action="store_true", help="name the files that are left out")
    parser.add_argument("--most", type=int, default=0, metavar="N", help="so many files of each place, evenly")
    parser.add_argument("program")
    parser.add_argument("places", nargs="+", metavar="PLACE")
    options = parser.parse_args()
    tally = Tally(options.list)
    for head, records in tell(options.program, files_below(options.places, options.most)):
        tally.file(head, records)
    tally.say()
    return tally.failed > 0 or not tally.files


if __name__ == "__main__":
    sys.setrecursionlimit(20000)
    sys.exit(main())
