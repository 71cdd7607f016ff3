"""What the protocol says that messages look like.

The protocol has a model that programs can read, metaModel.json, which is part of its specification but of no package that npm or pip
would fetch. protocol.json is the part of it that a server of ours needs, without its documentation:

    python3 tests/lsp/model.py METAMODEL >tests/lsp/protocol.json

With META_MODEL=FILE in the environment the tests use the whole one instead.
"""
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))

# What we answer, and what we send.
ANSWERED = """initialize shutdown textDocument/diagnostic workspace/diagnostic textDocument/codeAction codeAction/resolve
textDocument/hover textDocument/inlayHint textDocument/completion workspace/executeCommand""".split()
ASKED = """client/registerCapability client/unregisterCapability workspace/configuration window/workDoneProgress/create
workspace/applyEdit workspace/diagnostic/refresh workspace/inlayHint/refresh window/showMessageRequest window/showDocument""".split()
# What version 3.18 has as published, and the model did not have when it was copied.
AMENDED = {"Diagnostic": {"message": {"kind": "or", "items": [{"kind": "base", "name": "string"},
                                                              {"kind": "reference", "name": "MarkupContent"}]}}}
NOTIFIED = "textDocument/publishDiagnostics window/showMessage window/logMessage $/logTrace $/progress".split()


def excerpt(whole):
    for structure in whole["structures"]:
        for prop in structure["properties"]:
            prop["type"] = AMENDED.get(structure["name"], {}).get(prop["name"], prop["type"])
    types = {t["name"]: t for kind in ("structures", "enumerations", "typeAliases") for t in whole[kind]}
    wanted, found = [], {}

    def want(tree):
        if isinstance(tree, dict):
            if tree.get("kind") == "reference":
                wanted.append(tree["name"])
            for value in tree.values():
                want(value)
        elif isinstance(tree, list):
            for value in tree:
                want(value)

    def bare(tree):
        if isinstance(tree, dict):
            return {key: bare(value) for key, value in tree.items()
                    if key not in ("documentation", "since", "sinceTags", "proposed", "deprecated")}
        return [bare(value) for value in tree] if isinstance(tree, list) else tree

    messages = {"requests": {}, "notifications": {}}
    for request in whole["requests"]:
        method = request["method"]
        parts = ["result", "partialResult", "errorData"] if method in ANSWERED else ["params"] if method in ASKED else []
        if parts:
            messages["requests"][method] = bare({part: request[part] for part in parts if part in request})
    for notification in whole["notifications"]:
        if notification["method"] in NOTIFIED:
            messages["notifications"][notification["method"]] = bare({"params": notification["params"]})
    want(messages)
    # Values that the model leaves open: what goes into a registration, and into $/progress.
    wanted += ["DidChangeWatchedFilesRegistrationOptions", "WorkDoneProgressBegin", "WorkDoneProgressReport", "WorkDoneProgressEnd",
               "WorkspaceDiagnosticReportPartialResult"]
    while wanted:
        name = wanted.pop()
        if name not in found and name in types:
            found[name] = bare(types[name])
            want(found[name])
    return {**messages, "types": {name: found[name] for name in sorted(found)}}


