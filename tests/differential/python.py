"""What CPython says of a source, as records of the form that tests/differential.c writes."""
import ast
import symtable
import unicodedata
import warnings

LOOPS = {ast.For: "for", ast.AsyncFor: "for", ast.While: "while"}
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
IMPLICIT = {"__class__", ".0"}   # names that the compiler adds


class Reader:
    """Walks an `ast`: calls, imports, strings, loops. A list takes the place of recursion, as sums may be thousands deep."""

    def __init__(self, tree, shift):
        self.records, self.shift = [], shift
        todo = [(tree, 0, None)]
        while todo:
            node, depth, place = todo.pop()
            todo.extend(self.read(node, depth, place))

    def say(self, what, node, place, *rest):
        line, column = place or (node.lineno, node.col_offset)
        self.records.append((what, line, column + (self.shift if line == 1 else 0), *rest))

    def read(self, node, depth, place):
        """Says what there is to say of a node, and gives its parts with the loops that are around them."""
        if isinstance(node, ast.Call):
            self.say("call", node, place, callee(node.func))
        elif isinstance(node, ast.Import):
            for name in node.names:
                self.say("import", node, place, "", normal(name.name), normal(name.asname or ""))
        elif isinstance(node, ast.ImportFrom):
            for name in node.names:
                self.say("import", node, place, "." * node.level + (node.module or ""), name.name, name.asname or "")
        elif isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)):
            self.say("string", node, place, "bytes" if isinstance(node.value, bytes) else "str", octets(node.value))
        elif isinstance(node, ast.JoinedStr):
            return self.formatted(node, depth, place)
        elif type(node) in LOOPS:
            self.say("loop", node, place, LOOPS[type(node)], depth)
            inside = node.body + ([node.test] if isinstance(node, ast.While) else [])
            return parts(node, depth, place, {part: depth + 1 for part in inside})
        elif isinstance(node, COMPREHENSIONS):
            return self.comprehension(node, depth, place)
        elif isinstance(node, FUNCTIONS):
            body = node.body if isinstance(node.body, list) else [node.body]
            return parts(node, depth, place, {part: 0 for part in body})
        return parts(node, depth, place, {})

    def comprehension(self, node, depth, place):
        for clause in node.generators:
            self.say("loop", clause.target, place, "clause", depth)
            yield clause.iter, depth, place
            depth += 1
            for part in [clause.target] + clause.ifs:
                yield part, depth, place
        for part in (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,):
            yield part, depth, place

    def formatted(self, node, depth, place):
        """What stands in an f-string has the place of the f-string: before 3.12, Python does not know its own."""
        place = place or (node.lineno, node.col_offset)
        text = "".join(octets(part.value) if isinstance(part, ast.Constant) else "?" for part in node.values)
        self.say("string", node, place, "f", text)
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                yield part.value, depth, place
                if part.format_spec:
                    for inner in part.format_spec.values:
                        if isinstance(inner, ast.FormattedValue):
                            yield inner.value, depth, place


def parts(node, depth, place, depths):
    return [(child, depths.get(child, depth), place) for child in ast.iter_child_nodes(node)]


def normal(name):
    return unicodedata.normalize("NFKC", name)


def octets(value):
    """In hexadecimal. oomlint marks with 01 what it does not know of a text."""
    data = value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
    return "".join("?" if byte == 1 else f"{byte:02x}" for byte in data)


def callee(function):
    names = []
    while isinstance(function, ast.Attribute):
        names.append(function.attr)
        function = function.value
    names.append(function.id if isinstance(function, ast.Name) else "?")
    return ".".join(reversed(names))


def label(table):
    sort = {"module": "module", "class": "class"}.get(table.get_type(), "function")
    if sort == "module":
        return "module", "", 0
    if sort == "function" and ".0" in table.get_identifiers():
        return "comprehension", "", 0
    if table.get_name() == "lambda":
        return "lambda", "", 0
    return sort, table.get_name(), table.get_lineno()


def scopes(table, outer=None, class_name=None):
    """One record for each scope, with what each of its names is."""
    own = label(table)
    if own[0] == "class":
        class_name = own[1]
    yield "scope", *own, outer or own, {plain(symbol.get_name(), class_name): sort_of(symbol, own[0])
                                        for symbol in table.get_symbols() if is_written(symbol, own[0])}
    for child in table.get_children():
        if child.get_type() in ("module", "class", "function") and child.get_name() != "_annotation":
            yield from scopes(child, own, class_name)


def is_written(symbol, scope):
    """Some names are there only because an inner scope has them."""
    return symbol.get_name() not in IMPLICIT and (
        symbol.is_referenced() or symbol.is_assigned() or symbol.is_imported() or symbol.is_parameter() or symbol.is_annotated() or
        symbol.is_nonlocal() or symbol.is_namespace() or (symbol.is_declared_global() and scope != "module"))


def plain(name, class_name):
    """`__x` in class C is `_C__x` for the compiler."""
    prefix = "_" + class_name.lstrip("_") + "__" if class_name else None
    return name[len(prefix) - 2:] if prefix and name.startswith(prefix) and not name.endswith("__") else name


def sort_of(symbol, scope):
    if symbol.is_local() and not symbol.is_declared_global():
        return "local"
    if symbol.is_free():
        return "free"
    return "local" if scope == "module" and symbol.is_assigned() else "global"


def read(code, name, shift=0):
    """All records of a source; SyntaxError, ValueError and the like are the caller's."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(code, name)
        records = Reader(tree, shift).records
        records.extend(scopes(symtable.symtable(code, name, "exec")))
    return records
