"""kakoune.py: Kakoune with kak-lsp, by the kakrc that is in its configuration; screen.py says how."""
import os

from screen import Screen, say

JOB, LINE, FIXED = os.environ["JOB"], os.environ["LINE"], os.environ["FIXED"]


def command(screen, words):
    screen.type(f":{words}")
    screen.keys("Enter")


def with_word(word):
    return lambda rows: [row.strip(" │") for row in rows if row] if any(word in row for row in rows) else None


def main():
    with Screen(["kak", JOB]) as screen:
        screen.wait("findings", lambda rows: any(row.startswith(("*", "!")) for row in rows))
        command(screen, "lsp-diagnostics")
        found = [row for row in screen.wait("the list", with_word("[OOM")) if "[OOM" in row]
        say("", found)

        here = next(row for row in found if f":{LINE}:" in row)
        column = here.split(f":{LINE}:")[1].split(":")[0]
        code = here.split("[OOM")[1].split("]")[0]
        command(screen, f"edit {JOB} {LINE} {column}")
        command(screen, "lsp-hover")
        say("hover", screen.wait("what stands behind the finding", with_word(f"(OOM{code})")))
        command(screen, "lsp-code-actions")
        say("offers", screen.wait("what can be done", with_word("Silence")))
        screen.keys("Enter")
        screen.wait("the fix", lambda rows: any("[+]" in row for row in rows))
        command(screen, f"write! {FIXED}")
        screen.wait("the file", lambda rows: os.path.exists(FIXED))
        command(screen, "quit!")


main()
