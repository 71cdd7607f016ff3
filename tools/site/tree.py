"""The tree that the pages are made of, and where its files go."""
import posixpath
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def address(path):
    """The page of a Markdown file, or the place of a copy of any other file, below the root of the site."""
    if path == "README.md":
        return "index.html"
    if path.endswith(".md"):
        stem = path.removeprefix("docs/").removesuffix(".md")
        return (stem.removesuffix("README") + "index" if stem.endswith("/README") else stem.lower()) + ".html"
    return "tree/" + path


def way(start, target):
    """The relative link from one page to another."""
    return posixpath.relpath(target, posixpath.dirname(start) or ".")


class Site:
    """Pages to be written, files to be copied, and what the search knows."""

    def __init__(self, folder):
        self.folder, self.copies, self.folders, self.index = Path(folder), set(), {}, []

    def link(self, source, target):
        """Where a link of the file `source` leads on the site; the file it names must be there."""
        path, mark, place = target.partition("#")
        if "://" in target or not path:
            return target
        file = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        if (ROOT / file / "README.md").is_file():
            file = posixpath.join(file, "README.md")
        elif (ROOT / file).is_dir():
            return way(address(source), self.listing(file))
        if not (ROOT / file).is_file():
            raise SystemExit(f"{source}: {target} is not there")
        if not file.endswith(".md"):
            self.copies.add(file)
        return way(address(source), address(file)) + mark + place

    def listing(self, folder):
        """The page that lists the files below a folder, all of which are copied."""
        self.folders[folder] = sorted(str(path.relative_to(ROOT)) for path in (ROOT / folder).rglob("*") if path.is_file())
        self.copies.update(self.folders[folder])
        return f"tree/{folder}/index.html"

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def write_copies(self):
        for file in sorted(self.copies):
            path = self.folder / address(file)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes((ROOT / file).read_bytes())
