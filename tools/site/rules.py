"""A page for each rule, from its YAML and its fixtures, and the table of all of them."""
import html
import re
import subprocess

import yaml

from prose import code, inline, render
from tree import ROOT

PROGRAM = ROOT / "build/oomlint"
APPLICABILITY = {"safe": "safe fix", "unsafe": "unsafe fix", "display": ""}
WHERE = {"submit": "at submit time", "session": "when the session is built", "runtime": "at any time"}
FAMILIES = {
    "driver-result": "What is brought to the driver", "broadcast": "Broadcasts", "python-worker": "Python workers", "cache": "Caches",
    "config": "Settings", "plan": "Plans", "partitions": "Partitions", "closure": "Closures and local data", "driver-state": "State of the driver",
}


def rules():
    """By code."""
    found = []
    for path in sorted((ROOT / "rules").glob("*.yaml")):
        found.append({"name": path.stem, **yaml.safe_load(path.read_text())})
    return sorted(found, key=lambda rule: rule["code"])


def sections(text):
    """What comes before the first `#:` line, and (caption, code) of what follows each."""
    head, *rest = re.split(r"^#: ?(.*)\n", text, flags=re.M)
    return head.strip("\n"), [(rest[i], rest[i + 1].strip("\n")) for i in range(0, len(rest), 2)]


def shown(text):
    """A fixture's comments in the words that `oomlint rule` has for them."""
    text = re.sub(r"# expect: ", "# <- ", text)
    text = re.sub(r"# expect-above: ", "# above: ", text)
    text = re.sub(r"^ *#\s+\^+ *\n", "", text, flags=re.M)
    return re.sub(r"# fixed: ", "# better: ", text)


def examples(rule):
    """(head, reported, quiet) of each fixture, the one of the rule's own name first; what is known to be wrong is left out."""
    for path in sorted((ROOT / "tests/rules").glob(f"{rule['name']}.*"), key=lambda path: (path.name.count("."), path.name)):
        if path.suffix != ".py":
            continue
        head, parts = sections(path.read_text())
        parts = [(caption, text) for caption, text in parts if "# todo:" not in text]
        reported = [part for part in parts if re.search(rf"# expect(-above)?:.*\b{re.escape(rule['name'])}\b", part[1])]
        yield head, reported, [part for part in parts if "# expect" not in part[1]]


def first_finding(rule):
    """What the program says of the fixture, down to the first empty line."""
    text = (ROOT / f"tests/rules/{rule['name']}.py").read_bytes()
    command = [PROGRAM, "check", "-q", "--isolated", "--exit-zero", "--select", rule["name"], "--stdin-filename", "job.py", "-"]
    done = subprocess.run(command, input=text, capture_output=True, check=True)
    return re.sub(r" *# expect: .*", "", done.stdout.decode().split("\n\n")[0].strip("\n")) + "\n"


def parts_as_code(parts):
    return "".join(f"<h3>{inline(caption)}</h3>\n{code(shown(text), 'python')}" for caption, text in parts)


def group_as_code(head, parts):
    begin = f"<details><summary>These begin with</summary>\n{code(head + chr(10), 'python')}</details>\n" if head and parts else ""
    return begin + parts_as_code(parts)


def example_part(rule):
    groups = list(examples(rule))
    reported = "".join(group_as_code(head, parts) for head, parts, _ in groups)
    quiet = "".join(group_as_code(head, parts) for head, _, parts in groups)
    return (f'<h2 id="reported">Reported</h2>\n{reported}' if reported else "") + (f'<h2 id="quiet">Not reported</h2>\n{quiet}' if quiet else "")


def instead_part(rule):
    rows = []
    for fix in rule.get("instead", []):
        kind = APPLICABILITY[fix["applicability"]]
        snippet = re.sub(r"\{\{|\}\}", lambda match: match[0][0], fix.get("with", ""))
        rows.append(f"<h3>{inline(fix['title'])}{f' <small>({kind})</small>' if kind else ''}</h3>\n{code(snippet.strip() + chr(10), 'python') if snippet else ''}")
    return f'<h2 id="instead">Instead</h2>\n{"".join(rows)}' if rows else ""


def config_part(rule):
    rows = [f"<li><code>{html.escape(each['key'])}={html.escape(str(each['value']))}</code> {WHERE.get(each.get('where'), '')}: {inline(each.get('why', ''))}</li>\n"
            for each in rule.get("config", [])]
    return f'<h2 id="configuration">Configuration</h2>\n<p>Computed for each job:</p>\n<ul>\n{"".join(rows)}</ul>\n' if rows else ""


def reference(text):
    if text.startswith("https://"):
        return f'<a href="{html.escape(text)}">{html.escape(text.removeprefix("https://"))}</a>'
    return f"<code>{html.escape(text)}</code> of Spark"


def reference_part(rule):
    rows = "".join(f"<li>{reference(each)}</li>\n" for each in rule.get("references", []))
    return f'<h2 id="references">References</h2>\n<ul>\n{rows}</ul>\n' if rows else ""


def rule_page(rule):
    quiet_in = f" Quiet in files of the profile {', '.join(rule['quiet-in'])}." if rule.get("quiet-in") else ""
    why, _, _ = render(rule["why"], lambda target: target)
    return (f"<h1>{rule['name']} <small>{rule['code']}</small></h1>\n<p>{inline(rule['title'])}</p>\n"
            f"<p><span class=\"{rule['severity']}\">{rule['severity']}</span> · {FAMILIES.get(rule['family'], rule['family'])} (<code>{rule['family']}</code>) · "
            f"since {rule['since']}.{quiet_in}</p>\n"
            f"<pre>{html.escape(first_finding(rule))}</pre>\n<h2 id=\"why\">Why</h2>\n{why}{instead_part(rule)}{config_part(rule)}"
            f"<h2 id=\"silence\">Silence it</h2>\n<pre>… # oomlint: ignore[{rule['name']}] and say why</pre>\n"
            f"<p><a href=\"../suppressions.html\">More ways</a>, and <a href=\"../settings.html\">settings</a>.</p>\n"
            f"{example_part(rule)}{reference_part(rule)}")


def words(rule):
    """What the search finds a rule by."""
    messages = [rule["message"], *rule.get("messages", {}).values(), rule.get("note", "")]
    keys = [each["key"] for each in rule.get("config", [])]
    text = " ".join([rule["title"], *messages, rule["why"], *(fix["title"] for fix in rule.get("instead", [])), *keys, rule["family"]])
    return re.sub(r"\{+[^{}]*\}+", "…", text).replace("`", "")


def table_page(found):
    families = dict.fromkeys([*FAMILIES, *(rule["family"] for rule in found)])
    text = f"<h1>Rules</h1>\n<p>{len(found)} rules. <code>oomlint rule NAME</code> shows each in a terminal.</p>\n"
    for family in families:
        mine = [rule for rule in found if rule["family"] == family]
        rows = "".join(f"<tr><td>{rule['code']}</td><td><a href=\"{rule['name']}.html\">{rule['name']}</a></td><td><span class=\"{rule['severity']}\">"
                       f"{rule['severity']}</span></td><td>{inline(rule['title'])}</td></tr>\n" for rule in mine)
        if mine:
            text += f"<h2 id=\"{family}\">{FAMILIES.get(family, family)}</h2>\n<div class=\"wide\"><table class=\"rules\">\n{rows}</table></div>\n"
    return text
