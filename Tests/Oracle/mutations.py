"""Seeded changes of an estate's contracts, code lists, mappings and entities, one at a time, as somebody might make them."""

import copy
import json
import random
import re

import layouts
import reading
import typed_mutations


class Mutation:
    """One changed file: what was done, the field names that it touches, and whether a mapping was edited (which is intent, not corruption)."""

    def __init__(self, label, path, text, focus=(), edited=False):
        self.label, self.path, self.text, self.focus, self.edited = label, path, text, set(focus), edited


class Mutator:
    """Makes mutations of an estate; the same seed makes the same ones. `used` are field names that flows read or write."""

    def __init__(self, estate, used, contract_paths):
        self.estate, self.used = estate, used
        self.contracts = sorted(path for path in contract_paths if path.endswith((".json", ".yaml")))
        self.avro = sorted(path for path in contract_paths if path.endswith(".avsc"))
        self.xsd = sorted(path for path in contract_paths if path.endswith(".xsd"))
        self.edmx = sorted(path for path in contract_paths if path.endswith(".edmx"))
        self.entities = sorted({path for (kind, _), path in estate.spec_paths.items() if kind == "Entity"})
        self.mappings = sorted({path for (kind, _), path in estate.spec_paths.items() if kind == "Mapping"})
        self.codes = sorted({spec.get("file") or estate.spec_paths["Codes", name] for name, spec in estate.of("Codes").items()})

    def make(self, seed):
        """The mutation of a seed."""
        for attempt in range(100):
            chance = random.Random(f"{seed}/{attempt}")
            groups = [(self.contracts, self.of_document, 45), (self.edmx, self.of_edmx, 25), (self.entities, self.of_entity, 12),
                      (self.mappings, self.of_mapping, 12), (self.codes, self.of_codes, 6), (self.avro, self.of_avro, 20), (self.xsd, self.of_xsd, 20)]
            groups = [group for group in groups if group[0]]
            paths, make, _ = chance.choices(groups, [weight for _, _, weight in groups])[0]
            path = chance.choice(paths)
            text = self.estate.files.text(path)
            mutation = make(chance, path, text)
            if mutation and mutation.text != text:
                return mutation
        raise ValueError(f"no mutation for seed {seed}")

    def prefer(self, chance, candidates, name_of):
        """One of some candidates, most often one that a flow uses."""
        near = [candidate for candidate in candidates if name_of(candidate) in self.used]
        return chance.choice(near if near and chance.random() < 0.85 else candidates) if candidates else None

    # JSON Schema and OpenAPI

    def of_document(self, chance, path, text):
        document = copy.deepcopy(reading.document(text))
        if "layout" in document:
            changed = layouts.change(chance, text, self.prefer)
            return changed and Mutation(changed[0], path, changed[1], [changed[2]])
        holders = list(objects(document))
        if not holders:
            return None
        if "openapi" in document and chance.random() < 0.06:
            return self.of_operation(chance, path, document)
        if chance.random() < 0.12:
            return self.of_object(chance, path, document, chance.choice(holders))
        fields = [(holder, name) for holder in holders for name in holder["properties"]]
        lists = [(holder, name) for holder, name in fields if is_list(holder["properties"][name])]
        # Few fields are lists: some of the changes are kept for them.
        of_list = bool(lists) and chance.random() < 0.06
        holder, name = self.prefer(chance, lists if of_list else fields, lambda field: field[1])
        operation = made_list if of_list else chance.choice(FIELD_OPERATIONS)
        label = operation(chance, holder, name)
        return label and Mutation(label, path, reading.as_text(document), [name])

    def of_operation(self, chance, path, document):
        item = chance.choice(list(document["paths"].values()))
        method = chance.choice([key for key in item if key in ("get", "put", "post", "delete", "patch")])
        if chance.random() < 0.5:
            del item[method]
            return Mutation("operation removed", path, reading.as_text(document))
        item[method].setdefault("parameters", []).append({"name": "tenant", "in": "query", "required": True, "schema": {"type": "string"}})
        return Mutation("required parameter added", path, reading.as_text(document))

    def of_object(self, chance, path, document, holder):
        kind = chance.randrange(4)
        if kind == 0:
            holder["properties"]["addedField"] = {"type": "string", "maxLength": 8}
            label = "optional field added"
        elif kind == 1:
            holder["properties"]["addedField"] = {"type": "string", "maxLength": 8}
            holder["required"] = [*holder.get("required", []), "addedField"]
            label = "required field added"
        elif kind == 2:
            if holder.get("additionalProperties") is False:
                return None
            holder["additionalProperties"] = False
            label = "object closed"
        else:
            holder["properties"] = dict(sorted(holder["properties"].items(), reverse=True))
            label = "fields reordered"
        return Mutation(label, path, reading.as_text(document), ["addedField"])

    # OData

    def of_edmx(self, chance, path, text):
        lines = re.findall(r"<Property [^>]*/>", text)
        line = self.prefer(chance, lines, lambda line: re.search(r'Name="(\w+)"', line).group(1))
        if line is None:
            return None
        name = re.search(r'Name="(\w+)"', line).group(1)
        label, changed = chance.choice(EDMX_OPERATIONS)(chance, line)
        # A key's property that is gone while the key still names it makes no contract.
        if label is None or label.endswith(("removed", "renamed")) and f'<PropertyRef Name="{name}"' in text:
            return None
        at = chance.choice([match.start() for match in re.finditer(re.escape(line), text)])
        return Mutation(label, path, text[:at] + changed + text[at + len(line):], [name])

    # Avro and XML Schema

    def of_avro(self, chance, path, text):
        document = json.loads(text)
        fields = chance.choice(list(typed_mutations.avro_fields(document)))
        at = chance.randrange(len(fields))
        name = fields[at]["name"]
        label = chance.choice(typed_mutations.AVRO_OPERATIONS)(chance, fields, at)
        return label and Mutation(label, path, json.dumps(document), [name, "more"])

    def of_xsd(self, chance, path, text):
        line = chance.choice([line for line in text.splitlines(True) if "<xs:element name=" in line and '"Shelf"' not in line])
        label, changed = chance.choice(typed_mutations.XSD_OPERATIONS)(chance, line)
        return label and Mutation(label, path, text.replace(line, changed, 1), [re.search(r'name="(\w+)"', line).group(1)])

    # Specs

    def of_entity(self, chance, path, text):
        lines = [line for line in text.splitlines(True) if re.match(r"\s+\w+: \{", line)]
        line = self.prefer(chance, lines, lambda line: line.split(":")[0].strip())
        if line is None:
            return None
        label, changed = chance.choice(ENTITY_OPERATIONS)(chance, line)
        return label and Mutation(f"entity: {label}", path, text.replace(line, changed, 1), [line.split(":")[0].strip()])

    def of_mapping(self, chance, path, text):
        lines = [line for line in text.splitlines(True) if re.match(r"\s+- \{to: ", line)]
        if not lines:
            return None
        line = chance.choice(lines)
        label, changed = chance.choice(ROW_OPERATIONS)(chance, line, lines)
        names = re.findall(r"[A-Za-z_][A-Za-z0-9_]+", line.split("from:")[-1].split(",")[0])
        return label and Mutation(f"mapping: {label}", path, text.replace(line, changed, 1), names, edited=True)

    def of_codes(self, chance, path, text):
        if path.endswith(".csv"):
            lines = text.splitlines(True)
            rows = [line for line in lines[1:] if not line.startswith("#")]
            row = chance.choice(rows)
            cells = row.rstrip("\n").split(",")
            label, changed = code_row(chance, cells)
            return Mutation(f"codes: {label}", path, text.replace(row, "".join(",".join(cell) + "\n" for cell in changed), 1))
        rows = re.findall(r"\[(?![\[])[^\[\]]*\]", text[text.index("rows:"):]) if "rows:" in text else []
        if not rows:
            return None
        row = chance.choice(rows)
        cells = [cell.strip().strip('"') for cell in row[1:-1].split(",")]
        label, changed = code_row(chance, cells)
        made = ", ".join("[" + ", ".join(f'"{cell}"' for cell in cells) + "]" for cells in changed)
        new = text.replace(row, made, 1).replace("[, ", "[").replace(", , ", ", ").replace(", ]", "]")
        return Mutation(f"codes: {label}", path, new)


