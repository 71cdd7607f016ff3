#!/usr/bin/env python3
"""Draws findings to be judged by reading, and counts what was judged.

  oomlint check --output-format json DIR | tools/sample.py draw --corpus DIR [--seed 1] [--count 200] [--each 20] [--of-one 10]
                                                                [--judged TABLE]
  tools/sample.py totals TABLE

The draw goes by a hash of the seed, the rule and the place: it depends neither on the order of the findings nor on the version of
Python, and a finding that comes or goes hardly moves another. --each draws as many of every rule, --of-one takes at most so many of
one rule from one repository. What TABLE has judged already is filled in.
"""
import argparse
import collections
import hashlib
import itertools
import json
import pathlib
import sys

VERDICTS = ("act", "would not act", "wrong")
HEAD = ("rule", "repository", "file:line", "verdict", "reason")


def row(cells):
    return "| " + " | ".join(cells) + " |"


def place_of(finding, corpus):
    """(rule, owner/name, path:line); the first folder below the corpus is the repository."""
    repository, _, path = finding["filename"].removeprefix(str(corpus)).lstrip("/").partition("/")
    line = finding["location"]["row"]
    where = f"cell {finding['cell']}:{line}" if finding.get("cell") else line
    return finding["name"], repository.replace("+", "/"), f"{path}:{where}"


def is_of_a_rule(finding):
    return not finding["code"].startswith("OOM9")  # files that cannot be read, mistakes of configuration


def shuffled(places, seed):
    return sorted(places, key=lambda place: hashlib.sha256("\0".join((str(seed), *place)).encode()).digest())


def at_most(places, count, same):
    """The places without those that are alike (same) to count others before them."""
    seen = collections.Counter()
    for place in places:
        seen[same(place)] += 1
        if seen[same(place)] <= count:
            yield place


def rows_of(table):
    """The judged rows of a Markdown table: their cells."""
    for line in pathlib.Path(table).read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and len(cells) == len(HEAD) and cells[3] in VERDICTS:
            yield cells


def draw(options):
    places = {place_of(finding, options.corpus) for finding in json.load(sys.stdin) if is_of_a_rule(finding)}
    judged = {tuple(cells[:3]): cells[3:] for cells in rows_of(options.judged)} if options.judged else {}
    chosen = shuffled(places, options.seed)
    if options.of_one:
        chosen = at_most(chosen, options.of_one, lambda place: place[:2])
    if options.each:
        chosen = at_most(chosen, options.each, lambda place: place[0])
    else:
        chosen = itertools.islice(chosen, options.count)
    print(row(HEAD), row(["---"] * len(HEAD)), sep="\n")
    for place in sorted(chosen):
        print(row([*place, *judged.get(place, ("", ""))]))


def totals(options):
    rows = list(rows_of(options.table))
    print(row(("rule", "read", *VERDICTS)), row(["---"] + ["--:"] * 4), sep="\n")
    for rule in [*sorted({cells[0] for cells in rows}), None]:
        verdicts = [cells[3] for cells in rows if rule in (cells[0], None)]
        print(row((rule or "**all**", str(len(verdicts)), *(str(verdicts.count(verdict)) for verdict in VERDICTS))))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    drawing = commands.add_parser("draw")
    drawing.set_defaults(run=draw)
    drawing.add_argument("--corpus", type=pathlib.Path, required=True)
    drawing.add_argument("--seed", type=int, default=1)
    drawing.add_argument("--count", type=int, default=200)
    drawing.add_argument("--each", type=int)
    drawing.add_argument("--of-one", type=int)
    drawing.add_argument("--judged", type=pathlib.Path)
    counting = commands.add_parser("totals")
    counting.set_defaults(run=totals)
    counting.add_argument("table", type=pathlib.Path)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