class Model:
    def __init__(self):
        whole = os.environ.get("META_MODEL")
        with open(whole or os.path.join(HERE, "protocol.json"), encoding="utf-8") as file:
            model = json.load(file)
        if whole:
            model = excerpt(model)
        self.requests, self.notifications, self.types = model["requests"], model["notifications"], model["types"]

    def check(self, kind, value, where):
        """Raises ValueError where the value is not of that type."""
        getattr(self, "check_" + kind["kind"])(kind, value, where)

    def check_base(self, kind, value, where):
        name = kind["name"]
        right = {"string": lambda: isinstance(value, str), "URI": lambda: isinstance(value, str),
                 "DocumentUri": lambda: isinstance(value, str) and ":" in value,
                 "boolean": lambda: isinstance(value, bool), "null": lambda: value is None,
                 "decimal": lambda: isinstance(value, (int, float)) and not isinstance(value, bool),
                 "integer": lambda: isinstance(value, int) and not isinstance(value, bool) and -2**31 <= value < 2**31,
                 "uinteger": lambda: isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31,
                 "RegExp": lambda: isinstance(value, str)}[name]
        if not right():
            raise ValueError(f"{where}: {value!r} is no {name}")

    def check_reference(self, kind, value, where):
        name = kind["name"]
        if name in ("LSPAny", "LSPObject", "LSPArray"):
            return
        definition = self.types[name]
        if "values" in definition:
            if value not in [v["value"] for v in definition["values"]] and not definition.get("supportsCustomValues"):
                raise ValueError(f"{where}: {value!r} is no {name}")
        elif "properties" in definition:
            self.check_properties(self.properties(name), value, where)
        else:
            self.check(definition["type"], value, where)

    def properties(self, name):
        definition = self.types[name]
        found = {}
        for base in definition.get("extends", []) + definition.get("mixins", []):
            found.update(self.properties(base["name"]))
        found.update({p["name"]: p for p in definition["properties"]})
        return found

    def check_properties(self, properties, value, where):
        if not isinstance(value, dict):
            raise ValueError(f"{where}: {value!r} is no object")
        for name, prop in properties.items():
            if name in value:
                self.check(prop["type"], value[name], f"{where}.{name}")
            elif not prop.get("optional"):
                raise ValueError(f"{where}: {name} is missing")
        for name in value:
            if name not in properties:
                raise ValueError(f"{where}: the protocol has no {name} there")

    def check_literal(self, kind, value, where):
        self.check_properties({p["name"]: p for p in kind["value"]["properties"]}, value, where)

    def check_stringLiteral(self, kind, value, where):
        if value != kind["value"]:
            raise ValueError(f"{where}: {value!r} is not {kind['value']!r}")

    def check_array(self, kind, value, where):
        if not isinstance(value, list):
            raise ValueError(f"{where}: {value!r} is no array")
        for i, item in enumerate(value):
            self.check(kind["element"], item, f"{where}[{i}]")

    def check_map(self, kind, value, where):
        if not isinstance(value, dict):
            raise ValueError(f"{where}: {value!r} is no map")
        for key, item in value.items():
            self.check(kind["value"], item, f"{where}[{key}]")

    def check_tuple(self, kind, value, where):
        for i, item in enumerate(kind["items"]):
            self.check(item, value[i], f"{where}[{i}]")

    def check_and(self, kind, value, where):
        self.check_properties({k: v for item in kind["items"] for k, v in self.properties(item["name"]).items()}, value, where)

    def check_or(self, kind, value, where):
        problems = []
        for item in kind["items"]:
            try:
                return self.check(item, value, where)
            except ValueError as problem:
                problems.append(str(problem))
        raise ValueError(" or ".join(problems))

    # ---- messages

    def check_result(self, method, result):
        self.check(self.requests[method]["result"], result, f"result of {method}")

    def check_sent(self, message):
        """A request or notification of the server's."""
        method = message["method"]
        known = self.requests.get(method) if "id" in message else self.notifications.get(method)
        if known is None:
            raise ValueError(f"the server may not send {method}")
        if "params" in known:
            self.check(known["params"], message.get("params"), f"params of {method}")
        if method == "$/progress":
            self.check_progress(message["params"]["value"])

    def check_progress(self, value):
        kinds = {"begin": "WorkDoneProgressBegin", "report": "WorkDoneProgressReport", "end": "WorkDoneProgressEnd"}
        name = kinds.get(value.get("kind"), "WorkspaceDiagnosticReportPartialResult")
        self.check({"kind": "reference", "name": name}, value, "$/progress")


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as model_file:
        part = excerpt(json.load(model_file))
    print("{")
    for section in ("requests", "notifications", "types"):
        rows = [f"  {json.dumps(name)}: {json.dumps(row, separators=(',', ':'))}" for name, row in part[section].items()]
        print(f' "{section}": {{\n' + ",\n".join(rows) + ("\n }," if section != "types" else "\n }"))
    print("}")
