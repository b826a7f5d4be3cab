"""Reads XML Schemas as the oracle's own estates write them, and judges documents with xmlschema, a validator that is not ours."""

import re
import xml.etree.ElementTree as xml

import xmlschema

import contracts

XS = "{http://www.w3.org/2001/XMLSchema}"
TYPES = {
    "string": {"type": "string"}, "boolean": {"type": "boolean"}, "decimal": {"type": "number"},
    **{name: {"type": "integer", "minimum": -2**bits, "maximum": 2**bits - 1}
       for name, bits in (("byte", 7), ("short", 15), ("int", 31), ("long", 63))},
}
LIMITS = {"maxLength": "maxLength", "minLength": "minLength", "minInclusive": "minimum", "maxInclusive": "maximum"}


def read(text):
    """The contract of a schema with one global element and types that stand where they are used."""
    schema = xml.fromstring(text)
    root = schema.find(f"{XS}element")
    return contracts.Contract({}, {}, root=content(root), judge=lambda _, __: XMLJudge(text, root.get("name")), textual=True)


def content(element):
    """An element's content as JSON Schema."""
    if element.get("type"):
        return dict(TYPES[element.get("type").split(":")[-1]])
    simple = element.find(f"{XS}simpleType/{XS}restriction")
    return restricted(simple) if simple is not None else record(element.find(f"{XS}complexType/{XS}sequence"))


def restricted(node):
    result, members = dict(TYPES[node.get("base").split(":")[-1]]), []
    for facet in node:
        name, value = facet.tag.removeprefix(XS), facet.get("value")
        if name == "enumeration":
            members.append(value)
        elif name == "pattern":
            result["pattern"] = f"^(?:{value})$"
        else:
            result[LIMITS[name]] = int(value)
    return {**result, "enum": members} if members else result


def record(sequence):
    fields, required = {}, []
    for element in sequence:
        name, least, most = element.get("name"), int(element.get("minOccurs", 1)), element.get("maxOccurs", "1")
        fields[name] = content(element)
        if most != "1":
            fields[name] = {"type": "array", "items": fields[name], "minItems": least,
                            **({"maxItems": int(most)} if most != "unbounded" else {})}
        if least > 0:
            required.append(name)
    return {"type": "object", "properties": fields, "required": required, "additionalProperties": False}


class XMLJudge:
    """A validator of one schema's documents; what a message holds is written in the order that the schema has."""

    def __init__(self, text, root):
        self.schema, self.root, self.content = xmlschema.XMLSchema(text), root, content(xml.fromstring(text).find(f"{XS}element"))

    def accepts(self, message):
        return self.schema.is_valid(written(self.root, message, self.content))

    def objections(self, message):
        """What is wrong with a message: (path of names, what refuses it, the offending value in short)."""
        for error in self.schema.iter_errors(written(self.root, message, self.content)):
            path = tuple(step for step in re.sub(r"\[\d+\]", "", error.path or "").split("/") if step)[1:]
            refuser = type(error.validator).__name__
            wanted = ",".join(sorted(str(item.name) for item in getattr(error, "expected", None) or () if hasattr(item, "name")))
            yield path, f"{refuser} {wanted}".strip(), str(getattr(error.obj, "text", error.obj))[:40] if not wanted else ""


def written(name, value, schema):
    """An element of some name that holds a value."""
    element = xml.Element(name)
    if not isinstance(value, dict):
        element.text = contracts_text(value)
        return element
    fields = schema.get("properties", {})
    for field in [*(known for known in fields if known in value), *(other for other in value if other not in fields)]:
        inner = fields.get(field, {})
        items = value[field] if isinstance(value[field], list) else [value[field]]
        element.extend(written(field, item, inner.get("items", inner)) for item in items)
    return element


def contracts_text(value):
    from transforms import text_of
    return "" if value is None else text_of(value)
