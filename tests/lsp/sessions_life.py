"""How sessions begin and end, and what comes through the pipe."""
import os
import random
import subprocess
import time

from client import PATIENCE, PUSH, Editor, packed, refused

JOB = """from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.table("sales.orders").collect()
"""
FOUND = ["4:8 OOM101"]


def test_initialize_and_shutdown(folder):
    with Editor(folder) as editor:
        assert editor.about["serverInfo"]["name"] == "oomlint"
        assert editor.about["capabilities"]["positionEncoding"] == "utf-16"


def test_exit_without_shutdown_is_a_failure(folder):
    editor = Editor(folder)
    editor.send("exit")
    assert editor.ended() == 1


def test_wrong_order(folder):
    editor = Editor(folder, start=False)
    refused(-32002, lambda: editor.ask("textDocument/hover", {}))
    editor.open("job.py", JOB)  # nobody minds, nothing happens
    editor.initialize(PUSH)
    refused(-32600, lambda: editor.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}}))
    editor.ask("shutdown")
    refused(-32600, lambda: editor.ask("shutdown"))
    editor.send("exit")
    assert editor.ended() == 0


def test_unknown_methods(folder):
    with Editor(folder) as editor:
        refused(-32601, lambda: editor.ask("textDocument/somersault", {}))
        refused(-32601, lambda: editor.ask("$/somersault", {}))
        editor.send("$/somersault", {})
        editor.send("workspace/somersault", {})
        editor.write(packed({"jsonrpc": "2.0", "id": 4711, "result": None}))  # nobody asked
        editor.open("job.py", JOB)
        assert editor.findings("job.py") == FOUND


def test_client_that_dies(folder):
    editor = Editor(folder)
    editor.open("job.py", JOB)
    editor.server.stdin.close()
    assert editor.ended() == 1


def test_parent_that_dies(folder):
    parent = subprocess.Popen(["sleep", "1000"])
    editor = Editor(folder, processId=parent.pid)
    parent.kill()
    parent.wait()
    assert editor.ended(30) == 1


def test_client_that_never_reads(folder):
    """Its pipe fills up; what it sends meanwhile waits in bounded memory, and then in its own pipe."""
    editor = Editor(folder, start=False)
    editor.take = None
    job = JOB + "rows = spark.table('t').collect()\n" * 300
    server = subprocess.Popen([editor.program, "server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder)
    os.set_blocking(server.stdin.fileno(), False)
    message = packed({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}})
    message += b"".join(packed({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {
        "uri": f"file://{folder}/{number}.py", "languageId": "python", "version": 1, "text": job}}}) for number in range(2000))
    sent, deadline = 0, time.time() + 3
    while sent < len(message) and time.time() < deadline:
        try:
            sent += os.write(server.stdin.fileno(), message[sent:sent + 65536])
        except BlockingIOError:
            time.sleep(0.05)
    assert server.poll() is None
    assert resident(server.pid) < 700 << 20  # the sanitizers' share is the most of it
    server.stdin.close()
    server.stdout.close()
    assert server.wait(60) == 1
    editor.server.kill()


def read_until(server, words):
    said, deadline = b"", time.time() + PATIENCE
    os.set_blocking(server.stdout.fileno(), False)
    while words not in said:
        assert time.time() < deadline, f"{words} did not come, but {len(said)} other bytes"
        said += server.stdout.read(1 << 16) or b""
        time.sleep(0.001)
    return said


def test_client_that_writes_before_it_reads(folder):
    """What comes while the server waits for its own words to be read is looked at when they were, without a further word."""
    server = subprocess.Popen([os.environ["PROGRAM"], "server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder, bufsize=0)
    server.stdin.write(session_bytes(folder, JOB + "rows = spark.table('t').collect()\n" * 300))
    read_until(server, b'"version":1}')
    server.stdin.write(packed({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {
        "textDocument": {"uri": f"file://{folder}/job.py", "version": 2}, "contentChanges": []}}))  # all is said again
    time.sleep(0.7)
    server.stdin.write(packed({"jsonrpc": "2.0", "id": 2, "method": "shutdown"}))
    time.sleep(0.3)
    assert len(read_until(server, b'"result":null')) > 1 << 16  # more than goes into a pipe
    server.stdin.write(packed({"jsonrpc": "2.0", "method": "exit"}))
    assert server.wait(PATIENCE) == 0


def resident(pid):
    with open(f"/proc/{pid}/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE")


def session_bytes(folder, text=JOB):
    messages = [{"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": f"file://{folder}", "capabilities": PUSH}},
                {"method": "initialized", "params": {}},
                {"method": "textDocument/didOpen", "params": {"textDocument": {
                    "uri": f"file://{folder}/job.py", "languageId": "python", "version": 1, "text": text + "# ünï 😀\n"}}}]
    return b"".join(packed({"jsonrpc": "2.0", **message}) for message in messages)


def test_split_at_every_byte(folder):
    editor = Editor(folder, start=False)
    editor.methods[1] = "initialize"
    for byte in session_bytes(folder):
        editor.write(bytes([byte]))
    editor.end(1)
    editor.wait(lambda: editor.pushed)
    editor.number = 1
    assert editor.goodbye() == 0


def test_several_in_one_read(folder):
    editor = Editor(folder, start=False)
    editor.methods[1] = "initialize"
    editor.write(session_bytes(folder) * 1)
    editor.end(1)
    editor.wait(lambda: editor.pushed)
    editor.number = 1
    assert editor.goodbye() == 0


def test_other_headers(folder):
    with Editor(folder) as editor:
        body = packed({"jsonrpc": "2.0", "method": "$/x"}).split(b"\r\n\r\n")[1]
        editor.write(b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:   %d\r\n\r\n" % len(body) + body)
        editor.open("job.py", JOB)
        assert editor.findings("job.py") == FOUND


def test_broken_frames(folder):
    """After what cannot be read the next message is found again."""
    whole = packed({"jsonrpc": "2.0", "method": "$/x", "params": {"text": "x" * 100}})
    broken = [b"\r\n\r\n", b"Hello: you\r\n\r\n", b"Content-Length: -5\r\n\r\n", b"Content-Length: many\r\n\r\n",
              b"Content-Length: 99999999999999999999\r\n\r\n", whole.replace(b"Length: 1", b"Length: "), b"x" * 20000,
              b"Content-Length: 3\r\n\r\n{]}", b"Content-Length: 2\r\n\r\n\xff\xfe", packed([1, 2]), packed({"id": 1}), packed("x"),
              packed({"jsonrpc": "2.0", "method": 7, "id": 5}), packed({"jsonrpc": "2.0", "method": "x", "id": {}})]
    with Editor(folder) as editor:
        for data in broken:
            editor.write(data)
            refused_id = "x" if data is broken[-1] else None
            editor.wait(lambda: refused_id in editor.results or None in editor.results)
            editor.results.pop(None, None)
        editor.open("job.py", JOB)
        assert editor.findings("job.py") == FOUND


def test_noise(folder):
    """Any bytes at all: the server neither dies nor forgets how to speak."""
    dice = random.Random(7)
    with Editor(folder) as editor:
        for _ in range(50):
            data = bytearray(packed({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {
                "uri": "file:///x.py", "languageId": "python", "version": 1, "text": JOB}}}))
            for _ in range(dice.randrange(1, 8)):
                data[dice.randrange(len(data))] = dice.randrange(256)
            editor.write(bytes(data))
        editor.write(b"\r\n\r\n" + packed({"jsonrpc": "2.0", "method": "$/x"}) * 200)  # for what swallows them
        editor.open("job.py", JOB)
        assert editor.findings("job.py") == FOUND
