"""Changes of Avro schemas and XML Schemas, as `mutations.py` has them for other formats."""

import re


# Changes of a field of an Avro record: (chance, fields, position) → label or None where it does not apply


def avro_removed(_, fields, at):
    del fields[at]
    return "avro: field removed"


def avro_renamed(_, fields, at):
    fields[at]["name"] += "Next"
    return "avro: field renamed"


def avro_null(_, fields, at):
    kind = fields[at]["type"]
    if isinstance(kind, list):
        fields[at]["type"] = next(branch for branch in kind if branch != "null")
        fields[at].pop("default", None)
        return "avro: null removed"
    fields[at]["type"] = ["null", kind]
    return "avro: null added"


def avro_type(chance, fields, at):
    old = fields[at]["type"]
    if not isinstance(old, str):
        return None
    new = chance.choice([kind for kind in ("string", "int", "long", "double", "boolean") if kind != old])
    fields[at]["type"] = new
    return f"avro: {old} became {new}"


def avro_symbols(chance, fields, at):
    kind = fields[at]["type"]
    if not isinstance(kind, dict) or kind["type"] != "enum":
        return None
    if chance.random() < 0.5 and len(kind["symbols"]) > 1:
        kind["symbols"].remove(chance.choice(kind["symbols"]))
        return "avro: symbol removed"
    kind["symbols"].append("ODD")
    return "avro: symbol added"


def avro_list(_, fields, at):
    kind = fields[at]["type"]
    if isinstance(kind, list):
        return None
    if isinstance(kind, dict) and kind["type"] == "array":
        fields[at]["type"] = kind["items"]
        return "avro: list became single"
    fields[at]["type"] = {"type": "array", "items": kind}
    return "avro: single became list"


def avro_added(_, fields, at):
    fields.insert(at, {"name": "more", "type": "string"})
    return "avro: field added"


AVRO_OPERATIONS = [avro_removed, avro_renamed, avro_null, avro_null, avro_type, avro_type, avro_symbols, avro_symbols, avro_list, avro_added]


def avro_fields(kind):
    """Every list of fields in a schema."""
    if isinstance(kind, list):
        for branch in kind:
            yield from avro_fields(branch)
    elif isinstance(kind, dict):
        if kind.get("type") == "record":
            yield kind["fields"]
            for field in kind["fields"]:
                yield from avro_fields(field["type"])
        elif kind.get("type") == "array":
            yield from avro_fields(kind["items"])


# Changes of an element of an XML Schema, which is a line: (chance, line) → (label, line), with a label of None where it does not apply


def xsd_removed(_, line):
    return ("xsd: element removed", "") if line.rstrip().endswith(("/>", "</xs:element>")) else (None, line)


def xsd_renamed(_, line):
    return "xsd: element renamed", re.sub(r'name="(\w+)"', r'name="\1Next"', line, count=1)


def xsd_occurs(_, line):
    if 'minOccurs="0"' in line:
        return "xsd: element became required", line.replace(' minOccurs="0"', "", 1)
    return "xsd: element became optional", re.sub(r'name="(\w+)"', r'name="\1" minOccurs="0"', line, count=1)


def xsd_most(chance, line):
    if 'maxOccurs="unbounded"' not in line:
        return None, line
    return "xsd: fewer elements", line.replace('maxOccurs="unbounded"', f'maxOccurs="{chance.choice([1, 2, 9])}"', 1)


def xsd_length(chance, line):
    found = re.search(r'maxLength value="(\d+)"', line)
    if not found:
        return None, line
    old = int(found.group(1))
    new = max(1, chance.choice([old - 1, old // 2, old + 5]))
    return f"xsd: maxLength {'raised' if new > old else 'lowered'}", line.replace(found.group(0), f'maxLength value="{new}"', 1)


def xsd_least(_, line):
    if "<xs:maxLength" not in line:
        return None, line
    return "xsd: minLength set", line.replace("<xs:maxLength", '<xs:minLength value="2"/><xs:maxLength', 1)


def xsd_values(chance, line):
    members = re.findall(r'<xs:enumeration value="\w+"/>', line)
    if not members:
        return None, line
    if chance.random() < 0.6:
        return "xsd: value removed", line.replace(chance.choice(members), "", 1)
    return "xsd: value added", line.replace(members[0], members[0] + '<xs:enumeration value="odd"/>', 1)


def xsd_type(chance, line):
    found = re.search(r'type="(xs:\w+)"', line)
    if not found:
        return None, line
    new = chance.choice([kind for kind in ("xs:string", "xs:short", "xs:int", "xs:long", "xs:decimal", "xs:boolean") if kind != found.group(1)])
    return f"xsd: {found.group(1)} became {new}", line.replace(found.group(0), f'type="{new}"', 1)


XSD_OPERATIONS = [xsd_removed, xsd_renamed, xsd_occurs, xsd_occurs, xsd_most, xsd_length, xsd_length, xsd_least, xsd_values, xsd_type, xsd_type]
