#!/usr/bin/env python3
"""Runs a command on a terminal of its own and draws what it printed, as SVG on stdout.

    tools/terminal_svg.py build/oomlint check examples/jobs/daily_export.py >docs/terminal.svg

The picture brings its own background, so it can be read on light and on dark pages. Only the standard library is used.
Exit status: 0, whatever the command's own was; 2 when there was nothing to draw.
"""
import argparse
import fcntl
import os
import pty
import re
import shlex
import struct
import subprocess
import sys
import termios
import unicodedata
from html import escape

CELL_WIDTH, CELL_HEIGHT, FONT_SIZE, MARGIN, BAR = 7.8, 18, 13, 16, 28
BACKGROUND, BORDER, TEXT, BRIGHT, DIM = "#1b1e28", "#3b4252", "#d8dee9", "#ffffff", "#8a93a6"
COLOURS = {30: "#6c7689", 31: "#ff6b70", 32: "#8fd07a", 33: "#f0c060", 34: "#79aef0", 35: "#cf9be8", 36: "#6cd0d8", 37: TEXT}
SEQUENCE = re.compile(r"\x1b\[([0-9;]*)m")
OTHER_SEQUENCE = re.compile(r"\x1b\[[0-9;?]*[A-Za-ln-z]")


def run(command, columns):
    """What the command prints on a terminal with so many columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    parts = []
    while True:
        try:
            part = os.read(ours, 1 << 16)
        except OSError:  # Linux says EIO at the end
            part = b""
        if not part:
            break
        parts.append(part)
    os.close(ours)
    child.wait()
    return b"".join(parts).decode(errors="replace").replace("\r\n", "\n")


def width_of(character):
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class Style:
    def __init__(self):
        self.bold, self.colour = False, None

    def apply(self, codes):
        for code in (int(word or 0) for word in codes.split(";")):
            if code == 0:
                self.bold, self.colour = False, None
            elif code in (1, 22):
                self.bold = code == 1
            elif code in COLOURS or code - 60 in COLOURS:
                self.colour = COLOURS.get(code) or COLOURS[code - 60]
            elif code == 39:
                self.colour = None

    def key(self):
        return self.colour or (BRIGHT if self.bold else TEXT), self.bold


def lines_of(text, columns):
    """Lines of runs (column, text, style), broken where the terminal breaks them."""
    lines, style = [], Style()
    for line in OTHER_SEQUENCE.sub("", text).split("\n"):
        runs, column, at = [], 0, 0
        while at < len(line):
            sequence = SEQUENCE.match(line, at)
            if sequence:
                style.apply(sequence[1])
                at = sequence.end()
                continue
            width = width_of(line[at])
            if column + width > columns:
                lines.append(runs)
                runs, column = [], 0
            if runs and runs[-1][2] == style.key():
                runs[-1][1] += line[at]
            else:
                runs.append([column, line[at], style.key()])
            column += width
            at += 1
        lines.append(runs)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def draw_run(column, text, style, y):
    """textLength keeps the columns in place whatever font the reader has."""
    lead = len(text) - len(text.lstrip(" "))
    text = text.strip(" ")
    if not text:
        return ""
    colour, bold = style
    x = MARGIN + (column + lead) * CELL_WIDTH
    length = sum(map(width_of, text)) * CELL_WIDTH
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:.1f}" y="{y}" textLength="{length:.1f}" fill="{colour}"{weight}>{escape(text)}</text>\n'


def draw(lines, columns, title):
    width, height = columns * CELL_WIDTH + 2 * MARGIN, BAR + len(lines) * CELL_HEIGHT + 2 * MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width:.0f} {height}" width="{width:.0f}" height="{height}" '
        f'font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace" font-size="{FONT_SIZE}" '
        'xml:space="preserve">\n',
        f"<title>{escape(title)}</title>\n",
        f'<rect x="0.5" y="0.5" width="{width - 1:.0f}" height="{height - 1}" rx="8" fill="{BACKGROUND}" stroke="{BORDER}"/>\n',
    ]
    parts += [f'<circle cx="{MARGIN + 6 + 18 * i}" cy="{BAR / 2 + 3}" r="5" fill="{BORDER}"/>\n' for i in range(3)]
    for number, runs in enumerate(lines):
        y = BAR + MARGIN + number * CELL_HEIGHT + FONT_SIZE
        parts += [draw_run(column, text, style, y) for column, text, style in runs]
    parts.append("</svg>\n")
    return "".join(parts)


def main():
    parser = argparse.ArgumentParser(description="Draws what a command prints on a terminal, as SVG.")
    parser.add_argument("--columns", type=int, default=120, help="width of the terminal (default: 120)")
    parser.add_argument("command", nargs=argparse.REMAINDER, help="the command and its arguments")
    arguments = parser.parse_args()
    if not arguments.command:
        parser.error("say which command to run")
    try:
        printed = run(arguments.command, arguments.columns)
    except OSError as problem:
        print(f"{arguments.command[0]}: {problem.strerror}", file=sys.stderr)
        return 2
    words = [os.path.basename(arguments.command[0]), *arguments.command[1:]]
    lines = lines_of(printed, arguments.columns)
    if not lines:
        print("the command printed nothing", file=sys.stderr)
        return 2
    prompt = [[0, "$", (DIM, False)], [2, shlex.join(words), (BRIGHT, True)]]
    sys.stdout.write(draw([prompt, [], *lines], arguments.columns, shlex.join(words)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
