"""Random XML Schemas; xmlschema decides."""

import copy
import re

from pairs import Pair

try:
    import xmlschema
    IS_USABLE = True
except ImportError:
    IS_USABLE = False

EXTENSION = ".xsd"
HEAD = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">'
TEXTS = ["", "a", "ab", "abc", "abcd", "1", "0", "7", "12", "-3", "1.5", "true", "2020-01-31", "2019-12-31", "2020-01-01", "2020-02-01", "2020-12-31", "2021-01-01", "12020-01-01", "x y", " 7 "]


def simple(chance):
    base = chance.choice(["string", "token", "int", "decimal", "boolean", "byte", "date"])
    facets = []
    if base in ("string", "token"):
        if chance.random() < 0.5:
            facets.append(("maxLength", chance.choice([1, 2, 3])))
        if chance.random() < 0.3:
            facets.append(("minLength", chance.choice([0, 1])))
        if chance.random() < 0.2:
            facets.append(("pattern", chance.choice(["[a-c]+", "a.*", "[0-9]{1,2}"])))
        if chance.random() < 0.2:
            facets = [("enumeration", text) for text in chance.sample(["a", "ab", "b"], 2)]
    elif base in ("int", "decimal", "byte"):
        if chance.random() < 0.5:
            facets.append((chance.choice(["minInclusive", "minExclusive"]), chance.choice([-3, 0, 1])))
        if chance.random() < 0.4:
            facets.append((chance.choice(["maxInclusive", "maxExclusive"]), chance.choice([7, 12])))
        if chance.random() < 0.2 and base == "decimal":
            facets.append(("fractionDigits", 1))
    elif base == "date":
        if chance.random() < 0.4:
            facets.append((chance.choice(["minInclusive", "minExclusive"]), chance.choice(["2019-12-31", "2020-01-01", "2020-01-31"])))
        if chance.random() < 0.4:
            facets.append((chance.choice(["maxInclusive", "maxExclusive"]), chance.choice(["2020-02-01", "2020-12-31", "2021-01-01"])))
    return {"base": base, "facets": facets}


def particle(chance, depth):
    kind = chance.random()
    low, high = chance.choice([(1, 1), (0, 1), (1, 1), (0, None), (1, 2), (1, None)])
    if depth > 0 and kind < 0.4:
        parts = [particle(chance, depth - 1) for _ in range(chance.choice([1, 2, 3]))]
        return {"group": chance.choice(["sequence", "choice"]), "parts": parts, "low": low, "high": high}
    return {"element": chance.choice("abc"), "type": simple(chance), "low": low, "high": high}


def occurs(part):
    return f' minOccurs="{part["low"]}" maxOccurs="{"unbounded" if part["high"] is None else part["high"]}"'


def type_text(kind):
    facets = "".join(f'<xs:{name} value="{value}"/>' for name, value in kind["facets"])
    return f'<xs:simpleType><xs:restriction base="xs:{kind["base"]}">{facets}</xs:restriction></xs:simpleType>'


def text(part):
    if "element" in part:
        return f'<xs:element name="{part["element"]}"{occurs(part)}>{type_text(part["type"])}</xs:element>'
    return f'<xs:{part["group"]}{occurs(part)}>{"".join(text(inner) for inner in part["parts"])}</xs:{part["group"]}>'


def schema(model):
    attributes = "".join(f'<xs:attribute name="{name}" use="{use}">{type_text(kind)}</xs:attribute>' for name, use, kind in model["attributes"])
    return f'{HEAD}<xs:element name="r"><xs:complexType><xs:sequence>{text(model["content"])}</xs:sequence>{attributes}</xs:complexType></xs:element></xs:schema>'


def inner(part, found):
    found.append(part)
    for child in part.get("parts", []):
        inner(child, found)
    return found


def changed(model, chance):
    model = copy.deepcopy(model)
    for _ in range(chance.choice([1, 1, 2])):
        part = chance.choice(inner(model["content"], []))
        kind = chance.random()
        if kind < 0.3:
            part["low"], part["high"] = chance.choice([(1, 1), (0, 1), (0, None), (1, 2)])
        elif "element" in part and kind < 0.7:
            part["type"] = simple(chance)
        elif "parts" in part and kind < 0.6:
            part["parts"].append(particle(chance, 0))
        elif "parts" in part and len(part["parts"]) > 1:
            part["parts"].pop()
        elif model["attributes"]:
            name, use, old = model["attributes"].pop()
            if chance.random() < 0.6:
                model["attributes"].append((name, chance.choice(["optional", "required"]), chance.choice([old, simple(chance)])))
        else:
            model["attributes"].append(("x", chance.choice(["optional", "required"]), simple(chance)))
    return model


def written(part, chance):
    count = chance.choice([part["low"], part["low"] + 1, part["high"] if part["high"] is not None else 3])
    result = ""
    for _ in range(count):
        if "element" in part:
            edges = [str(value) for name, value in part["type"]["facets"] if name == "enumeration"] or TEXTS
            result += f'<{part["element"]}>{chance.choice(edges)}</{part["element"]}>'
        elif part["group"] == "choice":
            result += written(chance.choice(part["parts"]), chance)
        else:
            result += "".join(written(inner, chance) for inner in part["parts"])
    return result


def document(model, chance):
    attributes = "".join(f' {name}="{chance.choice(TEXTS)}"' for name, use, _ in model["attributes"] if use == "required" or chance.random() < 0.4)
    return f'<r{attributes}>{written(model["content"], chance)}</r>'


def make(chance):
    old = {"content": particle(chance, 2), "attributes": [("x", "optional", simple(chance))] if chance.random() < 0.5 else []}
    new = changed(old, chance)
    texts = [schema(old), schema(new)]
    try:
        models = {side: xmlschema.XMLSchema(text) for side, text in zip(("old", "new"), texts)}
    except Exception:  # ambiguous content, or two types of one element: no schema
        return None
    messages = [document(chance.choice([old, new]), chance) for _ in range(200)]
    return Pair(*texts, models, sorted(set(messages)))


def is_valid(pair, side, message, written_by=None):
    """A validator's answer; but white space that a type takes away nobody is taken to send (Docs/conformance.md)."""
    if written_by is None and any(takes_space_away(pair.old if side == "old" else pair.new, name) for name in PADDED.findall(message)):
        return False
    return pair.models[side].is_valid(message)


PADDED = re.compile(r"""(?:<|\s)(\w+)(?:>|=")\s""")


def takes_space_away(text, name):
    bases = re.findall(rf'name="{name}"[^>]*><xs:simpleType><xs:restriction base="xs:(\w+)"', text)
    return any(base != "string" for base in bases)


def shown(message):
    return message
