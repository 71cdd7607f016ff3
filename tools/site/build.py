"""build.py FOLDER: writes the documentation there, as pages that need no server and ask for nothing from elsewhere."""
import html
import json
import shutil
import sys
from pathlib import Path

import rules
from page import page
from prose import render
from tree import ROOT, Site, address, way

HERE = Path(__file__).parent
FOLDERS = ["examples", "ci", "editors"]  # whose README.md is a page


def documents():
    found = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / folder / "README.md" for folder in FOLDERS), *sorted((ROOT / "docs").rglob("*.md"))]
    return [str(path.relative_to(ROOT)) for path in found if path.exists()]


def document_pages(site, there, names):
    for path in documents():
        name = address(path)
        known = {rule: way(name, f"rules/{rule}.html") for rule in names}
        contents, sections, title = render((ROOT / path).read_text(), lambda target, path=path: site.link(path, target), known)
        site.write(name, page(name, title, contents, there))
        for heading, place, text in sections:
            site.index.append({"title": heading or title, "page": title, "url": name + (f"#{place}" if place else ""), "text": text})


def rule_pages(site, there, found):
    site.write("rules/index.html", page("rules/index.html", "Rules", rules.table_page(found), there))
    for rule in found:
        name = f"rules/{rule['name']}.html"
        site.write(name, page(name, rule["name"], rules.rule_page(rule), there))
        site.index.append({"title": rule["name"], "code": rule["code"], "page": "Rules", "url": name, "text": rules.words(rule)})


def folder_pages(site, there):
    for folder, files in site.folders.items():
        name = site.listing(folder)
        rows = "".join(f'<li><a href="{way(name, address(file))}">{html.escape(file)}</a></li>\n' for file in files)
        site.write(name, page(name, folder, f"<h1>{html.escape(folder)}</h1>\n<ul>\n{rows}</ul>\n", there))


def main(folder):
    site = Site(folder)
    shutil.rmtree(site.folder, ignore_errors=True)
    there = {address(path) for path in documents()} | {"rules/index.html"}
    found = rules.rules()
    document_pages(site, there, [rule["name"] for rule in found])
    rule_pages(site, there, found)
    folder_pages(site, there)
    site.write_copies()
    for name in ("style.css", "search.js"):
        site.write(name, (HERE / name).read_text())
    site.write("search-index.js", "window.searchIndex = " + json.dumps(site.index, ensure_ascii=False, separators=(",", ":")) + ";\n")
    print(f"  {len(site.index)} sections on {len(list(site.folder.rglob('*.html')))} pages: {folder}/index.html")


main(sys.argv[1])
