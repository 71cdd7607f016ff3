"""What every page has around its contents."""
import html

from tree import way

NAVIGATION = [
    ("Start", [("Overview", "index.html"), ("Examples", "examples/index.html"), ("Contributing", "contributing.html")]),
    ("Use", [("Settings", "settings.html"), ("Which files", "which-files.html"), ("Suppressions", "suppressions.html"), ("Baseline", "baseline.html"),
             ("Output formats", "formats.html"), ("Integrations", "integrations.html"), ("CI", "ci/index.html"), ("Editors", "editors/index.html"), ("Packages", "packages.html"), ("Untrusted repositories", "untrusted.html")]),
    ("Rules", [("All rules", "rules/index.html"), ("What we do not report", "what-we-do-not-report.html"),
               ("Coming from other linters", "coming-from.html")]),
    ("Evidence", [("Judged findings", "judged-findings.html"), ("Known failures", "known-failures.html"), ("Design notes", "design/index.html")]),
]

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="{root}style.css">
<link rel="icon" href="data:,">
</head>
<body data-root="{root}">
<header>
<a class="name" href="{root}index.html">oomlint</a>
<search><input id="search" type="search" placeholder="Search: a rule, a code, a word" aria-label="Search" autocomplete="off" spellcheck="false"><ol id="found" hidden></ol></search>
</header>
<div class="columns">
<nav aria-label="Pages">
<details open><summary>Pages</summary>
{navigation}</details>
</nav>
<main>
{contents}</main>
</div>
<script src="{root}search-index.js" defer></script>
<script src="{root}search.js" defer></script>
</body>
</html>
"""


def navigation_item(name, title, target):
    current = ' aria-current="page"' if target == name else ""
    return f'<li><a href="{way(name, target)}"{current}>{title}</a></li>\n'


def navigation(name, there):
    rows = []
    for group, entries in NAVIGATION:
        items = "".join(navigation_item(name, title, target) for title, target in entries if target in there)
        rows.append(f"<h2>{group}</h2>\n<ul>\n{items}</ul>\n")
    return "".join(rows)


def page(name, title, contents, there):
    root = "../" * name.count("/")
    full = title if title == "oomlint" else f"{title} · oomlint"
    return PAGE.format(title=html.escape(full), root=root, navigation=navigation(name, there), contents=contents)
