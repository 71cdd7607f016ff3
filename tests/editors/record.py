#!/usr/bin/env python3
"""record.py WORDS...: `oomlint WORDS...` for an editor, whose first message tells what it can: tests/lsp/editors/ has that of real ones.

PROGRAM names the program, RECORD the file that is written. Put it in the place of oomlint, or let `RECORDS=FOLDER tests/editors/run.sh` do that."""
import json
import os
import subprocess
import sys
import threading


def first_message():
    """Its bytes, and what it says."""
    head, length = b"", 0
    while not head.endswith(b"\r\n\r\n"):
        line = sys.stdin.buffer.readline()
        head += line
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    body = sys.stdin.buffer.read(length)
    return head + body, json.loads(body)


def keep(params):
    kept = {"clientInfo": params.get("clientInfo"), "capabilities": params["capabilities"]}
    with open(os.environ["RECORD"], "w", encoding="utf-8") as file:
        json.dump(kept, file, indent="\t", sort_keys=True)
        file.write("\n")


def pass_on(server):
    while chunk := sys.stdin.buffer.read1(1 << 16):
        server.stdin.write(chunk)
        server.stdin.flush()
    server.stdin.close()


def main():
    with subprocess.Popen([os.environ["PROGRAM"], *sys.argv[1:]], stdin=subprocess.PIPE) as server:
        if sys.argv[1:2] == ["server"]:
            message, content = first_message()
            keep(content["params"])
            server.stdin.write(message)
            server.stdin.flush()
        threading.Thread(target=pass_on, args=[server], daemon=True).start()
        sys.stdout.flush()
        status = server.wait()
    os._exit(status)  # the thread may still wait for the editor


main()
