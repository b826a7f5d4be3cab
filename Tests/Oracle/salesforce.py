"""Reads Salesforce's object metadata as JSON Schema: custom fields by their types; standard ones are taken as they come."""

import decimal
import xml.etree.ElementTree as xml

import contracts

SPACE = "{http://soap.sforce.com/2006/04/metadata}"
PLAIN = {"Checkbox": {"type": "boolean"}, "DateTime": contracts.DATE_TIME, "Date": {"type": "string", "format": "date", "x-instant": True}}
# What a new record of a standard object needs, beside what its metadata says.
NEEDED = {"Account": ["Name"], "Product2": ["Name"]}


def read(texts):
    """The contract of a folder: for each object its rows, and what creates and updates one."""
    definitions, operations = {}, {}
    for file, text in texts.items():
        name = file.split(".")[0]
        fields = [field for field in xml.fromstring(text).iter(SPACE + "fields")]
        definitions[f"{name}/out"] = record(fields, [stated(field, "fullName") for field in fields])
        needed = [stated(field, "fullName") for field in fields if stated(field, "required") == "true" and stated(field, "defaultValue") is None]
        definitions[f"{name}/in"] = record(fields, needed + NEEDED.get(name, []))
        definitions[f"{name}/change"] = record(fields, [])
        refs = {kind: {"$ref": f"#/$defs/{contracts.pointer(f'{name}/{kind}')}"} for kind in ("out", "in", "change")}
        operations[f"{name}/read"] = contracts.Exchange(None, refs["out"])
        operations[f"{name}/create"] = contracts.Exchange(refs["in"])
        operations[f"{name}/update"] = contracts.Exchange(refs["change"])
    return contracts.Contract(definitions, operations)


def record(fields, needed):
    properties = {stated(field, "fullName"): value(field) for field in fields}
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": {}}


def value(field):
    """The values of a field, null among them where it may be empty."""
    kind = stated(field, "type")
    if kind in PLAIN:
        schema = dict(PLAIN[kind])
    elif kind in ("Number", "Currency", "Percent"):
        step = decimal.Decimal(1).scaleb(-int(stated(field, "scale")))
        most = decimal.Decimal(10) ** (int(stated(field, "precision")) - int(stated(field, "scale"))) - step
        schema = {"type": "number", "minimum": -most, "maximum": most, "x-step": step}
    elif kind == "Picklist":
        schema = {"type": "string", "enum": [stated(entry, "fullName") for entry in field.iter(SPACE + "value")]}
    else:
        schema = {"type": "string", "maxLength": int(stated(field, "length") or 255)}
    if kind != "Checkbox" and stated(field, "required") != "true":
        schema["type"] = [schema["type"], "null"]
        if "enum" in schema:
            schema["enum"].append(None)
    return schema


def stated(node, name):
    return node.findtext(SPACE + name)
