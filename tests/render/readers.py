"""Output read back as its consumers read it: each reader undoes the escapes that its consumer knows, and no others. A reader gives the
findings as dicts; what its format does not say is not in them."""
import json
import re
import urllib.parse
import xml.etree.ElementTree as xml

CELL = r"(?:cell (\d+):)?"
WORDS = "error|warning|info"
NAMES = {"critical": "error", "major": "warning", "ERROR": "error", "WARNING": "warning", "INFO": "info", "notice": "info", "note": "info"}


def lines(text):
    """Only LF ends a line: str.splitlines() has other ideas."""
    assert not text or text.endswith("\n"), "the last line has no end"
    return text.removesuffix("\n").split("\n") if text else []


def matches(text, pattern):
    """What a pattern reads from each line; all of the line must be read."""
    for line in lines(text):
        match = re.fullmatch(pattern, line)
        assert match, line
        yield match


def number(text):
    return int(text) if text else 0


def finding(path, line=None, column=None, message=None, severity=None, code=None, **more):
    """Severities by our names for them."""
    row = {"path": path, "line": line, "column": column, "message": message, "severity": NAMES.get(severity, severity), "code": code}
    return {key: value for key, value in {**row, **more}.items() if value is not None}


def in_cell(each):
    start, end = each["location"], each["end_location"]
    return finding(each["filename"], each=each, severity=each["severity"], code=each["code"], message=each["message"], cell=each["cell"] or 0,
                   row=start["row"], cell_column=start["column"])


def json_array(text):
    return [in_cell(each) for each in json.loads(text)]


def json_lines(text):
    return [in_cell(json.loads(line)) for line in lines(text)]


def at_cell(path, cell, row, column, **more):
    return finding(path, cell=number(cell), row=int(row), cell_column=int(column), **more)


def concise(text):
    pattern = rf"(.+?):{CELL}(\d+):(\d+): ({WORDS})\[([\w-]+)\] (OOM\d+): (.*)"
    return [at_cell(*row[1:5], severity=row[5], code=row[7], message=row[8].removesuffix(" (likely)")) for row in map(list, map(whole, matches(text, pattern)))]


def whole(match):
    return [match[0], *match.groups()]


def grouped(text):
    found, path = [], None
    for line in lines(text):
        if line and not line.startswith(" "):
            assert line.endswith(":"), line
            path = line[:-1]
        elif line:
            match = re.fullmatch(rf" +{CELL}(\d+):(\d+) +({WORDS})\[([\w-]+)\] (OOM\d+): (.*)", line)
            assert match, line
            found.append(at_cell(path, *match.groups()[:3], severity=match[4], code=match[6], message=match[7].removesuffix(" (likely)")))
    return found


def unescaped_bars(row):
    """Cells of a row of a GFM table: `\\|` is a bar even in code."""
    assert row.startswith("| ") and row.endswith(" |"), row
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row[1:-1])]


def heading(text):
    """CommonMark: a backslash before punctuation, and entities."""
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
    return text.replace("&lt;", "<").replace("&amp;", "&")


def markdown(text):
    found, path = [], None
    for line in lines(text):
        if line.startswith("### "):
            path = heading(line[4:])
        elif line.startswith("| ") and not line.startswith("| Place "):
            place, severity, rule, message = unescaped_bars(line)
            match = re.fullmatch(r"(?:cell (\d+), )?(\d+):(\d+)", place)
            assert match, line
            found.append(at_cell(path, *match.groups(), severity=severity, code=rule.split()[0], message=message.replace("&lt;", "<")))
    return found


def replaced(text, table):
    """Escapes undone in one go, so that what one gives is not read as another."""
    return re.sub("|".join(map(re.escape, table)), lambda match: table[match[0]], text)


GITHUB = {"%25": "%", "%0D": "\r", "%0A": "\n"}
GITHUB_PROPERTY = {**GITHUB, "%3A": ":", "%2C": ","}


def github(text):
    """actions/runner: `::command key=value,key=value::message`; values hold no comma and no colon."""
    found = []
    for match in matches(text, r"::(error|warning|notice) ([^:]*(?::(?!:)[^:]*)*)::(.*)"):
        properties = dict(pair.split("=", 1) for pair in match[2].split(","))
        properties = {key: replaced(value, GITHUB_PROPERTY) for key, value in properties.items()}
        assert set(properties) <= {"title", "file", "line", "endLine", "col", "endColumn"}, properties
        assert ("col" in properties) == (properties["line"] == properties["endLine"]) == ("endColumn" in properties), properties
        column = properties.get("col")
        place, message = replaced(match[3], GITHUB).removeprefix(properties["file"]).split(": ", 1)
        assert re.fullmatch(rf":{properties['line']}:{column or '[0-9]+'}", place), match[0]
        found.append(finding(properties["file"], int(properties["line"]), column and int(column), message, match[1], properties["title"].split()[0],
                             end_line=int(properties["endLine"]), end_column=column and int(properties["endColumn"])))
    return found


AZURE = {"%AZP25": "%", "%0D": "\r", "%0A": "\n", "%3B": ";", "%5D": "]"}


