"""Random JSON Schemas; python-jsonschema decides (draft 2020-12, `format` left out)."""

import copy
import json

from pairs import Pair

try:
    from jsonschema import Draft202012Validator
    IS_USABLE = True
except ImportError:
    IS_USABLE = False

EXTENSION = ".json"
NAMES = ["a", "b", "c"]
COMPOSITES = [[], [1], ["a", "b"], {}, {"a": 1}, {"a": "a", "b": 2}]
SCALARS = [None, True, False, 0, 1, 2, 5, -1, 1.5, 10, "", "a", "b", "ab", "abc", "1", "aaaa"]


def number(chance):
    schema = {"type": chance.choice(["integer", "number"])}
    if chance.random() < 0.5:
        schema[chance.choice(["minimum", "exclusiveMinimum"])] = chance.choice([-1, 0, 1, 2])
    if chance.random() < 0.5:
        schema[chance.choice(["maximum", "exclusiveMaximum"])] = chance.choice([2, 5, 10])
    if chance.random() < 0.2:
        schema["multipleOf"] = chance.choice([1, 2, 0.5])
    return schema


def text(chance):
    schema = {"type": "string"}
    if chance.random() < 0.5:
        schema["maxLength"] = chance.choice([1, 2, 3, 4])
    if chance.random() < 0.3:
        schema["minLength"] = chance.choice([0, 1, 2])
    if chance.random() < 0.3:
        schema["pattern"] = chance.choice(["^a", "^[ab]*$", "b$", "^a+$", "1"])
    return schema


def array(chance, depth):
    schema = {"type": "array"}
    if chance.random() < 0.7:
        schema["items"] = make_schema(chance, depth - 1)
    if chance.random() < 0.3:
        schema["prefixItems"] = [make_schema(chance, 0)]
    if chance.random() < 0.3:
        schema["minItems"] = chance.choice([0, 1, 2])
    if chance.random() < 0.3:
        schema["maxItems"] = chance.choice([1, 2, 3])
    if chance.random() < 0.2:
        schema["uniqueItems"] = True
    if chance.random() < 0.15:
        schema["contains"] = make_schema(chance, 0)
        if chance.random() < 0.4:
            schema[chance.choice(["minContains", "maxContains"])] = chance.choice([0, 1, 2])
    if chance.random() < 0.1:
        schema["unevaluatedItems"] = False
    return schema


def record(chance, depth):
    names = [name for name in NAMES if chance.random() < 0.6]
    schema = {"type": "object", "properties": {name: make_schema(chance, depth - 1) for name in names}}
    required = [name for name in NAMES if chance.random() < 0.3]
    if required:
        schema["required"] = required
    if chance.random() < 0.4:
        schema["additionalProperties"] = chance.choice([False, True, make_schema(chance, 0)])
    if chance.random() < 0.15:
        schema["minProperties"] = 1
    if chance.random() < 0.15:
        schema["maxProperties"] = chance.choice([1, 2])
    if chance.random() < 0.1:
        schema["dependentRequired"] = {chance.choice(NAMES): [chance.choice(NAMES)]}
    if chance.random() < 0.1:
        schema["patternProperties"] = {chance.choice(["^a", "[bc]$"]): make_schema(chance, 0)}
    if chance.random() < 0.08:
        schema["propertyNames"] = text(chance)
    if chance.random() < 0.08:
        schema["dependentSchemas"] = {chance.choice(NAMES): record(chance, 0)}
    if chance.random() < 0.08:
        schema["unevaluatedProperties"] = chance.choice([False, make_schema(chance, 0)])
    return schema


def make_schema(chance, depth):
    kind = chance.random()
    if depth > 0 and kind < 0.35:
        return record(chance, depth)
    if depth > 0 and kind < 0.5:
        return array(chance, depth)
    if depth > 0 and kind < 0.62:
        parts = [make_schema(chance, depth - 1) for _ in range(2)]
        return {chance.choice(["anyOf", "oneOf", "allOf"]): parts}
    if depth > 0 and kind < 0.66:
        return {"not": make_schema(chance, 0)}
    if depth > 0 and kind < 0.69:
        branches = [key for key in ("then", "else") if chance.random() < 0.7]
        return {key: make_schema(chance, depth - 1) for key in ["if", *branches]}
    if kind < 0.72:
        return {"$ref": "#/$defs/t"}
    if kind < 0.74:
        return {"const": chance.choice(SCALARS + COMPOSITES)}
    if kind < 0.76:
        return {"enum": chance.sample(SCALARS + COMPOSITES, chance.choice([1, 2, 3]))}
    if kind < 0.8:
        return {"type": chance.choice([["string", "null"], ["integer", "string"], "boolean", "null"])}
    return chance.choice([number, text])(chance)


