#!/usr/bin/env python3
"""Validates JSON that Tieline wrote against Specs/schemas/output, with a JSON Schema implementation that is not ours.

    python3 Tests/Tools/validate-outputs.py FILE...

Each file names its schema in its key `schema`. Published schemas allow keys that they do not list, so that keys can be added; here such a
key is an error, since the schema must then list it. Needs the package jsonschema (Debian: python3-jsonschema); without it the program says
so and exits 77 (with --require: 2). Exits 1 where a file does not follow its schema.
"""
import json
import pathlib
import re
import sys

try:
    import jsonschema
except ImportError as missing:
    print(f"skipped: {missing}", file=sys.stderr)
    sys.exit(2 if "--require" in sys.argv else 77)

SCHEMAS = pathlib.Path(__file__).resolve().parents[2] / "Specs" / "schemas" / "output"


def strict(schema):
    """The schema, with every object that lists its keys closed."""
    if isinstance(schema, list):
        return [strict(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: strict(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and "additionalProperties" not in schema:
        closed["additionalProperties"] = False
    return closed


def main():
    failures = 0
    schemas = {}
    for path in sorted(SCHEMAS.glob("*.schema.json")):
        schemas[path.name.removesuffix(".schema.json")] = json.loads(path.read_text(encoding="utf-8"))
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    names = [name for name in sys.argv[1:] if not name.startswith("--")]
    for name in names:
        try:
            value = json.loads(pathlib.Path(name).read_text(encoding="utf-8"))
        except ValueError as error:
            failures += 1
            print(f"{name}: no JSON: {error}")
            continue
        match = re.fullmatch(r"tieline/([a-z-]+)/v1", str(value.get("schema")))
        if not match or match[1] not in schemas:
            failures += 1
            print(f"{name}: no schema is published for {value.get('schema')}")
            continue
        for error in jsonschema.Draft202012Validator(strict(schemas[match[1]])).iter_errors(value):
            failures += 1
            cause = max(error.context, key=lambda part: len(part.absolute_path)) if error.context else error
            where = "/".join(str(part) for part in cause.absolute_path)
            print(f"{name}: {where}: {cause.message[:200]}")
    print(f"{len(schemas)} schemas, {len(names)} files, {failures} errors")
    return 1 if failures or not names else 0


if __name__ == "__main__":
    sys.exit(main())
