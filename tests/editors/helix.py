"""helix.py HX: Helix, with the languages.toml that is in its configuration; screen.py says how."""
import os
import re
import sys

from screen import Screen, say

JOB, LINE, FIXED = os.environ["JOB"], os.environ["LINE"], os.environ["FIXED"]


def listed(rows):
    """The list of all diagnostics, `OOM101 message` in each row, beside a picture of the text; None as long as it is not whole."""
    found = [re.search(r"│ .*\b(?:ERROR|WARN|INFO|HINT)\S*\s.*?\b(OOM\d+)\s+(.*?)\s*(?:│|$)", row) for row in rows]
    found = [f"{match[1]} {match[2]}" for match in found if match]
    return found if any(f" {len(found)}/{len(found)} │" in row for row in rows) else None


def is_open(rows):
    return any("severity" in row and "message" in row for row in rows)


def position(rows):
    """The cursor's, in the status line."""
    found = [re.search(r" sel.*?(\d+:\d+)\s*$", row) for row in rows]
    return next((match[1] for match in found if match), None)


def come(rows, before, word):
    """What has come up, once the word is in it."""
    new = [row.strip(" │▐") for row in rows if row not in before]
    return [row for row in new if row] if any(word in row for row in new) else None


def all_findings(screen):
    screen.type(" d")
    found = screen.wait("the list", listed)
    screen.keys("Escape")
    screen.wait("the end of the list", lambda rows: not is_open(rows))
    return found


def go_to(screen, number):
    """The place of a finding of the list, where the cursor is then."""
    screen.type(" d")
    screen.wait("the list", listed)
    for _ in range(number):
        screen.keys("Down")
    screen.keys("Enter")
    screen.wait("the end of the list", lambda rows: not is_open(rows))
    screen.keys("M-:", "M-\\;")  # what is marked goes forward; to its begin
    return screen.settled(position)


def command(screen, words):
    screen.type(f":{words}")
    screen.keys("Enter")


def main():
    with Screen([sys.argv[1], JOB]) as screen:
        screen.wait("findings", lambda rows: any("●" in row for row in rows))
        found = all_findings(screen)
        places = [go_to(screen, number) for number in range(len(found))]
        say("", [f"{place} {each}" for place, each in zip(places, found)])

        number = next(i for i, place in enumerate(places) if place.startswith(f"{LINE}:"))
        go_to(screen, number)
        name, before = found[number].split()[0], screen.rows()
        screen.type(" k")
        say("hover", screen.wait("what stands behind the finding", lambda rows: come(rows, before, f"({name})")))
        screen.keys("Escape")
        screen.wait("its end", lambda rows: rows == before)
        screen.type(" a")
        say("offers", screen.wait("what can be done", lambda rows: come(rows, before, "Silence")))
        screen.keys("Enter")
        screen.wait("the fix", lambda rows: not any("Silence" in row for row in rows))
        command(screen, f"write! {FIXED}")
        screen.wait("the file", lambda rows: os.path.exists(FIXED))
        command(screen, "quit-all!")


main()