def places(schema, found):
    """All schemas inside a schema, itself among them."""
    found.append(schema)
    for key in ("properties", "patternProperties", "dependentSchemas", "$defs"):
        for part in schema.get(key, {}).values():
            places(part, found)
    for key in ("anyOf", "oneOf", "allOf", "prefixItems"):
        for part in schema.get(key, []):
            places(part, found)
    for key in ("items", "additionalProperties", "not", "contains", "if", "then", "else", "propertyNames", "unevaluatedProperties"):
        if isinstance(schema.get(key), dict):
            places(schema[key], found)
    return found


def changed(schema, chance):
    schema = copy.deepcopy(schema)
    for _ in range(chance.choice([1, 1, 2])):
        place = chance.choice(places(schema, []))
        keys = sorted(key for key in place if key != "$defs")
        if keys and chance.random() < 0.4:
            del place[chance.choice(keys)]
        elif chance.random() < 0.5:
            place.update(make_schema(chance, 1))
        else:
            fresh = make_schema(chance, 1)
            named = {key: place[key] for key in place if key == "$defs"}
            place.clear()
            place.update(fresh | named)
    return schema


def value(schema, chance, root, depth=3):
    """A value that is likely to be near a schema's edge; None of it need be valid."""
    if depth == 0 or chance.random() < 0.1 or not isinstance(schema, dict):
        return chance.choice(SCALARS)
    if "enum" in schema:
        return chance.choice(schema["enum"])
    if "const" in schema:
        return schema["const"]
    if "$ref" in schema:
        return value(root["$defs"]["t"], chance, root, depth - 1)
    branches = [schema[key] for key in ("if", "then", "else") if key in schema]
    if branches and chance.random() < 0.7:
        return value(chance.choice(branches), chance, root, depth)
    for key in ("anyOf", "oneOf", "allOf"):
        if key in schema:
            parts = [value(part, chance, root, depth) for part in schema[key]]
            if key == "allOf" and all(isinstance(part, dict) for part in parts):
                return {name: item for part in parts for name, item in part.items()}
            return chance.choice(parts)
    kind = schema.get("type")
    kind = chance.choice(kind) if isinstance(kind, list) else kind
    if kind == "object" or "properties" in schema:
        result = {}
        for name in NAMES:
            part = schema.get("properties", {}).get(name)
            if name in schema.get("required", []) or chance.random() < 0.5:
                result[name] = value(part if part is not None else {}, chance, root, depth - 1)
        return result
    if kind == "array" or "items" in schema:
        return [value(schema.get("items", {}), chance, root, depth - 1) for _ in range(chance.choice([0, 1, 2, 3]))]
    if kind in ("integer", "number"):
        edges = [schema[key] for key in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum") if key in schema] or [0]
        return chance.choice(edges) + chance.choice([0, 0, 1, -1, 0.5])
    if kind == "string":
        length = chance.choice([schema.get("maxLength", 2), schema.get("minLength", 0), 1, 3])
        return "".join(chance.choice("ab1") for _ in range(length))
    return chance.choice(SCALARS)


def leads_back(schema):
    """Whether a named schema is defined by itself without a property or an item in between: no validator comes to an end."""
    if not isinstance(schema, dict):
        return False
    parts = [schema[key] for key in ("not", "if", "then", "else") if key in schema]
    parts += [part for key in ("anyOf", "oneOf", "allOf") for part in schema.get(key, [])] + list(schema.get("dependentSchemas", {}).values())
    return "$ref" in schema or any(leads_back(part) for part in parts)


def make(chance):
    old = make_schema(chance, 2) | {"$defs": {"t": make_schema(chance, 2)}}
    new = changed(old, chance)
    if any(leads_back(side["$defs"]["t"]) for side in (old, new)):
        return None
    sides = [chance.choice([old, new]) for _ in range(300)]
    messages = [value(side, chance, side) for side in sides] + SCALARS + COMPOSITES + [{"a": None}, {"x": 1}]
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    texts = [json.dumps({**dialect, **schema}) for schema in (old, new)]
    models = {"old": Draft202012Validator(old), "new": Draft202012Validator(new)}
    return Pair(*texts, models, messages)


def is_valid(pair, side, message, written_by=None):
    return pair.models[side].is_valid(message)


def shown(message):
    return json.dumps(message)