def azure(text):
    """The agent: `##vso[area.event key=value;…]message`, ended by the first `]`."""
    found = []
    for match in matches(text, r"##vso\[task\.logissue ([^\]]*);\](.*)"):
        properties = {key: replaced(value, AZURE) for key, value in (pair.split("=", 1) for pair in match[1].split(";"))}
        assert properties["type"] in ("error", "warning")
        found.append(finding(properties["sourcepath"], int(properties["linenumber"]), int(properties["columnnumber"]), replaced(match[2], AZURE),
                             code=properties["code"]))
    return found


def team_value(text):
    return re.sub(r"\|(.)", lambda match: {"n": "\n", "r": "\r", "x": "\x85", "l": "\u2028", "p": "\u2029"}.get(match[1], match[1]), text)


def teamcity(text):
    found, types = [], set()
    for match in matches(text, r"##teamcity\[(\w+)((?: \w+='(?:[^'|\[\]]|\|.)*')+)\]"):
        values = {key: team_value(value) for key, value in re.findall(r" (\w+)='((?:[^'|]|\|.)*)'", match[2])}
        if match[1] == "inspectionType":
            assert set(values) == {"id", "name", "description", "category"} and all(len(value) <= 4000 for value in values.values())
            types.add(values["id"])
            continue
        assert match[1] == "inspection" and values["typeId"] in types, match[0]
        found.append(finding(values["file"], int(values["line"]), message=values["message"], severity=values["SEVERITY"], code=values["typeId"]))
    return found


def pylint(text):
    return [finding(row[1], int(row[2]), message=row[4], code=row[3]) for row in matches(text, r"(.+?):(\d+): \[(OOM\d+)\] (.+)")]


def gcc(text):
    """As GNU's Emacs and Vim do: path, line, column, `error:` or `warning:` or `note:`."""
    pattern = r"(.+?):(\d+):(\d+): (error|warning|note): (.+) \[([\w-]+)\]"
    return [finding(row[1], int(row[2]), int(row[3]), row[5], row[4]) for row in matches(text, pattern)]


def gitlab(text):
    found = []
    for issue in json.loads(text):
        start, end = issue["location"]["positions"]["begin"], issue["location"]["positions"]["end"]
        assert issue["location"]["lines"] == {"begin": start["line"], "end": end["line"]}
        code, _, message = issue["description"].split(" ", 2)
        assert code == issue["check_name"]
        found.append(finding(issue["location"]["path"], start["line"], start["column"], message, issue["severity"], code, end_line=end["line"],
                             end_column=end["column"], fingerprint=issue["fingerprint"]))
    return found


def junit(text):
    found, root = [], xml.fromstring(text)
    cases = [(suite, case) for suite in root for case in suite]
    assert int(root.get("tests")) == int(root.get("failures")) == len(cases)
    for suite in root:
        assert int(suite.get("tests")) == int(suite.get("failures")) == len(suite) == len({case.get("name") for case in suite})
    for suite, case in cases:
        failure = case.find("failure")
        path, line, column = case.get("file"), int(case.get("line")), int(case.get("column"))
        code = case.get("name").split()[0]
        assert case.get("classname") == suite.get("name") == path and failure.text == f"{path}:{line}:{column}: {code} {failure.get('message')}"
        found.append(finding(path, line, column, failure.get("message"), failure.get("type"), code))
    return found


def checkstyle(text):
    return [finding(file.get("name"), int(error.get("line")), int(error.get("column")), error.get("message"), error.get("severity"),
                    error.get("source").removeprefix("oomlint.")) for file in xml.fromstring(text) for error in file]


def rdjson_diagnostics(diagnostics):
    found = []
    for each in diagnostics:
        start, end = each["location"]["range"]["start"], each["location"]["range"]["end"]
        found.append(finding(each["location"]["path"], start["line"], start["column"], each["message"], each["severity"], each["code"]["value"],
                             end_line=end["line"], end_column=end["column"]))
    return found


def rdjson(text):
    return rdjson_diagnostics(json.loads(text)["diagnostics"])


def rdjsonl(text):
    return rdjson_diagnostics(map(json.loads, lines(text)))


def sarif(text):
    found, (run,) = [], json.loads(text)["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        path = urllib.parse.unquote_to_bytes(place["artifactLocation"]["uri"]).decode(errors="replace")
        region = place["region"]
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] and place["artifactLocation"]["uriBaseId"] == "SRCROOT"
        found.append(finding(path, region["startLine"], region["startColumn"], result["message"]["text"], result["level"], result["ruleId"],
                             end_line=region["endLine"], end_column=region["endColumn"]))
    return found


READERS = {"json": json_array, "json-lines": json_lines, "concise": concise, "grouped": grouped, "markdown": markdown, "github": github,
           "gitlab": gitlab, "azure": azure, "teamcity": teamcity, "junit": junit, "checkstyle": checkstyle, "rdjson": rdjson, "rdjsonl": rdjsonl,
           "pylint": pylint, "gcc": gcc, "sarif": sarif}
