#!/usr/bin/env python3
"""Sessions with `oomlint server`: every function called test_... in sessions_*.py is one, in a folder of its own.

    tests/lsp/run.py [NAME...]     those whose name holds one of the words; PROGRAM is the program under test
"""
import importlib
import os
import shutil
import sys
import tempfile
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
os.environ["PROGRAM"] = os.path.abspath(os.environ.get("PROGRAM", os.path.join(HERE, "..", "..", "build", "oomlint")))


def sessions():
    for name in sorted(os.listdir(HERE)):
        if name.startswith("sessions_") and name.endswith(".py"):
            module = importlib.import_module(name[:-3])
            for word, value in list(vars(module).items()):
                if word.startswith("test_"):
                    yield f"{name[9:-3]}/{word[5:]}", value


def run(session):
    folder = os.path.realpath(tempfile.mkdtemp(prefix="oomlint-lsp."))
    os.mkdir(os.path.join(folder, ".git"))
    try:
        session(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main():
    words, passed, failed = sys.argv[1:], 0, 0
    for name, session in sessions():
        if words and not any(word in name for word in words):
            continue
        try:
            run(session)
            passed += 1
        except Exception:  # pylint: disable=broad-except # whatever it is, the next session runs
            failed += 1
            print(f"{name}:\n{traceback.format_exc()}")
    print(f"lsp: {passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
