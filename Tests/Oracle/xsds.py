"""Reads XML Schemas with types of their own as JSON Schema, as far as the reference estate has them: elements in sequences, facets."""

import decimal
import xml.etree.ElementTree as xml

import contracts

XS = "{http://www.w3.org/2001/XMLSchema}"
BASES = {"string": {"type": "string"}, "boolean": {"type": "boolean"}, "integer": {"type": "integer"}, "decimal": {"type": "number"},
         "dateTime": {"type": "string", "format": "date-time"}, "date": {"type": "string", "format": "date"},
         **{name: {"type": "integer", "minimum": -2**bits, "maximum": 2**bits - 1}
            for name, bits in (("byte", 7), ("short", 15), ("int", 31), ("long", 63))}}


def read(text):
    """The contract of a schema: its one global element is the root, its named types are definitions."""
    schema = xml.fromstring(text)
    definitions = {node.get("name"): record(node) for node in schema.findall(XS + "complexType")}
    element = schema.find(XS + "element")
    return contracts.Contract(definitions, {}, root=record(element.find(XS + "complexType")), textual=True)


def record(node):
    fields, required = {}, []
    for element in node.findall(f"{XS}sequence/{XS}element"):
        schema = value(element)
        if element.get("maxOccurs", "1") != "1":
            least = int(element.get("minOccurs", "1"))
            schema = {"type": "array", "items": schema, "minItems": least}
        fields[element.get("name")] = schema
        if element.get("minOccurs", "1") != "0":
            required.append(element.get("name"))
    return {"type": "object", "properties": fields, "required": required, "additionalProperties": False}


def value(element):
    """What an element holds."""
    named = element.get("type")
    if named is not None:
        prefix, _, name = named.rpartition(":")
        return dict(BASES[name]) if prefix == "xs" else {"$ref": f"#/$defs/{contracts.pointer(name)}"}
    restriction = element.find(f"{XS}simpleType/{XS}restriction")
    schema = dict(BASES[restriction.get("base").rpartition(":")[2]])
    for facet in restriction:
        kind, stated = facet.tag.removeprefix(XS), facet.get("value")
        if kind == "enumeration":
            schema.setdefault("enum", []).append(stated)
        elif kind in ("maxLength", "minLength"):
            schema[kind] = int(stated)
        elif kind == "fractionDigits":
            schema["multipleOf"] = decimal.Decimal(1).scaleb(-int(stated))
        else:
            schema[{"minInclusive": "minimum", "maxInclusive": "maximum"}[kind]] = decimal.Decimal(stated)
    return schema
