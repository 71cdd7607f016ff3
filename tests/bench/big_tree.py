"""A tree of 100,000 files, made like real projects: of the files in 25 public repositories half are Python or notebooks, there are four to
a folder, and nine in ten of the sizes lie between 0.1 and 22 KB. One Python file in a thousand names pyspark. Always the same tree."""
import hashlib
import random
import subprocess
import sysconfig
from pathlib import Path

FILES, PER_FOLDER, PYTHON, NAMES_SPARK = 100_000, 4, 0.5, 0.001
SIZES = {  # bytes at 0, 10, 25, 50, 75, 90 and 99 percent of the files
    True: ((0, 0), (0.1, 106), (0.25, 1253), (0.5, 3630), (0.75, 9655), (0.9, 21951), (0.99, 87568), (1, 200_000)),
    False: ((0, 0), (0.1, 232), (0.25, 646), (0.5, 2190), (0.75, 5309), (0.9, 9900), (0.99, 80_000), (1, 200_000)),
}
ENDINGS = {True: (("py", 95), ("ipynb", 5)), False: (("json", 60), ("sh", 12), ("yml", 10), ("sql", 8), ("md", 6), ("txt", 4))}
WORDS = "core api jobs tests utils models etl lake store client server docs config data tools common views schemas tasks plugins".split()
IGNORED = "__pycache__/ *.py[cod] *$py.class *.so build/ dist/ eggs/ .eggs/ lib64/ wheels/ *.egg-info/ *.egg .tox/ .coverage *.log /local_settings.py .env .venv env/ ENV/ *.swp .idea/ target/ .DS_Store".split()


def pick_size(chance, python):
    rank, table = chance.random(), SIZES[python]
    for (low, least), (high, most) in zip(table, table[1:]):
        if rank <= high:
            return int(least + (most - least) * (rank - low) / (high - low))


def folders(chance):
    """Folders below folders, most of them two to six levels down."""
    made = [(Path(), 0)]
    while len(made) < FILES // PER_FOLDER:
        above, depth = chance.choice(made)
        if depth < 10:
            made.append((above / f"{chance.choice(WORDS)}_{len(made)}", depth + 1))
    return [path for path, _ in made]


def files(chance):
    places = folders(chance)
    for number in range(FILES):
        python = chance.random() < PYTHON
        endings, weights = zip(*ENDINGS[python])
        ending = chance.choices(endings, weights)[0]
        yield places[number % len(places)] / f"{chance.choice(WORDS)}_{number}.{ending}", python


def plain_text():
    texts = (path.read_bytes() for path in sorted(Path(sysconfig.get_paths()["stdlib"]).rglob("*.py"))[:600] if path.is_file())
    return b"".join(text for text in texts if b"park" not in text)


def add_to_git(place, paths):
    """The index alone: listing it reads no contents."""
    subprocess.run(["git", "init", "-q", place], check=True)
    blob = hashlib.sha1(b"").hexdigest()
    lines = "".join(f"100644 {blob} 0\t{path}\n" for path in paths)
    subprocess.run(["git", "-C", place, "update-index", "--index-info"], input=lines.encode(), check=True)


def make(place):
    """Writes the tree, unless it is there; returns how many of its files are Python, and their bytes and those of all."""
    chance, text, paths = random.Random(1), plain_text(), []
    python_count = python_size = size_of_all = 0
    there = (place / ".git" / "index").exists()
    for path, python in files(chance):
        size, start = pick_size(chance, python), chance.randrange(len(text) - 200_000)
        names_spark = path.suffix == ".py" and chance.random() < NAMES_SPARK
        if not there:
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_bytes(b"import pyspark\n" + b"#" * size if names_spark else text[start:start + size])
        paths.append(path)
        size_of_all += size
        python_count += python
        python_size += size * python
    if not there:
        for number in range(0, len(paths), 2000):
            (place / paths[number]).parent.joinpath(".gitignore").write_text("\n".join(IGNORED) + "\n")
        (place / ".gitignore").write_text("\n".join(IGNORED) + "\n")
        add_to_git(place, paths)
    return python_count, python_size, size_of_all
