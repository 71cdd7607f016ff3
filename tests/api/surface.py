"""What a Python package offers, read from its source without importing it: classes with what they inherit, functions, constants.

    surface = Surface(folder, ["pyspark"])
    surface.classes["pyspark.sql.dataframe.DataFrame"]       # {"collect": Member(...), ...}, inherited ones too
    surface.names["pyspark.sql.DataFrame"]                   # the same class, where it is imported from
"""
import ast
import os
import re

FOLLOWED = 12       # imports of imports
ADDED = re.compile(r"^\.\. versionadded::\s*(\d+\.\d+)", re.M)   # not the ones below a parameter


class Member:
    """Of a class or a module: `sort` is method, property, class, value, or attribute where only
    a constructor sets it; `param` is true for pyspark.ml's Param objects."""

    def __init__(self, name, sort, node, arguments=(), since=None, param=False):
        self.name, self.sort, self.node = name, sort, node
        self.arguments, self.since, self.param = list(arguments), since, param

    def but(self, **changes):
        made = Member(self.name, self.sort, self.node, self.arguments, self.since, self.param)
        made.__dict__.update(changes)
        return made


def since_of(node):
    """From the docstring, or from pyspark's older @since("2.0")."""
    for decorator in getattr(node, "decorator_list", []):
        if isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") == "since" and decorator.args:
            return ".".join(str(ast.literal_eval(decorator.args[0])).split(".")[:2])
    found = ADDED.search(ast.get_docstring(node) or "")
    return found and found.group(1)


def decorator_words(node):
    return {getattr(d, "id", getattr(d, "attr", "")) for d in node.decorator_list}


def arguments_of(node, method):
    given = node.args.posonlyargs + node.args.args
    names = [a.arg for a in (given[1:] if method and "staticmethod" not in decorator_words(node) else given)]
    keywords = [a.arg for a in node.args.kwonlyargs]
    return names + (["*" + node.args.vararg.arg] if node.args.vararg else []) + keywords


def function_member(node, method):
    property_like = decorator_words(node) & {"property", "cached_property", "lazy_property", "classproperty"}
    return Member(node.name, "property" if property_like else "method", node, arguments_of(node, method), since_of(node))


def is_param(value):
    return isinstance(value, ast.Call) and ast.unparse(value.func).split("[")[0] in ("Param", "cast") and "Param" in ast.unparse(value)[:40]


def statements(body):
    """With those below `if` and `try`, as modules of many versions have them; of TYPE_CHECKING only the imports."""
    for node in body:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            yield from (n for n in statements(node.body) if isinstance(n, (ast.Import, ast.ImportFrom)))
            yield from statements(node.orelse)
        elif isinstance(node, (ast.If, ast.Try)):
            yield from statements(node.body + node.orelse + [n for h in getattr(node, "handlers", []) for n in h.body])
        else:
            yield node


def instance_attributes(node):
    """self.NAME = ... in its constructor."""
    for method in node.body:
        if isinstance(method, ast.FunctionDef) and method.name == "__init__":
            for item in ast.walk(method):
                for target in getattr(item, "targets", [getattr(item, "target", None)]) if isinstance(item, (ast.Assign, ast.AnnAssign)) else []:
                    if isinstance(target, ast.Attribute) and getattr(target.value, "id", "") == "self" and not is_param(item.value):
                        yield target.attr, item


class Module:
    def __init__(self, name, path):
        self.name, self.package = name, path.endswith("__init__.py")
        with open(path, encoding="utf-8") as file:
            self.tree = ast.parse(file.read())
        self.members, self.imports, self.stars, self.all = {}, {}, [], None
        for node in statements(self.tree.body):
            self.read(node)

    def read(self, node):
        if isinstance(node, ast.ClassDef):
            self.members[node.name] = Member(node.name, "class", node, since=since_of(node))
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            self.members[node.name] = function_member(node, False)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                self.imports[alias.asname or alias.name.split(".")[0]] = alias.name if alias.asname else alias.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom):
            self.read_from(node)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            self.read_assignment(node)

    def read_from(self, node):
        start = self.name.split(".")
        if node.level:
            start = start[: len(start) - node.level + self.package]
            base = ".".join(start + ([node.module] if node.module else []))
        else:
            base = node.module
        for alias in node.names:
            if alias.name == "*":
                self.stars.append(base)
            else:
                self.imports[alias.asname or alias.name] = f"{base}.{alias.name}"

    def read_assignment(self, node):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for target in targets:
            if isinstance(target, ast.Name) and target.id == "__all__":
                self.all = re.findall(r"'(\w+)'", ast.unparse(node.value))
            elif isinstance(target, ast.Name) and node.value is not None:
                self.members.setdefault(target.id, Member(target.id, "value", node))


