"""Random Avro schemas; fastavro writes messages by one and reads them by the other."""

import copy
import io
import json

from pairs import Pair

try:
    import fastavro
    IS_USABLE = True
except ImportError:
    IS_USABLE = False

EXTENSION = ".avsc"
PRIMITIVES = ["null", "boolean", "int", "long", "float", "double", "bytes", "string"]


class Maker:
    def __init__(self, chance):
        self.chance, self.count = chance, 0

    def name(self, kind):
        self.count += 1
        return f"{kind}{self.count}"

    def schema(self, depth):
        kind = self.chance.random()
        if depth > 0 and kind < 0.35:
            return self.record(depth)
        if kind < 0.45:
            symbols = self.chance.sample(["A", "B", "C", "D"], self.chance.choice([1, 2, 3]))
            schema = {"type": "enum", "name": self.name("E"), "symbols": symbols}
            if self.chance.random() < 0.3:
                schema["default"] = symbols[0]
            return schema
        if depth > 0 and kind < 0.55:
            return {"type": "array", "items": self.schema(depth - 1)}
        if depth > 0 and kind < 0.62:
            return {"type": "map", "values": self.schema(depth - 1)}
        if kind < 0.66:
            return {"type": "fixed", "name": self.name("F"), "size": self.chance.choice([2, 4])}
        if kind < 0.78:
            return self.chance.sample(PRIMITIVES, self.chance.choice([2, 3]))
        return self.chance.choice(PRIMITIVES)

    def record(self, depth):
        return {"type": "record", "name": self.name("R"), "fields": [self.field(name, depth) for name in "abc" if self.chance.random() < 0.7]}

    def field(self, name, depth):
        kind = self.schema(depth - 1)
        field = {"name": name, "type": kind}
        if self.chance.random() < 0.4 and kind in ("int", "long", "string"):
            field["default"] = "x" if kind == "string" else 0
        return field


def nodes(schema, found):
    """The places of all schemas: what holds each, and the key there."""
    if isinstance(schema, list):
        for index, part in enumerate(schema):
            found.append((schema, index))
            nodes(part, found)
    elif isinstance(schema, dict):
        for key in ("items", "values"):
            if key in schema:
                found.append((schema, key))
                nodes(schema[key], found)
        for field in schema.get("fields", []):
            found.append((field, "type"))
            nodes(field["type"], found)
    return found


def changed(schema, maker, chance):
    holder = {"type": copy.deepcopy(schema)}
    for _ in range(chance.choice([1, 1, 2])):
        parent, key = chance.choice([(holder, "type"), *nodes(holder["type"], [])])
        part = parent[key]
        if isinstance(part, dict) and part["type"] == "record" and chance.random() < 0.7:
            fields = part["fields"]
            if fields and chance.random() < 0.4:
                fields.pop(chance.randrange(len(fields)))
            else:
                free = [name for name in "abcd" if name not in [field["name"] for field in fields]]
                if free:
                    fields.append(maker.field(free[0], 1))
        elif isinstance(part, dict) and part["type"] == "enum":
            part["symbols"] = chance.sample(["A", "B", "C", "D"], chance.choice([1, 2, 3]))
            part.pop("default", None)
        elif isinstance(part, list) and len(part) > 1 and chance.random() < 0.5:
            part.pop(chance.randrange(len(part)))
        else:
            parent[key] = maker.schema(0) if not isinstance(parent, list) else part
    return holder["type"]


def datum(schema, chance, depth=4):
    if isinstance(schema, list):
        return datum(chance.choice(schema), chance, depth)
    kind = schema["type"] if isinstance(schema, dict) else schema
    if kind == "record":
        return {field["name"]: datum(field["type"], chance, depth - 1) for field in schema["fields"]}
    if kind == "enum":
        return chance.choice(schema["symbols"])
    if kind == "array":
        return [datum(schema["items"], chance, depth - 1) for _ in range(chance.choice([0, 1, 2]))]
    if kind == "map":
        return {key: datum(schema["values"], chance, depth - 1) for key in chance.sample(["k", "l"], chance.choice([0, 1, 2]))}
    if kind == "fixed":
        return b"\x01" * schema["size"]
    return {"null": None, "boolean": chance.random() < 0.5, "int": chance.choice([0, 7, -(2**31)]), "long": chance.choice([1, 2**40]),
            "float": 1.5, "double": 2.5, "bytes": b"ab", "string": chance.choice(["", "ab"])}[kind]


def make(chance):
    maker = Maker(chance)
    old = maker.schema(2)
    new = changed(old, maker, chance)
    try:
        models = {side: fastavro.parse_schema(copy.deepcopy(schema)) for side, schema in (("old", old), ("new", new))}
    except Exception:  # two branches of a union that are alike, and other schemas that are none
        return None
    messages = [(side, datum(schema, chance)) for side, schema in (("old", old), ("new", new)) for _ in range(40)]
    return Pair(json.dumps(old), json.dumps(new), models, messages)


def written(pair, side, message):
    stream = io.BytesIO()
    fastavro.schemaless_writer(stream, pair.models[side], message[1])
    return stream.getvalue()


def is_valid(pair, side, message, written_by=None):
    """Whether a side wrote the message, or can read what the other one wrote."""
    if written_by is None:
        return message[0] == side
    try:
        fastavro.schemaless_reader(io.BytesIO(written(pair, written_by, message)), pair.models[written_by], pair.models[side])
        return True
    except Exception:
        return False


def shown(message):
    return repr(message[1])
