"""Editors that live in a terminal, played by keys in tmux. Standard library only.

JOB (a file), LINE (of the finding that is fixed), OUT (what is seen, line by line) and FIXED (the file after the fix) are in the environment."""
import os
import subprocess
import tempfile
import time

SECONDS = 20


class Screen:
    def __init__(self, command, width=800, height=100):
        self.place = tempfile.TemporaryDirectory(prefix="oomlint-screen.")
        self.base = ["tmux", "-u", "-S", os.path.join(self.place.name, "socket"), "-f", "/dev/null"]
        folder = os.path.dirname(os.environ["JOB"])
        self.tmux("new-session", "-d", "-x", str(width), "-y", str(height), "-c", folder, *command)

    def tmux(self, *words):
        return subprocess.run([*self.base, *words], capture_output=True, text=True, check=True).stdout

    def keys(self, *keys):
        """Names of keys as tmux has them; see `type` for words."""
        self.tmux("send-keys", *keys)

    def type(self, words):
        self.tmux("send-keys", "-l", words)

    def rows(self):
        return [row.rstrip() for row in self.tmux("capture-pane", "-p").split("\n")]

    def wait(self, what, find):
        """Waits until `find` finds something in the rows, and gives that."""
        limit = time.monotonic() + SECONDS
        while time.monotonic() < limit:
            rows = self.rows()
            found = find(rows)
            if found:
                return found
            time.sleep(0.05)
        raise SystemExit(f"gave up waiting for {what}:\n" + "\n".join(row for row in rows if row.strip(" │"))[:9000])

    def settled(self, find):
        """What is found once the screen has stopped to change."""
        rows = None
        while rows != self.rows():
            rows = self.rows()
            time.sleep(0.2)
        return find(rows)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run([*self.base, "kill-server"], capture_output=True, check=False)
        self.place.cleanup()


def say(word, lines):
    with open(os.environ["OUT"], "a", encoding="utf-8") as out:
        for line in lines:
            out.write(f"{word} {line}\n".lstrip())
