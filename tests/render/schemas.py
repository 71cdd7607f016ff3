"""Whether output is what its schema says. Own JSON must have no field that its schema does not name."""
import json
import subprocess
from pathlib import Path

import jsonschema

from readers import lines

OURS = Path(__file__).parent / "schemas"
ROOT = Path(__file__).parent.parent.parent
FETCHED = ROOT / "build" / "schemas"


def closed(schema):
    """The same schema, where objects have named fields only."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    more = {"additionalProperties": False} if schema.get("type") == "object" else {}
    return {**{key: closed(value) for key, value in schema.items()}, **more}


def validator(path, pointer=None, change=lambda schema: schema):
    schema = change(json.loads(path.read_text()))
    if pointer:
        schema = {"$ref": "#/$defs/" + pointer, "$defs": schema["$defs"]}
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


def valid_json(path, pointer=None, change=lambda schema: schema):
    def check(text):
        checker = validator(path, pointer, change)
        for document in lines(text) if pointer else [text]:
            problems = [f"/{'/'.join(map(str, problem.absolute_path))}: {problem.message}" for problem in checker.iter_errors(json.loads(document))]
            assert not problems, problems[:3]
    return check


def valid_xml(path):
    def check(text):
        run = subprocess.run(["xmllint", "--noout", "--schema", path, "-"], input=text.encode(), capture_output=True)
        assert run.returncode == 0, run.stderr.decode()
    return check


OUTPUT = ROOT / "docs" / "oomlint-output.schema.json"
CHECKS = {
    "json": valid_json(OUTPUT, change=closed),
    "json-lines": valid_json(OUTPUT, "finding", closed),
    "sarif": valid_json(FETCHED / "sarif.schema.json"),
    "gitlab": valid_json(OURS / "gitlab.schema.json"),
    "rdjson": valid_json(OURS / "rdjson.schema.json"),
    "rdjsonl": valid_json(OURS / "rdjson.schema.json", "diagnostic"),
    "junit": valid_xml(OURS / "junit.xsd"),
    "checkstyle": valid_xml(OURS / "checkstyle.xsd"),
}


def check(form, text):
    CHECKS.get(form, lambda text: None)(text)
