#!/usr/bin/env python3
"""The API model beside the packages that it speaks of: check.py SOURCES; called by `make api-check`, which puts them there.

Every public class, method and function of pyspark is in rules/api, or in names.yaml with a reason. Nothing of pyspark in rules/api is
absent from all its versions at hand. `since` and `until` agree with where things are, and with what docstrings say. The same, as far
as names go, for the packages beside it."""
import fnmatch
import glob
import os
import re
import sys

import yaml

from surface import Surface

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HERE = os.path.dirname(os.path.abspath(__file__))


def number(version):
    major, minor = version.split(".")[:2]
    return int(major) * 100 + int(minor)


class Model:
    """rules/api as it stands: owners with their members, names of classes with their kinds, and what is above a kind."""

    def __init__(self):
        self.members, self.classes, self.files = {}, {}, {}
        for path in sorted(glob.glob(os.path.join(ROOT, "rules", "api", "*.yaml"))):
            name = os.path.basename(path)
            if name != "words.yaml":
                self.read(name, yaml.safe_load(open(path, encoding="utf-8")))
        text = open(os.path.join(ROOT, "analyzer", "data", "kinds.def"), encoding="utf-8").read()
        rows = re.findall(r'^KIND\((\w+), "([^"]+)", (\w+),', text, re.M)
        words = {identifier: word for identifier, word, _ in rows}
        self.above = {word: words[above] for _, word, above in rows}

    def read(self, file, owners):
        for owner, body in owners.items():
            for name in [owner] + (body.get("also") or []):
                for member, entry in (body.get("members") or {}).items():
                    self.members.setdefault(name, {})[member] = entry or {}
                    self.files[name, member] = file if name == owner else None  # another name of the same: checked once
            for dotted in body.get("classes") or []:
                self.classes[dotted] = owner

    def owner_of(self, dotted):
        return self.classes.get(dotted) or (dotted if dotted in self.members else None)

    def find(self, owner, name):
        """The entry, in the owner or above it."""
        while owner not in (None, "unknown"):
            if name in self.members.get(owner, {}):
                return self.members[owner][name]
            owner = self.above.get(owner)
        return None

    def kinds_below(self, kind):
        below = {kind}
        while True:
            more = {k for k, above in self.above.items() if above in below} - below - {"unknown"}
            if not more:
                return below
            below |= more


class Names:
    """names.yaml: what is left out of the model, what is there although the source does not show it, and where docstrings are wrong.
    Lines that nothing needs are mistakes."""

    def __init__(self):
        text = yaml.safe_load(open(os.path.join(HERE, "names.yaml"), encoding="utf-8"))
        self.left_out = [(pattern, group["because"]) for group in text["left-out"] for pattern in group["names"]]
        self.docstrings = [(pattern, group["because"]) for group in text["docstrings"] for pattern in group["names"]]
        self.unseen = [(pattern, group["because"]) for group in text["unseen"] for pattern in group["names"]]
        self.elsewhere = set(text["elsewhere"])
        self.beside = text["beside"]
        self.used = set()

    def has(self, patterns, name):
        for pattern, _ in patterns:
            if fnmatch.fnmatchcase(name, pattern):
                self.used.add(pattern)
                return True
        return False

    def unused(self):
        return [p for p, _ in self.left_out + self.docstrings + self.unseen if p not in self.used]


