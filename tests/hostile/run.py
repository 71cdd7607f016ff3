#!/usr/bin/env python3
"""Hostile input: run.py [--all] [WORD...]. Standard library only.

PLAIN (build/oomlint) must end in order, within HOSTILE_SECONDS of CPU (3), bounded memory and a stack of 1 MiB, and say what is expected.
PROGRAM (build/asan/oomlint) must say the same and find nothing to say about itself; the heavy rows are left to PLAIN.
Without --all only what takes seconds, as `make check` does; `make hostile` does all. Words choose by title."""
import os
import sys
import tempfile

import files
import projects
import rules
import texts
from machine import MEBIBYTE, SECONDS, Run, Tally, check

WHOLE_FILE = {"OOM901", "OOM902", "OOM903", "OOM905", "OOM908", "OOM909"}  # have no place in it
FAILURES = {"OOM901", "OOM902", "OOM903", "OOM905", "OOM907", "OOM908"}
KIBIBYTE_OF_STACK = 1024


def memory_bar(size):
    """Bytes: the parser's tree takes most of it."""
    return min(96 * MEBIBYTE + 512 * size, 1024 * MEBIBYTE)


def places_of(findings, text):
    lines = text.count(b"\n") + text.count(b"\r") + text.count(b"\\n") + 1  # of a cell, they are escaped
    for finding in findings:
        place = finding["location"]
        if place is None and finding["code"] not in WHOLE_FILE:
            return f"{finding['code']} has no place"
        if place and not (1 <= place["row"] <= lines and place["column"] >= 1):
            return f"{finding['code']} at {place}, of {lines} lines"
    return ""


def own(codes):
    """Those that tell what could not be analysed."""
    return {code for code in codes if code.startswith("OOM9")}


def codes_problem(findings, says):
    """All that is expected must be there; of what could not be analysed nothing else, of the rules others may speak, too."""
    codes = {finding["code"] for finding in findings}
    if says <= codes and own(codes) == own(says) and (says or not codes):
        return ""
    return f"found {' '.join(sorted(codes)) or 'nothing'}, expected {' '.join(sorted(says)) or 'nothing'}"


def answer_of(run, findings, says, text):
    """What is wrong with what was said."""
    codes = {finding["code"] for finding in findings}
    status = 2 if codes & FAILURES else 1 if codes else 0
    if run.status != status:
        return f"status {run.status} with {' '.join(sorted(codes)) or 'no finding'}"
    if not all(finding["filename"] for finding in findings):
        return "a finding does not name its file"
    return codes_problem(findings, says) or places_of(findings, text)


def cost_of(run, size, seconds):
    if run.seconds > seconds:
        return f"{run.seconds:.2f} s of CPU, at most {seconds:g}"
    if run.kibibytes * 1024 > memory_bar(size):
        return f"{run.kibibytes / 1024:.0f} MiB, at most {memory_bar(size) / MEBIBYTE:.0f}"
    return ""


def compare(sanitized, findings, folder, arguments):
    """What is wrong with what the sanitized build says, or "" where it need not say anything."""
    if not sanitized:
        return ""
    _, same, problem = check(sanitized, folder, arguments)
    return problem or ("" if same == findings else "the two builds do not say the same")


def detail_of(size, run, findings):
    return f"{size / 1e6:7.2f} MB  {run.seconds:5.2f} s {run.kibibytes / 1024:5.0f} MiB  {len(findings)} findings"


def check_text(text, sanitized, plain, tally):
    with tempfile.TemporaryDirectory() as place:
        folder = os.path.join(place, "in")
        os.mkdir(folder)
        made = text.make()
        with open(os.path.join(folder, text.file), "wb") as file:
            file.write(made)
        arguments = [*text.options, text.file]
        run, findings, problem = check(plain, folder, arguments, KIBIBYTE_OF_STACK)
        problem = problem or cost_of(run, len(made), SECONDS) or answer_of(run, findings, text.says, made)
        problem = problem or compare(sanitized, findings, folder, arguments)
        if not problem and text.fix:  # up to ten rounds
            fix = Run(plain, ["check", "-q", "--timing", "--diff", "--unsafe-fixes", *arguments], folder, KIBIBYTE_OF_STACK)
            problem = fix.trouble((0, 1)) or cost_of(fix, len(made), 3 * SECONDS)
        tally.tell(text.title, problem, detail_of(len(made), run, findings))


def check_project(project, sanitized, plain, tally):
    with tempfile.TemporaryDirectory() as place:
        folder = os.path.join(place, "in")
        size = 0
        for name, text in project.make().items():
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                size += file.write(text)
        run, findings, problem = check(plain, folder, ["."], KIBIBYTE_OF_STACK)
        problem = problem or cost_of(run, size, SECONDS) or codes_problem(findings, project.says)
        loud = {finding["filename"] for finding in findings} & project.quiet
        if not problem and loud:
            problem = f"found something in {' '.join(sorted(loud))}"
        tally.tell(project.title, problem or compare(sanitized, findings, folder, ["."]), detail_of(size, run, findings))


def main():
    everything = "--all" in sys.argv[1:]
    words = [word for word in sys.argv[1:] if word != "--all"]
    wanted = lambda title: not words or any(word in title for word in words)
    sanitized = os.path.abspath(os.environ.get("PROGRAM", "build/asan/oomlint"))
    plain = os.path.abspath(os.environ.get("PLAIN", "build/oomlint"))
    tally = Tally(everything or bool(words))
    for rows, act in ((texts, check_text), (projects, check_project)):
        for row in rows.QUICK:
            if wanted(row.title):
                act(row, sanitized, plain, tally)
        for row in rows.HEAVY if everything else []:
            if wanted(row.title):
                act(row, None, plain, tally)
    for scene in [*rules.SCENES, *files.SCENES]:
        if wanted(scene.title):
            scene.run(sanitized, plain, tally, everything)
    tally.finish()


main()