def code_row(chance, cells):
    kind = chance.randrange(3)
    if kind == 0:
        return "row removed", []
    if kind == 1:
        return "row added", [cells, ["Q" + cell[:1] for cell in cells]]
    index = chance.randrange(len(cells))
    return "value changed", [[*cells[:index], cells[index][:1] + "9", *cells[index + 1:]]]


def objects(value):
    """Every schema of an object with properties, below what holds schemas."""
    if isinstance(value, dict):
        if isinstance(value.get("properties"), dict) and value["properties"]:
            yield value
        for item in value.values():
            yield from objects(item)
    elif isinstance(value, list):
        for item in value:
            yield from objects(item)


def is_list(field):
    return isinstance(field, dict) and field.get("type") == "array"


# Changes of a field of a JSON Schema: (chance, holder, name) → label or None where it does not apply


def removed(_, holder, name):
    del holder["properties"][name]
    holder["required"] = [other for other in holder.get("required", []) if other != name]
    if not holder["required"]:
        del holder["required"]
    return "field removed"


def renamed(_, holder, name):
    holder["properties"] = {(f"{name}Next" if key == name else key): value for key, value in holder["properties"].items()}
    if name in holder.get("required", []):
        holder["required"] = [f"{name}Next" if other == name else other for other in holder["required"]]
    return "field renamed"


