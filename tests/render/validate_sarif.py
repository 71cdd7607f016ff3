"""Checks a SARIF log against a JSON schema: validate_sarif.py LOG SCHEMA. Status 0: valid; 1: not, or it could not be checked."""
import json
import sys


def main(arguments):
    if len(arguments) != 2:
        print("usage: validate_sarif.py LOG SCHEMA", file=sys.stderr)
        return 1
    try:
        import jsonschema
    except ImportError:
        print("validate_sarif.py: the Python package jsonschema is not installed; nothing was checked", file=sys.stderr)
        return 1
    try:
        log, schema = [json.load(open(path, encoding="utf-8")) for path in arguments]
    except (OSError, ValueError) as problem:
        print(f"validate_sarif.py: {problem}", file=sys.stderr)
        return 1
    validator = jsonschema.validators.validator_for(schema)(schema)
    mistakes = sorted(validator.iter_errors(log), key=lambda mistake: list(map(str, mistake.absolute_path)))
    for mistake in mistakes:
        print(f"{arguments[0]}: /{'/'.join(map(str, mistake.absolute_path))}: {mistake.message}", file=sys.stderr)
    return 1 if mistakes else 0


sys.exit(main(sys.argv[1:]))
