"""Whether cost grows with the size of the project and not faster: real files 1, 2, 4 and 8 times, under different folder names, as one
project and as projects side by side. Prints CPU and peak memory for each; status 1 when a bar is missed. Called by `make linear`."""
import os
import shutil
import statistics
import sys
from pathlib import Path

from measure import PLACE, missed, show, timing

SIZES = (1, 2, 4, 8)
TIME = 8.8  # at 8 times the size
MEBIBYTE = 1 << 20


def sources(corpus):
    """Files that are checked, and those that mark the root of a project."""
    marks = {"pyproject.toml", "setup.cfg"}
    found = (path for path in sorted(Path(corpus).rglob("*")) if path.suffix in (".py", ".ipynb") or path.name in marks)
    return [path for path in found if path.is_file() and not path.is_symlink()]


def link(path, place):
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, place)
    except OSError:
        shutil.copyfile(path, place)


def lay_out(files, corpus, mark_all):
    """Folders copy0 to copy7; each is a project of its own, or the folder that holds them is."""
    top = PLACE / "linear"
    shutil.rmtree(top, ignore_errors=True)
    for i in range(max(SIZES)):
        for path in files:
            link(path, top / f"copy{i}" / path.relative_to(corpus))
        if mark_all:
            (top / f"copy{i}" / ".git").mkdir()
    (top / ".git").mkdir()
    return top


def measure(top, size):
    """CPU seconds and peak memory in MiB, as --timing says."""
    said = timing(["--jobs", "1", "--statistics", *(str(top / f"copy{i}") for i in range(size))])[0]
    peak = said.pop("peak_kib")
    return sum(said.values()), peak / 1024


def growth(title, top, source_size):
    """The smallest is measured before each of the others, and its median counts: what is large takes so long that it has both the fast
    and the slow minutes of a shared machine."""
    smallest = []
    for size in SIZES:
        smallest.append(measure(top, 1)[0])
        seconds, peak = measure(top, size)
        first = statistics.median(smallest)
        bar = 40 + 3 * size * source_size / MEBIBYTE
        last = size == SIZES[-1]
        show(f"{title}, {size} x {source_size / MEBIBYTE:.1f} MiB, CPU", f"{seconds:.2f} s = {seconds / first:.2f} x",
             f"<= {TIME} x" if last else "", not last or seconds <= TIME * first)
        show("    peak memory", f"{peak:.0f} MiB", f"<= {bar:.0f} MiB", peak <= bar)


def main():
    corpus = os.environ.get("CORPUS")
    if not corpus or not os.path.isdir(corpus):
        print("no CORPUS=DIR: the files of the tests stand in for real repositories")
        corpus = "tests"
    PLACE.mkdir(parents=True, exist_ok=True)
    files = sources(corpus)
    size = sum(path.stat().st_size for path in files)
    for title, mark_all in (("one project", False), ("projects side by side", True)):
        top = lay_out(files, corpus, mark_all)
        growth(title, top, size)
        shutil.rmtree(top)
    print("every bar was met" if not missed else "missed: " + "; ".join(missed))
    return 1 if missed else 0


sys.exit(main())
