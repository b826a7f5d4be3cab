"""Reads Avro schemas as JSON Schema, and judges records with fastavro, a validator that is not ours."""

import decimal
import json

import fastavro
from fastavro.validation import validate

import contracts

TYPES = {
    "string": {"type": "string"}, "boolean": {"type": "boolean"}, "float": {"type": "number"}, "double": {"type": "number"},
    "null": {"type": "null"}, "int": {"type": "integer", "minimum": -2**31, "maximum": 2**31 - 1},
    "long": {"type": "integer", "minimum": -2**63, "maximum": 2**63 - 1},
}


def read(text):
    """The contract of a schema file: its record, or each of its records, by full name and without the namespace."""
    document = json.loads(text)
    records = {}
    for record in document if isinstance(document, list) else [document]:
        records[record["name"]] = record
        records[f"{record['namespace']}.{record['name']}" if "namespace" in record else record["name"]] = record
    definitions = {name: schema(record) for name, record in records.items()}
    return contracts.Contract(definitions, {}, judge=lambda place, _: AvroJudge(records[place["$ref"].rpartition("/")[2]]))


def schema(kind):
    """A type as JSON Schema; every field of a record is written."""
    if isinstance(kind, list):
        others = [branch for branch in kind if branch != "null"]
        inner = schema(others[0])
        return {**inner, "type": [inner["type"], "null"], **({"enum": [*inner["enum"], None]} if "enum" in inner else {})}
    if isinstance(kind, str):
        return dict(TYPES[kind])
    if kind["type"] == "enum":
        return {"type": "string", "enum": list(kind["symbols"])}
    if kind["type"] == "array":
        return {"type": "array", "items": schema(kind["items"])}
    if kind["type"] == "record":
        fields = {field["name"]: schema(field["type"]) for field in kind["fields"]}
        return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
    return schema(kind["type"])


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
