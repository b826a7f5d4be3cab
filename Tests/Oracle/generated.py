"""Writes small estates that nobody designed: random contracts in two formats, an entity between them, mappings with every kind of row.

The same seed writes the same estate. Each is sound on its own: what a source may hold fits what takes it, or a transform says what is lost.
"""

import json
import pathlib
import random

import merging

WORDS = ["account", "amount", "brand", "carton", "channel", "colour", "depot", "group", "height", "label", "level", "notes", "origin", "period",
         "phase", "price", "quantity", "region", "remark", "route", "season", "serial", "status", "supplier", "team", "term", "weight", "zone"]
CODES = ["AA", "BB", "CC", "DD", "EE"]


def write(folder, seed, merges=True):
    """Writes the estate of a seed below a folder; `merges` adds the half that joins and groups records in Avro and XML."""
    Maker(pathlib.Path(folder), random.Random(seed)).write(merges)


class Maker:
    def __init__(self, folder, chance):
        self.folder, self.chance = folder, chance
        self.names = chance.sample(WORDS, 17)
        self.source, self.required_source, self.entity, self.sink, self.required_sink = {}, [], {}, {}, []
        self.first, self.second, self.direct = [], [], []

    def put(self, path, text):
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def write(self, merges):
        kinds = [self.text, self.cut_text, self.code, self.listed_code, self.number, self.cents, self.flag, self.date, self.written_date,
                 self.parts, self.fallback, self.tags, self.default, self.padded, self.moment, self.title, self.filled]
        for name, kind in zip(self.names, kinds):
            kind(name)
        self.lines()
        self.write_contracts()
        self.write_specs()
        if merges:
            merging.write(self)

    # Kinds of fields: each adds the source's field, the entity's, the sink's, and the rows between them

    def field(self, name, source, entity, sink, first=None, second=None, required=None):
        required = self.chance.random() < 0.4 if required is None else required
        self.source[name] = source
        if required:
            self.required_source.append(name)
            if self.chance.random() < 0.6:
                self.required_sink.append(name)
        self.entity[name] = {**entity, **({"required": "true"} if required and self.chance.random() < 0.5 else {})}
        self.sink[name] = sink
        self.first.append(first or {"to": name, "from": name})
        self.second.append(second or {"to": name, "from": name})

    def text(self, name):
        length = self.chance.choice([8, 20, 35])
        self.field(name, string(length), {"type": "string", "maxLength": length}, string(length + self.chance.choice([0, 5])))

    def cut_text(self, name):
        self.field(name, string(self.chance.choice([None, 60])), {"type": "string", "maxLength": "30"}, string(30),
                   {"to": name, "from": name, "transform": "trim | truncate(30)"})

    def code(self, name):
        codes = CODES[:self.chance.choice([3, 4])]
        table = {code: code.lower() for code in codes}
        row = {"to": name, "from": name, "lookup": table}
        if self.chance.random() < 0.4:
            row["otherwise"] = "aa"
        self.field(name, {"type": "string", "enum": codes}, {"type": "string", "enum": [code.lower() for code in codes]},
                   {"type": "string", "enum": [code.lower() for code in CODES]}, row)

    def listed_code(self, name):
        self.field(name, {"type": "string", "enum": CODES[:4]}, {"type": "string", "maxLength": "2"}, string(3), None,
                   {"to": name, "from": name, "lookup": "kinds(own -> other)"})

    def number(self, name):
        self.field(name, {"type": "number", "minimum": 0, "maximum": 999.99, "multipleOf": 0.01},
                   {"type": "decimal", "precision": "5", "scale": "2"}, {"type": "number", "minimum": -1000, "maximum": 1000})

    def cents(self, name):
        self.field(name, {"type": "integer", "minimum": 0, "maximum": 99999}, {"type": "decimal", "precision": "5", "scale": "2"},
                   {"type": "integer", "minimum": -99999, "maximum": 99999}, {"to": name, "from": name, "transform": "from-cents(2)"},
                   {"to": name, "from": name, "transform": "to-cents(2)"})

    def flag(self, name):
        self.field(name, {"type": "boolean"}, {"type": "boolean"}, {"type": "boolean"})

    def date(self, name):
        self.field(name, {"type": "string", "format": "date"}, {"type": "date"}, {"type": "string", "format": "date"})

    def written_date(self, name):
        self.field(name, {"type": "string", "format": "date"}, {"type": "date"}, string(8), None,
                   {"to": name, "from": name, "transform": "format(yyyyMMdd)"})

    def parts(self, name):
        other = name + "Rest"
        self.source[other] = string(10)
        self.field(name, string(10), {"type": "string", "maxLength": "21"}, string(self.chance.choice([21, 40])),
                   {"to": name, "from": [name, other], "transform": "join(-)"})

    def fallback(self, name):
        other = name + "Other"
        self.source[other] = string(12)
        self.required_source.append(other)
        self.source[other]["minLength"] = 1
        self.field(name, string(12), {"type": "string", "maxLength": "12"}, string(12),
                   {"to": name, "from": [name, other], "transform": "coalesce"}, required=False)

    def tags(self, name):
        self.field(name, {"type": "array", "items": string(6), "maxItems": 4}, {"type": "string", "maxLength": "6"}, string(6),
                   {"to": name, "from": name, "transform": self.chance.choice(["first", "last"])}, required=False)

    def default(self, name):
        self.field(name, string(4), {"type": "string", "maxLength": "4", "required": "true"}, string(4),
                   {"to": name, "from": name, "transform": "default(none)"})

    def padded(self, name):
        width = self.chance.choice([4, 10])
        self.field(name, string(width), {"type": "string", "maxLength": "10"}, string(10), {"to": name, "from": name, "transform": "pad(10 left 0)"})

    def title(self, name):
        """Texts with a separator between them, which leave no room in what takes them."""
        parts = [name, *(name + more for more in ("Second", "Third")[:self.chance.choice([1, 2])])]
        length, (word, between) = self.chance.choice([4, 9]), self.chance.choice([("space", 1), ("--", 2), ("-+-", 3)])
        for part in parts[1:]:
            self.source[part] = string(length)
        total = len(parts) * length + (len(parts) - 1) * between
        self.field(name, string(length), {"type": "string", "maxLength": str(total)}, string(total),
                   {"to": name, "from": parts, "transform": f"join({word})"})

    def filled(self, name):
        """A short text that is filled up to the width of what takes it."""
        length, width = self.chance.choice([2, 3, 6]), self.chance.choice([7, 12])
        side = self.chance.choice(["left 0", "right space"])
        self.field(name, string(length), {"type": "string", "maxLength": str(width)}, string(width),
                   {"to": name, "from": name, "transform": f"pad({width} {side})"})

    def moment(self, name):
        """A date and a time of day in two texts, which are read as one."""
        other = name + "Time"
        self.source[other] = {"type": "string", "minLength": 4, "maxLength": 4}
        self.required_source.append(other)
        self.field(name, {"type": "string", "minLength": 8, "maxLength": 8}, {"type": "datetime"}, {"type": "string", "format": "date-time"},
                   {"to": name, "from": [name, other], "transform": "join(-) | parse(yyyyMMdd-HHmm)"}, required=True)

    def lines(self):
        """A list of records on both sides."""
        self.source["lines"] = {"type": "array", "items": {"type": "object", "required": ["sku"], "properties": {
            "sku": {"type": "string", "maxLength": 18}, "count": {"type": "integer", "minimum": 0, "maximum": 9999}}}}
        self.required_source.append("lines")
        self.entity["lines"] = {"type": "array", "fields": {
            "sku": {"type": "string", "maxLength": "18", "required": "true"}, "count": {"type": "integer"}}}
        self.sink["lines"] = {"type": "array", "items": {"type": "object", "required": ["sku"], "properties": {
            "sku": {"type": "string", "maxLength": 20}, "count": {"type": "integer"}}}}
        rows = [{"to": "lines.sku", "from": "lines.sku"}, {"to": "lines.count", "from": "lines.count"}]
        self.first += rows
        self.second += rows

    # Files

    def write_contracts(self):
        message = {"type": "object", "required": self.required_source, "properties": self.source}
        self.put("contracts/source.json", json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": {"Record": message}}))
        body = {"type": "object", "required": self.required_sink, "properties": self.sink}
        if self.chance.random() < 0.5:
            body["additionalProperties"] = False
        record = {"$ref": "#/components/schemas/Record"}
        content = {"application/json": {"schema": record}}
        self.put("contracts/sink.yaml", json.dumps({
            "openapi": "3.0.3", "info": {"title": "Sink", "version": "1"},
            "paths": {"/records/{id}": {"put": {
                "operationId": "save", "parameters": [{"name": "id", "in": "path", "required": True, "schema": string(40)}],
                "requestBody": {"required": True, "content": content}, "responses": {"200": {"description": "ok", "content": content}}}}},
            "components": {"schemas": {"Record": body}}}))

    def write_specs(self):
        self.put("tieline.yaml", "kind: Estate\nlanguage: 1\nname: made\nowner: team:one\npolicy: {trunk: main}\ncontracts: [contracts/**]\n")
        self.put("team.yaml", "kind: Team\nname: one\ncontact: one@acme.example\n")
        self.put("codes.yaml", "kind: Codes\nname: kinds\nowner: team:one\ncolumns: [own, other]\nrows: [" + ", ".join(
            f'["{code}", "{code[0]}1"]' for code in CODES) + "]\n")
        for name, direction, path in (("source", "out", "source.json"), ("sink", "in", "sink.yaml")):
            protocol = "kafka" if name == "source" else "rest"
            self.put(f"systems/{name}.yaml", f"kind: System\nname: {name}\ncategory: other\nowner: team:one\ninterfaces:\n"
                     f"  - {{name: api, protocol: {protocol}, direction: {direction}, contract: contracts/{path}}}\n")
        fields = "".join(f"  {name}: {flow_style(field)}\n" for name, field in self.entity.items())
        self.put("entities/record.yaml", f"kind: Entity\nname: record\nowner: team:one\nsystemOfRecord: source\nfields:\n{fields}")
        self.put("mappings/first.yaml", mapping("first", "source/api#Record", "entity:record", self.first))
        self.put("mappings/second.yaml", mapping("second", "entity:record", "sink/api#Record", self.second))
        self.put("flows/sync.yaml", "kind: Flow\nname: sync\ntitle: Records\nowner: team:one\nsteps:\n  - {receive: source/api#Record, as: record}\n"
                 "  - {map: first}\n  - {map: second}\n  - {write: sink/api#save, with: {id: record.lines.sku}}\n".replace(
                     "record.lines.sku", f"record.{self.names[0]}"))


def string(length):
    return {"type": "string", "maxLength": length} if length else {"type": "string"}


def mapping(name, source, target, rows):
    lines = "".join(f"  - {flow_style(row)}\n" for row in rows)
    return f"kind: Mapping\nname: {name}\nowner: team:one\nfrom: {source}\nto: {target}\nfields:\n{lines}"


def flow_style(value):
    """A value as YAML's flow style, plain scalars where they can be."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow_style(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow_style, value)) + "]"
    return str(value)
