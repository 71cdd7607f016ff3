#!/usr/bin/env python3
"""Runs the commands that the documents show, each document in a folder of its own, and compares what they print with what is shown there.
What prose says of options is compared with `--help`.

    ```console                   lines after `$ ` are run; what follows must be their output, if anything follows.
                                 `…` stands for any text, on a line of its own for any lines; times are not compared
    ```toml                      settings that oomlint takes
    <!-- file: NAME -->          the block below is written to that file
    <!-- run: COMMAND -->        the block below is what the command prints
    <!-- findings: HEAD -->      below the file HEAD, the lines of the block have the findings that their comments begin with, or are `quiet`
    <!-- before: WORD -->        tests/docs/scenes/DOCUMENT.sh is run with that word (at the beginning, without one)
    <!-- not run: REASON -->     above a block of commands that cannot be run here

commands.py [DOCUMENT...]; PROGRAM says which oomlint. The last line says how many commands printed what they should."""
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("PROGRAM", ROOT / "build/oomlint")).resolve()
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "examples/README.md", "ci/README.md", "editors/README.md", *sorted(str(path.relative_to(ROOT)) for path in (ROOT / "docs").rglob("*.md"))]
COMMANDS = {"console", "sh", "bash", "shell"}
MARK = re.compile(r"<!-- (file|run|findings|before|not run): (.*?) -->")
TIME = re.compile(r"\bin [0-9.]+ m?s\b")
SECONDS = 60


def blocks(text):
    """(marks above it, language, lines, number of its first line) of each block of code; marks that stand alone come with no language."""
    marks, block = {}, None
    for number, line in enumerate(text.split("\n"), 1):
        if block is not None and line.startswith("```"):
            yield block
            marks, block = {}, None
        elif block is not None:
            block[2].append(line)
        elif line.startswith("```"):
            block = (marks, line[3:].strip(), [], number + 1)
        elif MARK.fullmatch(line):
            mark = MARK.fullmatch(line)
            marks[mark[1]] = mark[2]
        elif line.strip():
            if marks:
                yield marks, None, [], number
            marks = {}


def sessions(lines):
    """(command, the lines shown below it)"""
    found = []
    for line in lines:
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
    return found


def pattern(shown):
    """What matches output that is as shown."""
    text = TIME.sub("in TIME", "\n".join(line.rstrip() for line in shown).strip("\n"))
    lines = [r"(?:.*\n)*" if line.strip() == "…" else ".*".join(map(re.escape, line.split("…"))) + r"\n" for line in text.split("\n")]
    return re.compile("".join(lines))


class Document:
    def __init__(self, name, folder):
        self.name, self.folder, self.problems, self.passed = name, folder, [], 0
        self.scene = ROOT / "tests/docs/scenes" / (name.removesuffix(".md").replace("/", "-") + ".sh")
        (folder / ".bin").mkdir(parents=True)
        (folder / ".bin/oomlint").symlink_to(PROGRAM)
        self.work = folder / "work"
        self.work.mkdir()
        path = f"{folder / '.bin'}:{os.environ['PATH']}"
        self.environment = {**os.environ, "PATH": path, "ROOT": str(ROOT), "LC_ALL": "C.UTF-8", "COLUMNS": "200"}
        self.prepare()

    def run(self, command):
        done = subprocess.run(["sh", "-c", command], cwd=self.work, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=SECONDS)
        return done.returncode, done.stdout.decode(errors="replace")

    def prepare(self, *words):
        if self.scene.exists():
            status, said = self.run(f"sh '{self.scene}' {' '.join(words)}")
            assert status == 0, said

    def compare(self, number, command, shown):
        status, said = self.run(command)
        plain = TIME.sub("in TIME", "\n".join(line.rstrip() for line in said.split("\n")).strip("\n")) + "\n"
        if any(line.strip() for line in shown) and not pattern(shown).fullmatch(plain):
            self.problems.append(f"{self.name}:{number}: `{command}` prints something else:\n{said}")
        elif status > 1 and not any("error[" in line for line in shown):
            self.problems.append(f"{self.name}:{number}: `{command}` ends with status {status}:\n{said}")
        else:
            self.passed += 1

    def judge(self, number, head, lines):
        """Comments against findings, line by line."""
        before = (self.work / head).read_text()
        (self.work / "judged.py").write_text(before + "\n".join(lines) + "\n")
        _, said = self.run("oomlint check -q --isolated --output-format json judged.py")
        found = {each["location"]["row"] - before.count("\n"): each["name"] for each in json.loads(said)}
        for at, line in enumerate(lines, 1):
            wanted = re.search(r"#\s+([a-z-]+):", line)
            wanted = wanted[1] if wanted and wanted[1] != "quiet" else None
            if found.get(at) == wanted:
                self.passed += 1
            else:
                self.problems.append(f"{self.name}:{number + at - 1}: {line.split('#')[0].strip()}: found is {found.get(at)}, not {wanted}")

    def settings(self, number, lines):
        (self.work / "settings").mkdir(exist_ok=True)
        (self.work / "settings/block.toml").write_text("\n".join(lines) + "\n")
        _, said = self.run("cd settings && oomlint check -q --config block.toml .")
        if "settings-invalid" in said:
            self.problems.append(f"{self.name}:{number}: these settings are wrong:\n{said}")
        else:
            self.passed += 1

    def options(self, text):
        """Commands that stand in prose: each word and each option must be one."""
        for line, words in ((text[:match.start()].count("\n") + 1, match[1].split()) for match in re.finditer(r"`oomlint ([^`]+)`", text)):
            command = words[0] if words[0].islower() else ""
            status, help = self.run(f"oomlint {command} --help")
            known = set(re.findall(r"--[a-z][a-z-]+", help))
            unknown = [word for word in re.findall(r"--[a-z][a-z-]+", " ".join(words)) if word not in known and word.replace("--no-", "--") not in known]
            if status or unknown:
                self.problems.append(f"{self.name}:{line}: `oomlint {' '.join(words)}`: {', '.join(unknown) or 'there is no such command'}")
            else:
                self.passed += 1

    def block(self, marks, language, lines, number):
        if "before" in marks:
            self.prepare(marks["before"])
        if "file" in marks:
            path = self.work / marks["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join(lines) + "\n")
        if "findings" in marks:
            self.judge(number, marks["findings"], lines)
        if "run" in marks:
            self.compare(number, marks["run"], lines)
        elif language == "toml" and "not run" not in marks:
            self.settings(number, lines)
        elif language in COMMANDS and "not run" not in marks:
            found = sessions(lines)
            if not found:
                self.problems.append(f"{self.name}:{number}: commands without `$ ` that nothing says why they are not run")
            for command, shown in found:
                self.compare(number, command, shown)


def main(names):
    passed, problems = 0, []
    with tempfile.TemporaryDirectory(prefix="oomlint-docs.") as folder:
        for name in names or DOCUMENTS:
            document = Document(name, Path(folder, name.replace("/", "-")))
            text = (ROOT / name).read_text()
            for block in blocks(text):
                document.block(*block)
            document.options(text)
            passed += document.passed
            problems += document.problems
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"docs: {passed} passed, {len(problems)} failed")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
