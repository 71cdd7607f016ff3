"""build.py FOLDER: writes the documentation there, as pages that need no server and ask for nothing from elsewhere."""
import json
import shutil
import sys
from pathlib import Path

import rules
from page import page
from prose import render
from tree import ROOT, Site, address, way

HERE = Path(__file__).parent
LEFT_OUT = {"docs/README.md"}


def documents():
    found = ["README.md", "CONTRIBUTING.md", "examples/README.md", *(str(path.relative_to(ROOT)) for path in sorted((ROOT / "docs").rglob("*.md")))]
    return [path for path in found if path not in LEFT_OUT]


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


def main(folder):
    site = Site(folder)
    shutil.rmtree(site.folder, ignore_errors=True)
    there = {address(path) for path in documents()} | {"rules/index.html"}
    found = rules.rules()
    document_pages(site, there, [rule["name"] for rule in found])
    rule_pages(site, there, found)
    site.write_copies()
    for name in ("style.css", "search.js"):
        site.write(name, (HERE / name).read_text())
    site.write("search-index.js", "window.searchIndex = " + json.dumps(site.index, ensure_ascii=False, separators=(",", ":")) + ";\n")
    print(f"  {len(site.index)} sections on {len(list(site.folder.rglob('*.html')))} pages: {folder}/index.html")


main(sys.argv[1])