class Check:
    def __init__(self, model, names):
        self.model, self.names = model, names
        self.problems, self.told, self.seen = [], set(), 0

    def tell(self, problem):
        if problem not in self.told:
            self.told.add(problem)
            self.problems.append(problem)

    def left_out(self, name):
        """The name itself, or the module or class that it is in."""
        parts = name.split(".")
        return any(self.names.has(self.names.left_out, ".".join(parts[:end])) for end in range(1, len(parts) + 1))

    # ---- everything is there ----

    def public(self, surface):
        """Names that can be imported, but only those that a package means to hand on."""
        for dotted, found in surface.names.items():
            module, _, name = dotted.rpartition(".")
            known = surface.modules[module]
            handed_on = known.package and (known.all is None or name in known.all)
            if "._" not in f".{dotted}" and (found[0] == module or handed_on) and not self.left_out(dotted):
                yield dotted, ".".join(found)

    def complete(self, label, surface):
        for dotted, where in self.public(surface):
            if where in surface.classes:
                self.class_is_there(label, surface, dotted, where)
            elif surface.modules[where.rpartition(".")[0]].members[where.rpartition(".")[2]].sort == "method":
                self.has_member(label, dotted)

    def has_member(self, label, dotted):
        module, _, name = dotted.rpartition(".")
        self.seen += 1
        if name not in self.model.members.get(module, {}):
            self.tell(f"{dotted} ({label}): not in rules/api")

    def class_is_there(self, label, surface, dotted, where):
        owner = self.model.owner_of(dotted)
        if not owner:
            self.has_member(label, dotted)
            return
        for name, member in surface.classes[where].items():
            if name.startswith("_") or member.param or member.sort == "attribute":
                continue
            self.seen += 1
            if not self.model.find(owner, name) and not self.left_out(f"{dotted}.{name}"):
                self.tell(f"{dotted}.{name} ({label}): {owner} has no such member")

    # ---- nothing else is ----

    def occurrences(self, surfaces, owner, name):
        """[(label, member, name of the class)] where this member of the model is in the packages."""
        kinds = self.model.kinds_below(owner) if owner in self.model.above else set()
        for label, surface in surfaces.items():
            for dotted in [d for d, kind in self.model.classes.items() if kind in kinds] + [owner]:
                where = ".".join(surface.names.get(dotted) or surface.find(dotted) or ())
                if where in surface.classes and name in surface.classes[where]:
                    yield label, surface.classes[where][name], dotted
            found = surface.names.get(f"{owner}.{name}")
            if found:
                yield label, surface.member(*found), owner

    def owned(self, owner, name):
        return self.model.files[owner, name] not in self.names.elsewhere | {None}

    def exact(self, surfaces):
        for owner, members in self.model.members.items():
            for name, entry in members.items():
                if self.owned(owner, name) and not self.names.has(self.names.unseen, f"{owner}.{name}"):
                    self.agrees(surfaces, owner, name, entry, list(self.occurrences(surfaces, owner, name)))

    def agrees(self, surfaces, owner, name, entry, found):
        since, until = number(entry.get("since", "0.0")), number(entry.get("until", "99.0"))
        places = {label for label, _, _ in found}
        for label in surfaces:
            inside = since <= number(label) <= until
            if inside and label not in places and self.should_have(surfaces[label], name, found):
                self.tell(f"{owner}.{name}: not in {label}" + ("" if places else ", nor in another version"))
            elif not inside and label in places:
                self.tell(f"{owner}.{name}: is in {label}, against its since or until")
        self.said(surfaces, owner, name, since, found)
        self.taken(owner, name, entry, found)
        sorts = {member.sort for _, member, _ in found}
        if sorts and sorts <= {"property", "method"} and ("property" if entry.get("property") else "method") not in sorts:
            self.tell(f"{owner}.{name}: is a {' and a '.join(sorts)}")

    def taken(self, owner, name, entry, found):
        """Arguments by place, as some version of some class has them; the model may know fewer."""
        wanted = ([entry["of"]] if "of" in entry else []) + (entry.get("arguments") or [])
        had = [member.arguments for _, member, dotted in found if member.sort == "method" and not self.is_copy(dotted)]
        fits = any(wanted == arguments[: len(wanted)] for arguments in had)
        if wanted and had and not fits:
            self.tell(f"{owner}.{name}: takes ({', '.join(had[-1])}), not ({', '.join(wanted)})")

    @staticmethod
    def should_have(surface, name, found):
        """It has the class or module that this is in elsewhere; pyspark-client, which has no RDD, is not whole."""
        homes = {dotted for _, _, dotted in found}
        whole = {"pyspark.rdd", "pyspark.core.rdd"} & set(surface.modules)
        return not found or whole or any(surface.find(home) or home in surface.modules for home in homes)

    def said(self, surfaces, owner, name, since, found):
        """The oldest docstring is right, unless one of them says nothing, which everything from before Spark 3 may."""
        said = [self.said_of(surfaces[label], member, dotted) for label, member, dotted in found if not self.is_copy(dotted)]
        if not said or None in said:
            return
        oldest = min(number(version) for version in said)
        base = 302 if owner.startswith(("pandas-on-spark", "pyspark.pandas")) else 300
        if (oldest if oldest > base else 0) != since and not self.names.has(self.names.docstrings, f"{owner}.{name}"):
            self.tell(f"{owner}.{name}: its docstring says since {oldest // 100}.{oldest % 100}")

    @staticmethod
    def is_copy(dotted):
        """Spark Connect and the classic implementation repeat the documented class."""
        return ".connect." in dotted or ".classic." in dotted

    @staticmethod
    def said_of(surface, member, dotted):
        """A class that is new says it for its members."""
        where = surface.names.get(dotted)
        outer = surface.member(*where) if where else None
        return member.since or (outer.since if outer and outer.since and number(outer.since) > 300 else None)


def main(sources):
    names = Names()
    check = Check(Model(), names)
    spark = {os.path.basename(path)[len("pyspark-"):]: Surface(path, ["pyspark"]) for path in sorted(glob.glob(os.path.join(sources, "pyspark-*")))}
    if len(spark) < 2:
        sys.exit(f"Nothing was checked: {sources} holds {len(spark)} versions of pyspark")
    for label, surface in spark.items():
        check.complete(label, surface)
    check.exact(spark)
    for path in sorted(glob.glob(os.path.join(sources, "beside", "*"))):
        check.complete(os.path.basename(path), Surface(path, names.beside[os.path.basename(path)]))
    for pattern in names.unused():
        check.tell(f"names.yaml: `{pattern}` is not needed")
    for problem in sorted(check.problems):
        print(problem)
    members = sum(len(entries) for entries in check.model.members.values())
    print(f"api: {check.seen} names in pyspark {' and '.join(spark)} and beside it, {members} entries in rules/api, {len(check.problems)} problems")
    return bool(check.problems)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
