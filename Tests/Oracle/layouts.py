"""Reads layouts of EDI messages and files as JSON Schema, and changes them one element at a time."""

import decimal
import re

import contracts

TEXT = {"text", "string", "AN", "ID", "an", "a"}


def read(document):
    """The contract of a parsed layout: its root is the message."""
    parts = document.get("segments") or document.get("records")
    root = record(document["fields"]) if "fields" in document else group(parts, flat=False)
    return contracts.Contract({}, {}, root=root, textual=True)


def group(parts, flat):
    """What holds records, segments and loops: elements of segments that stand once in a loop are the loop's own."""
    fields, required = {}, []
    for part in parts:
        inner = group(part.get("segments") or part.get("records"), flat=True) if "loop" in part else record(part.get("elements") or part.get("fields"))
        single = part.get("max", 1) == 1
        name = part.get("name") or part.get("loop") or part.get("segment") or part.get("record")
        needed = part.get("required", part.get("min", 0) > 0)
        if flat and single and "loop" not in part:
            fields.update(inner["properties"])
            required += inner["required"] if needed else []
            continue
        schema = inner
        if not single:
            schema = {"type": "array", "items": inner, "minItems": max(part.get("min", 1), 1) if needed else 0}
            if part["max"] != "unbounded":
                schema["maxItems"] = part["max"]
        fields[name] = schema
        required += [name] if needed else []
    return {"type": "object", "properties": fields, "required": required, "additionalProperties": False}


def record(elements):
    return {"type": "object", "properties": {element["name"]: scalar(element) for element in elements or []},
            "required": [element["name"] for element in elements or [] if element.get("required")], "additionalProperties": False}


def scalar(element):
    """The values of an element."""
    if "codes" in element:
        return {"type": "string", "enum": [str(code) for code in element["codes"]]}
    kind = element.get("type", "text")
    if kind in TEXT:
        schema = {"type": "string", "x-wire": "text"}
        if "max" in element:
            schema["maxLength"] = element["max"]
        if element.get("min", 0) > (0 if element.get("required") else 1):
            schema["minLength"] = element["min"]
        return schema
    schema = {"type": "integer" if kind == "integer" else "number"}
    if "scale" in element:
        schema["multipleOf"] = decimal.Decimal(1).scaleb(-element["scale"])
    for bound in ("minimum", "maximum"):
        if bound in element:
            schema[bound] = element[bound]
    return schema


# Changes of an element's line: (chance, line) → (label, line), with a label of None where it does not apply


def removed(_, line):
    return "layout: element removed", ""


def length(chance, line):
    found = re.search(r"\bmax: (\d+)", line)
    if not found:
        return None, line
    old = int(found.group(1))
    new = max(int((re.search(r"\bmin: (\d+)", line) or ["", "1"])[1]), chance.choice([old + 1, old * 2, old - 1, old // 2]))
    return f"layout: max {'raised' if new > old else 'lowered'}", line.replace(found.group(0), f"max: {new}")


def need(_, line):
    if ", required: true" in line:
        return "layout: became optional", line.replace(", required: true", "")
    return "layout: became required", line.replace("}", ", required: true}")


def codes(chance, line):
    found = re.search(r"codes: \[([^\]]*)\]", line)
    if not found:
        return None, line
    listed = found.group(1).split(", ")
    if len(listed) > 1 and chance.random() < 0.5:
        listed.remove(chance.choice(listed))
        return "layout: code removed", line.replace(found.group(0), f"codes: [{', '.join(listed)}]")
    return "layout: code added", line.replace(found.group(0), f"codes: [{', '.join([*listed, 'ZZ'])}]")


def number(chance, line):
    found = re.search(r"\bmaximum: ([0-9.]+)", line)
    if not found:
        return None, line
    return "layout: maximum lowered", line.replace(found.group(0), f"maximum: {chance.choice([1, 10, 100])}")


def became_text(_, line):
    if "type: integer" not in line and "type: decimal" not in line:
        return None, line
    name = re.search(r"name: (\w+)", line).group(1)
    needed = ", required: true" if "required: true" in line else ""
    return "layout: number became text", re.sub(r"\{name:.*\}", f"{{name: {name}, type: text, max: 20{needed}}}", line)


OPERATIONS = [removed, length, length, need, codes, number, became_text]


def change(chance, text, prefer):
    """(label, text, name) of one changed element; None where the choice does not apply. `prefer` picks among lines by name."""
    lines = [line for line in text.splitlines(True) if re.match(r"\s+- \{name: ", line)]
    line = prefer(chance, lines, lambda line: re.search(r"name: (\w+)", line).group(1))
    if line is None:
        return None
    label, changed = chance.choice(OPERATIONS)(chance, line)
    if label is None:
        return None
    at = chance.choice([match.start() for match in re.finditer(re.escape(line), text)])
    return label, text[:at] + changed + text[at + len(line):], re.search(r"name: (\w+)", line).group(1)