class Surface:
    def __init__(self, folder, packages, left_out=("tests", "proto", "cloudpickle")):
        self.modules, self.cache = {}, {}
        for package in packages:
            self.read_folder(folder, package, set(left_out))
        self.classes = {f"{m.name}.{c}": self.class_members(m, c) for m in self.modules.values() for c in self.classes_of(m)}
        self.names = {}
        for module in self.modules.values():
            for name in self.exported(module):
                found = self.find(f"{module.name}.{name}")
                if found:
                    self.names[f"{module.name}.{name}"] = found

    def read_folder(self, folder, package, left_out):
        root = os.path.join(folder, *package.split("."))
        if os.path.isfile(root + ".py"):
            self.modules[package] = Module(package, root + ".py")
        for place, folders, files in os.walk(root):
            folders[:] = sorted(f for f in folders if f not in left_out and not f.startswith("."))
            for file in sorted(files):
                name = os.path.relpath(os.path.join(place, file), folder)[:-3].replace(os.sep, ".")
                if file.endswith(".py"):
                    name = name[: -len(".__init__")] if file == "__init__.py" else name
                    self.modules[name] = Module(name, os.path.join(place, file))

    @staticmethod
    def classes_of(module):
        """Names of classes, with those inside classes: Outer.Inner."""
        for name, member in module.members.items():
            if member.sort == "class":
                yield name
                yield from (f"{name}.{n.name}" for n in member.node.body if isinstance(n, ast.ClassDef))

    def exported(self, module):
        """Names that others can import from it: its own and those that it imports from its package."""
        names = set(module.members) | {n for n, path in module.imports.items() if path.startswith(module.name.split(".")[0] + ".")}
        for star in module.stars:
            if star in self.modules:
                other = self.modules[star]
                names |= set(other.all) if other.all is not None else {n for n in self.exported(other) if not n.startswith("_")}
        return names

    def find(self, dotted, depth=0):
        """(module, name) where this is defined; None when it is not in the packages."""
        module, _, name = dotted.rpartition(".")
        if depth > FOLLOWED or not module:
            return None
        if module in self.modules:
            known = self.modules[module]
            if name in known.members:
                return module, name
            if name in known.imports:
                return self.find(known.imports[name], depth + 1)
            for star in known.stars:
                found = self.find(f"{star}.{name}", depth + 1)
                if found:
                    return found
            return None
        outer = self.find(module, depth + 1)
        return outer and (outer[0], f"{outer[1]}.{name}")

    def node_of(self, module, name):
        outer, _, inner = name.partition(".")
        node = module.members[outer].node
        if inner and isinstance(node, ast.ClassDef):
            node = next((n for n in node.body if isinstance(n, ast.ClassDef) and n.name == inner), None)
        return node if isinstance(node, ast.ClassDef) else None

    def member(self, module, name):
        outer, _, inner = name.rpartition(".")
        return self.classes[f"{module}.{outer}"].get(inner) if outer else self.modules[module].members.get(inner)

    def class_members(self, module, name, depth=0):
        """Bases first, so that what the class says itself wins."""
        if (module.name, name) in self.cache:
            return self.cache[module.name, name]
        members, node = {}, self.node_of(module, name)
        if node is None or depth > FOLLOWED:
            return members
        for base in reversed(node.bases):
            text = ast.unparse(base).split("[")[0]
            found = self.find(f"{module.name}.{text}")
            if found and found[0] in self.modules:
                members.update(self.class_members(self.modules[found[0]], found[1], depth + 1))
        self.own_members(node, members)
        self.cache[module.name, name] = members
        return members

    @staticmethod
    def own_members(node, members):
        for item in statements(node.body):
            if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)):
                if "setter" in decorator_words(item):
                    continue
                made, known = function_member(item, True), members.get(item.name)
                members[item.name] = made if made.since or not known else made.but(since=known.since)
            elif isinstance(item, (ast.Assign, ast.AnnAssign)):
                for target in item.targets if isinstance(item, ast.Assign) else [item.target]:
                    if not isinstance(target, ast.Name):
                        continue
                    same = members.get(item.value.id) if isinstance(item.value, ast.Name) else None
                    members[target.id] = (same.but(name=target.id, since=None) if same else
                                          Member(target.id, "value", item, param=is_param(item.value)))
            elif isinstance(item, ast.ClassDef):
                members[item.name] = Member(item.name, "class", item)
        for name, item in instance_attributes(node):
            members.setdefault(name, Member(name, "attribute", item))