def presence(_, holder, name):
    required = holder.get("required", [])
    if name in required:
        holder["required"] = [other for other in required if other != name]
        if not holder["required"]:
            del holder["required"]
        return "field became optional"
    holder["required"] = [*required, name]
    return "field became required"


def retyped(chance, holder, name):
    field = holder["properties"][name]
    if not isinstance(field.get("type"), str) or field["type"] in ("object", "array"):
        return None
    new = chance.choice([kind for kind in ("string", "integer", "number", "boolean") if kind != field["type"]])
    holder["properties"][name] = {"type": new}
    return f"type {field['type']} became {new}"


def nullable(_, holder, name):
    field = holder["properties"][name]
    if "$ref" in field or not isinstance(field.get("type"), str) or "enum" in field:
        return None
    if "nullable" in field:
        del field["nullable"]
        return "null removed"
    if field["type"] in ("object", "array"):
        return None
    field["nullable"] = True
    field["type"] = [field["type"], "null"] if "x-openapi" not in field else field["type"]
    del field["nullable"]
    return "null added"


def length(chance, holder, name):
    field = holder["properties"][name]
    if field.get("type") != "string" or "enum" in field or "format" in field:
        return None
    most = field.get("maxLength")
    if most is None:
        field["maxLength"] = chance.choice([5, 20, 100])
        return "maxLength set"
    kind = chance.randrange(4)
    if kind == 0:
        del field["maxLength"]
        return "maxLength dropped"
    new = {1: most + 1, 2: most * 2, 3: max(1, most - chance.choice([1, 2, most // 2]))}[kind]
    field["maxLength"] = new
    if field.get("minLength", 0) > new:
        field["minLength"] = new
    return "maxLength raised" if new > most else "maxLength lowered"


def least_length(_, holder, name):
    field = holder["properties"][name]
    if field.get("type") != "string" or "enum" in field or "format" in field or "pattern" in field:
        return None
    field["minLength"] = field.get("minLength", 0) + 1
    return "minLength raised" if field["minLength"] <= field.get("maxLength", 99) else None


def values(chance, holder, name):
    field = holder["properties"][name]
    if field.get("type") != "string" or "format" in field:
        return None
    if "enum" not in field:
        if chance.random() < 0.5:
            return None
        field["enum"] = ["A1", "B2"]
        field.pop("maxLength", None)
        field.pop("minLength", None)
        return "enum introduced"
    kind = chance.randrange(3)
    if kind == 0 and len(field["enum"]) > 1:
        field["enum"].remove(chance.choice(field["enum"]))
        return "enum value removed"
    if kind == 1:
        field["enum"].append("Z9")
        return "enum value added"
    del field["enum"]
    return "enum dropped"


def bounds(chance, holder, name):
    field = holder["properties"][name]
    if field.get("type") not in ("integer", "number"):
        return None
    key = chance.choice(["minimum", "maximum"])
    if key in field:
        if chance.random() < 0.3:
            del field[key]
            return f"{key} dropped"
        delta = chance.choice([-1, 1]) * max(1, abs(int(field[key])) // 10)
        field[key] = field[key] + delta
        if field.get("minimum", field[key]) > field.get("maximum", field[key]):
            return None
        return f"{key} {'raised' if delta > 0 else 'lowered'}"
    field[key] = 1 if key == "minimum" else 1000
    return f"{key} set" if field.get("minimum", 0) <= field.get("maximum", 1000) else None


def whole(_, holder, name):
    field = holder["properties"][name]
    if field.get("type") == "number":
        field["type"] = "integer"
        return "number became integer"
    if field.get("type") == "integer":
        field["type"] = "number"
        return "integer became number"
    return None


def made_list(_, holder, name):
    field = holder["properties"][name]
    if field.get("type") == "array":
        holder["properties"][name] = field["items"]
        return "list became single"
    holder["properties"][name] = {"type": "array", "items": field}
    return "single became list"


def described(_, holder, name):
    field = holder["properties"][name]
    if "$ref" in field:
        return None
    field["description"] = "Said in other words."
    return "description changed"


FIELD_OPERATIONS = [removed, renamed, presence, presence, retyped, nullable, nullable, length, length, least_length, values, values, bounds, whole,
                    made_list, described]


# Changes of a property in EDMX: (chance, line) → (label, line), with a label of None where it does not apply


def edmx_removed(_, line):
    return "edmx: property removed", ""


def edmx_renamed(_, line):
    return "edmx: property renamed", re.sub(r'Name="(\w+)"', r'Name="\1Next"', line, count=1)


def edmx_length(chance, line):
    found = re.search(r'MaxLength="(\d+)"', line)
    if not found:
        return None, line
    old = int(found.group(1))
    new = max(1, chance.choice([old + 1, old * 2, old - 1, old // 2]))
    return f"edmx: MaxLength {'raised' if new > old else 'lowered'}", line.replace(found.group(0), f'MaxLength="{new}"')


def edmx_null(_, line):
    if 'Nullable="false"' in line:
        return "edmx: became nullable", line.replace(' Nullable="false"', "")
    return "edmx: became not nullable", line.replace("/>", ' Nullable="false"/>')


def edmx_type(chance, line):
    old = re.search(r'Type="([\w.]+)"', line).group(1)
    new = chance.choice([kind for kind in ("Edm.String", "Edm.Int32", "Edm.Boolean", "Edm.Decimal") if kind != old])
    changed = re.sub(r' (MaxLength|Precision|Scale)="[^"]*"', "", line).replace(f'Type="{old}"', f'Type="{new}"')
    return f"edmx: type {old} became {new}", changed


def edmx_scale(chance, line):
    found = re.search(r'Scale="(\d+)"', line)
    if not found or "Edm.Decimal" not in line:
        return None, line
    old = int(found.group(1))
    new = max(0, chance.choice([old + 1, old - 1, 0]))
    return f"edmx: Scale {'raised' if new > old else 'lowered'}", line.replace(found.group(0), f'Scale="{new}"')


EDMX_OPERATIONS = [edmx_removed, edmx_renamed, edmx_length, edmx_length, edmx_null, edmx_type, edmx_scale]


# Changes of a line of an entity


def entity_length(chance, line):
    found = re.search(r"maxLength: (\d+)", line)
    if not found:
        return None, line
    old = int(found.group(1))
    new = max(1, chance.choice([old - 1, old // 2, old + 5]))
    return f"maxLength {'raised' if new > old else 'lowered'}", line.replace(found.group(0), f"maxLength: {new}", 1)


def entity_required(_, line):
    if "required: true" in line:
        return "became optional", re.sub(r", required: true|required: true, ", "", line)
    return "became required", re.sub(r"\}(\s*(#.*)?)$", r", required: true}\1", line.rstrip("\n")) + "\n"


def entity_removed(_, line):
    return "field removed", ""


def entity_scale(_, line):
    found = re.search(r"scale: (\d+)", line)
    if not found or found.group(1) == "0":
        return None, line
    return "scale lowered", line.replace(found.group(0), f"scale: {int(found.group(1)) - 1}", 1)


def entity_enum(chance, line):
    found = re.search(r"enum: \[([^\]]*)\]", line)
    if not found:
        return None, line
    members = [member.strip() for member in found.group(1).split(",")]
    if len(members) < 2:
        return None, line
    members.remove(chance.choice(members))
    return "enum value removed", line.replace(found.group(0), f"enum: [{', '.join(members)}]")


ENTITY_OPERATIONS = [entity_length, entity_length, entity_required, entity_removed, entity_scale, entity_enum]


# Changes of a row of a mapping


def row_removed(_, line, __):
    return "row removed", ""


def row_truncated(chance, line, _):
    found = re.search(r"truncate\((\d+)\)", line)
    if not found:
        return None, line
    new = max(1, int(found.group(1)) + chance.choice([-5, 5, 30]))
    return "truncate changed", line.replace(found.group(0), f"truncate({new})", 1)


def row_bare(_, line, __):
    if ", transform:" not in line:
        return None, line
    return "transform dropped", re.sub(r", transform: [^}]*?(?=\}|, when| \})", "", line, count=1)


def row_constant(_, line, __):
    found = re.search(r"value: (\"?)([\w-]+)(\"?)", line)
    if not found:
        return None, line
    return "constant changed", line.replace(found.group(0), f"value: {found.group(1)}{found.group(2)}9{found.group(3)}", 1)


def row_source(chance, line, lines):
    others = [found.group(1) for other in lines if other != line and (found := re.search(r"from: ([\w.]+)[,}]", other))]
    found = re.search(r"from: ([\w.]+)(?=[,}])", line)
    if not found or not others:
        return None, line
    return "source changed", line.replace(found.group(0), f"from: {chance.choice(others)}", 1)


def row_otherwise(_, line, __):
    if ", otherwise:" not in line:
        return None, line
    return "otherwise dropped", re.sub(r", otherwise: [^}]*(?=\})", "", line, count=1)


ROW_OPERATIONS = [row_removed, row_truncated, row_bare, row_constant, row_source, row_otherwise]
