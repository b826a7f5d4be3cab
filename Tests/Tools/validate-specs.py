#!/usr/bin/env python3
"""Validates every spec below some folders against Specs/schemas, with a JSON Schema implementation that is not ours.

    python3 Tests/Tools/validate-specs.py [FOLDER...]      (default: Specs and Tests/Fixtures/Estate/examples)

Needs the packages jsonschema and PyYAML; without them it says so and exits 0 (with --require: 2).
Exits 1 where a schema is no JSON Schema (draft 2020-12) or a spec does not follow its schema.
"""
import json
import pathlib
import re
import sys

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"skipped: {missing}", file=sys.stderr)
    sys.exit(2 if "--require" in sys.argv else 0)

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "Specs" / "schemas"


class CoreLoader(yaml.SafeLoader):
    """Reads scalars by the YAML 1.2 core schema: dates, times, `no` and `01:30` are text."""

    yaml_implicit_resolvers = {}


CoreLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
CoreLoader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?([0-9]+\.[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?$|^[-+]?[0-9]+[eE][-+]?[0-9]+$"),
    list("-+.0123456789"))
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(~|null|Null|NULL|)$"), ["~", "n", "N", ""])
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def as_json(value):
    """Keys of JSON are text."""
    if isinstance(value, dict):
        return {key if isinstance(key, str) else json.dumps(key): as_json(item) for key, item in value.items()}
    return [as_json(item) for item in value] if isinstance(value, list) else value


def documents(path):
    """The documents of a file that are specs: those with a kind, and no apiVersion."""
    for value in yaml.load_all(path.read_text(encoding="utf-8"), CoreLoader):
        if isinstance(value, dict) and "kind" in value and "apiVersion" not in value:
            yield as_json(value)


def spec_files(folder):
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if path.suffix in (".yaml", ".yml") and not {"contracts", "schemas"} & set(inside):
            yield path


def main():
    folders = [pathlib.Path(name) for name in sys.argv[1:] if not name.startswith("--")]
    folders = folders or [ROOT / "Specs", ROOT / "Tests" / "Fixtures" / "Estate" / "examples"]
    schemas = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(SCHEMAS.glob("*.schema.json"))}
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    whole = jsonschema.Draft202012Validator(schemas["tieline.schema.json"])
    failures = checked = 0
    for folder in folders:
        for path in spec_files(folder):
            for spec in documents(path):
                checked += 1
                own = schemas.get(f"{str(spec['kind']).lower()}.schema.json")
                errors = list(whole.iter_errors(spec)) + (list(jsonschema.Draft202012Validator(own).iter_errors(spec)) if own else [])
                for error in errors:
                    failures += 1
                    where = "/".join(str(part) for part in error.absolute_path)
                    print(f"{path}: {spec.get('name')}: {where}: {error.message[:200]}")
    print(f"{len(schemas)} schemas, {checked} specs, {failures} errors")
    return 1 if failures or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
