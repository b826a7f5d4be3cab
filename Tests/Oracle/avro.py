"""Reads Avro schemas as JSON Schema, and judges records with fastavro, a validator that is not ours.

Schemas with logical types are judged as JSON Schema, since fastavro asks for Python's own dates and decimals.
"""

import decimal
import json

import fastavro
from fastavro.validation import validate

import contracts
from validating import Judge

TYPES = {
    "string": {"type": "string"}, "boolean": {"type": "boolean"}, "float": {"type": "number"}, "double": {"type": "number"},
    "null": {"type": "null"}, "int": {"type": "integer", "minimum": -2**31, "maximum": 2**31 - 1},
    "long": {"type": "integer", "minimum": -2**63, "maximum": 2**63 - 1},
}


def read(text):
    """The contract of a schema file: its record by full name and without the namespace, as it is read and as it is written."""
    document = json.loads(text)
    own = {document["name"], f"{document['namespace']}.{document['name']}" if "namespace" in document else document["name"]}
    definitions = {f"{name}/{direction}": schema(document, direction) for name in own for direction in ("in", "out")}
    return contracts.Contract(definitions, {}, judge=Judge if '"logicalType"' in text else lambda _, __: AvroJudge(document))


def schema(kind, direction):
    """A type as JSON Schema; every field of a record is written, and who sends one may leave out what has a default."""
    if isinstance(kind, list):
        others = [branch for branch in kind if branch != "null"]
        inner = schema(others[0], direction)
        return {**inner, "type": [inner["type"], "null"], **({"enum": [*inner["enum"], None]} if "enum" in inner else {})}
    if isinstance(kind, str):
        return dict(TYPES[kind])
    if "logicalType" in kind:
        return logical(kind)
    if kind["type"] == "enum":
        return {"type": "string", "enum": list(kind["symbols"])}
    if kind["type"] == "array":
        return {"type": "array", "items": schema(kind["items"], direction)}
    if kind["type"] == "record":
        fields = {field["name"]: schema(field["type"], direction) for field in kind["fields"]}
        if direction == "out":
            return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
        # A serialiser passes over what the schema does not have.
        needed = [field["name"] for field in kind["fields"] if "default" not in field]
        return {"type": "object", "properties": fields, "required": needed}
    return schema(kind["type"], direction)


def logical(kind):
    """A moment, or a decimal of so many digits."""
    if kind["logicalType"].startswith("timestamp"):
        return dict(contracts.DATE_TIME)
    step = decimal.Decimal(1).scaleb(-kind.get("scale", 0))
    most = decimal.Decimal(10) ** (kind["precision"] - kind.get("scale", 0)) - step
    return {"type": "number", "multipleOf": step, "minimum": -most, "maximum": most}


class AvroJudge:
    """A validator of one schema's records."""

    def __init__(self, document):
        self.parsed = fastavro.parse_schema(document)

    def accepts(self, message):
        return validate(plain(message), self.parsed, raise_errors=False, strict=True)

    def objections(self, message):
        """What is wrong with a record, as far as the validator says it: (path, keyword, value)."""
        if not self.accepts(message):
            yield (), "avro", ""


def plain(value):
    """A message with numbers as Avro's writers take them."""
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return float(value) if isinstance(value, decimal.Decimal) else value
