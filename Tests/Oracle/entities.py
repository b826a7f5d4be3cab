"""Writes an entity of the canonical model as JSON Schema: the ceiling that every mapping into it has to stay under."""

import contracts
import reading

TYPES = {
    "string": {"type": "string"}, "boolean": {"type": "boolean"}, "integer": {"type": "integer"}, "decimal": {"type": "number"},
    "number": {"type": "number"}, "date": {"type": "string", "format": "date", "x-instant": True},
    "time": {"type": "string", "format": "time", "x-instant": True}, "datetime": contracts.DATE_TIME,
    "duration": {"type": "string", "format": "duration", "x-instant": True},
    "binary": {"type": "string"}, "object": {"type": "object"}, "array": {"type": "array"}, "map": {"type": "object"}, "any": {},
}
NUMBERS = {"minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems"}


def schema(entity, entities):
    """The schema of an entity: its fields and no others."""
    return record(entity.get("fields", {}), entities)


def record(fields, entities):
    required = [name for name, field in fields.items() if field.get("required") == "true"]
    return {
        "type": "object", "properties": {name: of_field(field, entities) for name, field in fields.items()}, "required": required,
        "additionalProperties": False,
    }


def origin(field, entities):
    """A field with the type and constraints of the one that it `is`."""
    seen = 0
    while "is" in field and seen < 20:
        entity, _, path = field["is"].partition(".")
        other = entities[entity]["fields"]
        for step in path.split(".")[:-1]:
            other = other[step]["fields"]
        own = {key: value for key, value in field.items() if key != "is"}
        field = {**{key: value for key, value in other[path.split(".")[-1]].items() if key != "required"}, **own}
        seen += 1
    return field


def of_field(field, entities):
    field = origin(field, entities)
    result = dict(TYPES[field.get("type", "any")])
    for key in NUMBERS & field.keys():
        result[key] = reading.number(field[key])
    if "pattern" in field:
        result["pattern"] = field["pattern"]
    if "precision" in field:
        result.update(contracts.digits(int(field["precision"]), int(field.get("scale", "0"))))
    if "enum" in field:
        result["enum"] = [typed(value, result.get("type")) for value in field["enum"]]
    if "fields" in field:
        inner = record(field["fields"], entities)
        result = {"type": "array", "items": inner, **limits(result)} if field.get("type") == "array" else inner
    elif "items" in field:
        result["items"] = of_field(field["items"], entities)
    elif "values" in field:
        result["additionalProperties"] = of_field(field["values"], entities)
    if field.get("nullable") == "true" and "type" in result:
        result["type"] = [result["type"], "null"]
        if "enum" in result:
            result["enum"] = [*result["enum"], None]
    return result


def limits(schema):
    return {key: schema[key] for key in ("minItems", "maxItems") if key in schema}


def typed(text, kind):
    """A literal of a spec as the value that a type makes of it."""
    if kind in ("integer", "number") and reading.NUMBER.match(text):
        return reading.number(text)
    if kind == "boolean" and text in ("true", "false"):
        return text == "true"
    return text
