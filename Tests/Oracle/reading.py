"""Reads what an estate consists of: specs as text, JSON and YAML by YAML's core schema with exact decimals, code lists.

Nothing here is shared with the product; a spec is what its text says.
"""

import csv
import decimal
import functools
import io
import json
import pathlib
import re

import yaml

NUMBER = re.compile(r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")


def number(text):
    """A number as an int where it is whole and written so, else as an exact decimal."""
    return int(text) if re.fullmatch(r"[-+]?[0-9]+", text) else decimal.Decimal(text)


class TextLoader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
    """Every scalar is its source text, as specs are read."""


class CoreLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Scalars by the YAML 1.2 core schema, numbers exact."""

    yaml_implicit_resolvers = {}


CoreLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:float", NUMBER, list("-+.0123456789"))
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(~|null|Null|NULL|)$"), ["~", "n", "N", ""])
CoreLoader.add_constructor("tag:yaml.org,2002:float", lambda loader, node: number(node.value))
CoreLoader.add_constructor("tag:yaml.org,2002:bool", lambda loader, node: node.value.lower() == "true")


def document(text):
    """A JSON or YAML document with exact numbers."""
    if text.lstrip()[:1] in "{[":
        return json.loads(text, parse_float=decimal.Decimal)
    return yaml.load(text, CoreLoader)


def as_text(value):
    """JSON text of a document with exact numbers, each digit as it is."""
    text = json.dumps(value, indent=1, default=lambda exact: int(exact) if exact == int(exact) else f"\u0001{exact:f}\u0001")
    return re.sub(r'"\\u0001([0-9.-]+)\\u0001"', r"\1", text)


@functools.lru_cache(maxsize=1_000)
def documents(text):
    """The documents of a file of specs, which nobody changes."""
    return list(yaml.load_all(text, TextLoader))


class Files:
    """An estate's files below a folder, some of them replaced in memory."""

    def __init__(self, folder, changed=None):
        self.folder = pathlib.Path(folder)
        self.changed = changed or {}

    def text(self, path):
        if path in self.changed:
            return self.changed[path]
        return (self.folder / path).read_text(encoding="utf-8")

    def texts(self, path):
        """The texts of a folder's files by their names; of one file as of a folder that holds it alone."""
        found = self.folder / path
        files = sorted(file for file in found.rglob("*") if file.is_file()) if found.is_dir() else [found]
        return {file.name: self.text(str(file.relative_to(self.folder))) for file in files}

    def specs(self):
        """(path, spec) of every spec of the estate."""
        for path in sorted(self.folder.rglob("*.yaml")):
            inside = path.relative_to(self.folder)
            if inside.parts[0] in ("contracts", "upgrades", ".git"):
                continue
            text = self.text(str(inside))
            if "kind:" not in text:
                continue
            for spec in documents(text):
                if isinstance(spec, dict) and "kind" in spec:
                    yield str(inside), spec


class Codes:
    """A code list: rows of columns by name."""

    def __init__(self, spec, files):
        self.path = spec.get("file")
        if self.path:
            rows = [row for row in csv.reader(io.StringIO(files.text(self.path))) if row and not row[0].startswith("#")]
            self.columns, self.rows = rows[0], rows[1:]
        else:
            self.columns, self.rows = spec["columns"], spec["rows"]

    def column(self, name):
        index = self.columns.index(name)
        return [row[index] for row in self.rows]

    def table(self, source, target):
        """The cross reference of two columns; the first row with a key counts."""
        keys, values = self.column(source), self.column(target)
        table = {}
        for key, value in zip(keys, values):
            table.setdefault(key, value)
        return table
