#!/usr/bin/env python3
"""What is left out is what the real git leaves out: repositories with generated patterns and paths, asked both ways.

Seeds are fixed. Ends with a line for tests/run.sh. `--spoil` changes one answer of ours in each repository: every one must then fail.
"""
import os
import pathlib
import random
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
OURS = ROOT / "build/asan/tests/ignored"
REPOSITORIES = 150
NAMES = ["a", "b", "ab", "a.py", "b.py", "job.py", "build", "foo", "foo bar", "x[1]", "!neg", "#hash", "a\\b", "Ärger", "-", "]", "a*b", "A1", "end ", "s^t"]
PIECES = ["a", "b", "ab", "foo", "build", "job", ".py", "*", "**", "***", "?", "/", "[ab]", "[!a]", "[^b]", "[a-c]", "[]-]", "[", "]", "\\", "\\*",
          "\\[", "\\\\", "\\ ", " ", "!", "#", "**/", "/**", "/**/", "[[:alpha:]]", "[[:digit:]x]", "[[:space:]]", "[[:bad:]]", "[[:", "[\\]]",
          "[a-", "[b-a]", "[--0]", "[A-Za-z]", "Ä", "x[1]", "^", "-", "\t", "\\/", "[/]", ".", ".."]


def pattern(rng):
    if rng.random() < 0.35:
        text = "/".join(rng.choice(NAMES + ["*", "**", "*.py", "?", "a*", "*b"]) for _ in range(rng.randint(1, 3)))
    else:
        text = "".join(rng.choice(PIECES) for _ in range(rng.randint(1, 6)))
    text = rng.choice(["", "", "", "/", "!", "!/", "\\"]) + text
    return text + rng.choice(["", "", "", "/", " ", "\r", "/**", "/*"])


def exclude_file(rng, most):
    lines = [rng.choice(["", "# words", "\r"]) if rng.random() < 0.1 else pattern(rng) for _ in range(rng.randint(1, most))]
    text = rng.choice(["", "", "", "\ufeff"]) + "\n".join(lines) + rng.choice(["", "\n"])
    return text.encode()


def plant(rng, root):
    """A tree of folders and files, with exclude files here and there; the paths in it, folders with a slash."""
    folders, paths = [""], []
    for _ in range(40):
        path = rng.choice(folders) + rng.choice(NAMES)
        if path.count("/") > 4 or path in paths or path + "/" in paths:
            continue
        if rng.random() < 0.5:
            (root / path).mkdir()
            folders.append(path + "/")
            paths.append(path + "/")
        else:
            (root / path).write_text("")
            paths.append(path)
    for folder in folders:
        if folder == "" or rng.random() < 0.3:
            (root / folder / ".gitignore").write_bytes(exclude_file(rng, 5))
    if rng.random() < 0.5:
        (root / ".git/info/exclude").write_bytes(exclude_file(rng, 3))
    return paths


def asked(command, root, paths):
    return subprocess.run(command, cwd=root, input="\n".join(paths).encode() + b"\n", stdout=subprocess.PIPE, check=False)


def git_says(root, users, paths):
    words = ["git", "-c", f"core.excludesFile={users}", "-c", "core.quotePath=false", "check-ignore", "--no-index", "-z", "--stdin"]
    bare = {path.rstrip("/"): path for path in paths}  # git would look for a nameless file in "a/"; it sees for itself what is a folder
    told = subprocess.run(words, cwd=root, input="\0".join(bare).encode(), stdout=subprocess.PIPE, check=False)
    if told.returncode > 1:
        raise RuntimeError(f"git check-ignore: status {told.returncode}")
    return {bare[path] for path in told.stdout.decode().split("\0") if path}


def we_say(root, users, paths):
    told = asked([str(OURS), str(users)], root, paths)
    if told.returncode:
        raise RuntimeError(f"{OURS.name}: status {told.returncode}")
    return set(filter(None, told.stdout.decode().split("\n")))


def differs(seed, place, spoil):
    rng = random.Random(seed)
    root = pathlib.Path(place) / str(seed)
    users = pathlib.Path(place) / f"{seed}.users"
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    users.write_bytes(exclude_file(rng, 2))
    paths = plant(rng, root)
    git, ours = git_says(root, users, paths), we_say(root, users, paths)
    if spoil:
        ours ^= {paths[0]}
    for path in sorted(git ^ ours):
        print(f"seed {seed}: {path!r}: git {'leaves it out' if path in git else 'keeps it'}, we do not agree")
    return git != ours, len(paths), len(git)


def main():
    spoil = "--spoil" in sys.argv
    os.environ.update(GIT_CONFIG_NOSYSTEM="1", GIT_CONFIG_GLOBAL="/dev/null")
    failed = asked_of = out = 0
    with tempfile.TemporaryDirectory(prefix="oomlint-ignored.") as place:
        for seed in range(REPOSITORIES):
            wrong, paths, left = differs(seed, place, spoil)
            failed, asked_of, out = failed + wrong, asked_of + paths, out + left
    print(f"{REPOSITORIES} repositories, {asked_of} paths, {out} left out by git")
    print(f"ignored: {REPOSITORIES - failed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
