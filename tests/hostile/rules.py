"""Rules that are wrong, or right and too much. One mistake for each key, and YAML with anchors, stand in tests/bad-rules."""
import os
import tempfile

from machine import Run, check
from texts import HEAD, ROWS

FEW = ("--select", "OOM1")  # the other rules are compiled, too, and that takes time
WHOLE = ("is not complete", "cannot be read")  # these name the file, and in it the key; all others the line
QUERY = b"((call function: (attribute object: (_) @df)) @report\n (#calls? @report dataframe.describe)\n (#in-loop? @report))\n"


def config(value):
    return lambda text: text + b"config:\n  - key: spark.driver.memory\n    value: '" + value + b"'\n    where: submit\n    why: x\n"


def message(words):
    return lambda text: b"\n".join(b'message: "' + words + b'"' if line.startswith(b"message:") else line for line in text.split(b"\n"))


class Rule:
    """A rule as `oomlint new` makes it, with one file changed (None: gone). `says`: words of the mistake; None: the rule is right."""

    def __init__(self, title, ending, change, says=None, code=None):
        self.title, self.ending, self.change, self.says, self.code = f"rule: {title}", ending, change, says, code

    def make(self, program, place):
        Run(program, ["new", "rule"], place)
        for ending in (".yaml", ".scm", ".py"):
            path = os.path.join(place, "rule" + ending)
            with open(path, "rb") as file:
                text = file.read().replace(b"OOM801", b"OOM199")
            os.remove(path)
            if self.change or ending != self.ending:
                with open(path, "wb") as file:
                    file.write(self.change(text) if ending == self.ending else text)

    def run(self, sanitized, plain, tally, everything):
        with tempfile.TemporaryDirectory() as place:
            folder = os.path.join(place, "rules")
            os.mkdir(folder)
            self.make(plain, folder)
            with open(os.path.join(folder, "job.py"), "wb") as file:
                file.write((self.code or HEAD) + ROWS)
            for program in (sanitized, plain):
                run, findings, problem = check(program, folder, ["--rules", ".", *FEW, "job.py"])
                told = [f for f in findings if f["code"] in ("OOM910", "OOM911") and f["filename"].startswith("rule.") and (f["location"] or any(word in f["message"] for word in WHOLE))]
                if not problem and not any(f["code"] == "OOM101" for f in findings):
                    problem = "the other rules did not do their work"
                elif self.says is None:
                    problem = problem or ("" if run.status == (1 if findings else 0) else f"status {run.status}")
                elif not problem and not (run.status == 2 and any(self.says in f["message"] for f in told)):
                    problem = f"status {run.status}, {[f['message'][:80] for f in findings]}"
                tally.tell(self.title, problem)


LOOP = HEAD + b"df = spark.table('t')\nfor x in y:\n    df.describe()\n"

SCENES = [
    Rule("without its query", ".scm", None, "is not complete"),
    Rule("without its fixture", ".py", None, "is not complete"),
    Rule("without its YAML", ".yaml", None, "is not complete"),
    Rule("an unknown key", ".yaml", lambda text: text.replace(b"severity:", b"severty:"), "did you mean `severity`?"),
    Rule("YAML that doubles itself 30 times", ".yaml", lambda text: text + b"".join(b"a%d: &a%d [*a%d, *a%d]\n" % (i, i, i - 1, i - 1)
         for i in range(1, 30)), "anchor"),
    Rule("a shape that cannot be", ".scm", lambda text: text.replace(b"(_) @df", b"(module) @df"), "no Python looks like this"),
    Rule("an unknown kind of node", ".scm", lambda text: text.replace(b"(call ", b"(cal "), "did you mean `call`?"),
    Rule("a predicate without its arguments", ".scm", lambda text: text.replace(b" dataframe.describe", b""), "takes a capture"),
    Rule("a predicate that does not exist", ".scm", lambda text: text.replace(b"#calls?", b"#cals?"), "did you mean `calls?`?"),
    Rule("a query nested 10,000 deep", ".scm", lambda _: b"(" * 10_000 + b"call" + b")" * 10_000, "nested too deeply"),
    Rule("a query of NUL", ".scm", lambda _: b"\0" * 1000, "no meaning in a query"),
    Rule("a query of 2 MB", ".scm", lambda _: QUERY * 20_000, "larger than"),
    Rule("5,000 patterns", ".scm", lambda _: QUERY * 5000, code=LOOP),
    Rule("eight stars side by side", ".scm", lambda _: QUERY.replace(b"@df))", b"@df) arguments: (argument_list " + b"(_)* " * 8 + b"))"),
         code=LOOP.replace(b"describe()", b"describe(" + b"'a', " * 1000 + b")")),
    Rule("a pattern that fits everywhere", ".scm", lambda _: b"((_ . (_) @df) @report)\n", code=HEAD + b"x = f(a, b)\n" * 2000),
    Rule("YAML nested 100,000 deep", ".yaml", lambda _: b"code: " + b"[" * 100_000, "nested deeper"),
    Rule("YAML of NUL", ".yaml", lambda _: b"\0" * 1000, "not valid YAML"),
    Rule("YAML that is not UTF-8", ".yaml", lambda text: text + b"note: \xff\xfe\n", "not valid YAML"),
    Rule("a formula nested 50,000 deep", ".yaml", config(b"(" * 50_000 + b"1g" + b")" * 50_000), "config"),
    Rule("a sum of 50,000", ".yaml", config(b"1g + " * 50_000 + b"1g"), code=LOOP),
    Rule("a message of 20,000 captures", ".yaml", message(b"{report}" * 20_000), code=LOOP),
]
