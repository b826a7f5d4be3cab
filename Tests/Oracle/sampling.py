"""Makes messages out of schemas: a plain one, and variations of one field at a time at the limits of what the schema allows."""

import decimal
import random
import re
import string

try:
    from re import _parser as regex
except ImportError:
    import sre_parse as regex

ABSENT = object()
LONG = 300
DATES = {"date": "2026-03-14", "date-time": "2026-03-14T10:20:30Z", "time": "10:20:30", "duration": "PT10H20M30S",
         "uuid": "0f8fad5b-d9cb-469f-a165-70867728950e", "email": "a@b.example", "uri": "https://acme.example/a"}
LETTERS = string.ascii_uppercase + string.ascii_lowercase


class Moment(str):
    """A date or time of a typed format; no text."""


def with_moments(value, view, schema, depth=0):
    """A message in which typed dates are told from texts, as its schema has them."""
    schema = view.flat(schema)
    if isinstance(value, list):
        return [with_moments(item, view, schema.get("items", {}), depth + 1) for item in value]
    if isinstance(value, dict) and depth < 20:
        fields, rest = schema.get("properties", {}), schema.get("additionalProperties")
        rest = rest if isinstance(rest, dict) else {}
        return {name: with_moments(item, view, fields.get(name, rest), depth + 1) for name, item in value.items()}
    return Moment(value) if isinstance(value, str) and schema.get("x-instant") else value


def misplaced_moments(value, view, schema, path=()):
    """Where a typed date stands for a text."""
    schema = view.flat(schema)
    if isinstance(value, list):
        for item in value:
            yield from misplaced_moments(item, view, schema.get("items", {}), path)
    elif isinstance(value, dict) and len(path) < 20:
        fields = schema.get("properties", {})
        for name, item in value.items():
            if name in fields:
                yield from misplaced_moments(item, view, fields[name], path + (name,))
    elif isinstance(value, Moment) and Sampler.kind(schema) == "string" and schema.get("format") not in INSTANTS:
        yield path


INSTANTS = {"date", "date-time", "time", "duration"}


class Guide:
    """What a flow wants to see in a message: the fields it reads, items that predicates pick, and values that make sense of a field."""

    def __init__(self):
        self.wanted = set()
        self.items = {}
        self.values = {}
        self.texts = {}

    def want(self, steps):
        """Adds a path's steps: every field on the way, and an item for each predicate."""
        path = ()
        for name, predicate in steps:
            path += (name,)
            self.wanted.add(path)
            if predicate:
                self.items.setdefault(path, [])
                if predicate not in self.items[path]:
                    self.items[path].append(predicate)


class Sampler:
    def __init__(self, contract, schema, guide):
        self.contract, self.root, self.guide = contract, schema, guide
        # By the identity of a schema, which is kept so that no other gets it.
        self.flattened = {}

    def message(self, overrides=None, full=True, items=1):
        """One message; `overrides` sets values by path (ABSENT leaves a field out), `full` fills the optional fields that are read."""
        value = self._build(self.root, (), overrides or {}, full, items, 0)
        return None if value is ABSENT else value

    def leaves(self):
        """(path, schema, optional) of every field without parts that is read or must be there."""
        found = []
        self._walk(self.root, (), False, found, 0)
        return found

    # Reading schemas

    def flat(self, schema):
        """A schema with references followed and the parts of an `allOf` put together."""
        known = self.flattened.get(id(schema))
        if known is None:
            known = self.flattened[id(schema)] = (schema, self.flatten(schema))
        return known[1]

    def flatten(self, schema):
        schema = self.contract.resolve(schema)
        if not isinstance(schema, dict):
            return {} if schema is not False else {"enum": []}
        if "allOf" in schema:
            merged = {key: value for key, value in schema.items() if key != "allOf"}
            for part in schema["allOf"]:
                part = self.flat(part)
                merged = {**part, **merged, "properties": {**part.get("properties", {}), **merged.get("properties", {})},
                          "required": [*part.get("required", []), *merged.get("required", [])]}
            return merged
        for key in ("oneOf", "anyOf"):
            if key in schema and schema[key]:
                rest = {name: value for name, value in schema.items() if name != key}
                return {**rest, **self.flat(schema[key][0])}
        return schema

    @staticmethod
    def kind(schema):
        kinds = schema.get("type")
        if isinstance(kinds, list):
            return next((kind for kind in kinds if kind != "null"), "null")
        return kinds or ("object" if "properties" in schema else "array" if "items" in schema else None)

    def fields(self, schema, path, full):
        """(name, schema, required) of the fields that a message of this object has."""
        properties, required = schema.get("properties", {}), set(schema.get("required", []))
        rest = schema.get("additionalProperties")
        names = list(properties)
        if isinstance(rest, dict):
            names += sorted(step[-1] for step in self.guide.wanted if step[:-1] == path and step[-1] not in properties)
        for name in names:
            if name in required or full and path + (name,) in self.guide.wanted:
                yield name, properties.get(name, rest), name in required
        yield from ((name, rest if isinstance(rest, dict) else {}, True) for name in required - set(names))

    # Building

    def _build(self, schema, path, overrides, full, items, depth):
        schema = self.flat(schema)
        kind = self.kind(schema)
        # What is set for a list of values is set for each of them, unless it is a list, or says that there is none.
        if path in overrides and (kind != "array" or overrides[path] is ABSENT or overrides[path] is None or isinstance(overrides[path], list)):
            return overrides[path]
        if depth > 12:
            return ABSENT
        if kind == "object":
            built = {}
            for name, field, _ in self.fields(schema, path, full):
                value = self._build(field, path + (name,), overrides, full, items, depth + 1)
                if value is not ABSENT:
                    built[name] = value
            return built
        if kind == "array":
            return self._items(schema, path, overrides, full, items, depth)
        return self.usual(schema, path)

    def _items(self, schema, path, overrides, full, items, depth):
        count = max(items, schema.get("minItems", 0))
        count = min(count, schema.get("maxItems", count))
        inner = schema.get("items", {})
        picks = self.guide.items.get(path, [])
        built = []
        for index in range(max(count, len(picks))):
            value = self._build(inner, path, overrides, full, items, depth + 1)
            if index < len(picks) and isinstance(value, dict):
                value = {**value, **{field: text for field, text in picks[index] if path + (field,) not in overrides}}
            if value is not ABSENT:
                built.append(value)
        return built

    def _walk(self, schema, path, optional, found, depth):
        schema = self.flat(schema)
        kind = self.kind(schema)
        if depth > 12:
            return
        bare = {"enum": [], "type": schema.get("type")}
        if kind == "object":
            if optional or is_nullable(schema):
                found.append((path, bare, optional))
            for name, field, required in self.fields(schema, path, True):
                self._walk(field, path + (name,), not required, found, depth + 1)
        elif kind == "array":
            if optional or is_nullable(schema):
                found.append((path, bare, optional))
            self._walk(schema.get("items", {}), path, False, found, depth + 1)
        else:
            found.append((path, schema, optional))

    # Values

    def usual(self, schema, path):
        """A value in the middle of what a field may hold."""
        if path in self.guide.values:
            return self.guide.values[path][0]
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return next((value for value in schema["enum"] if value is not None), None)
        kind = self.kind(schema)
        if kind == "string":
            return self.text(schema, path, None)
        if kind in ("integer", "number"):
            return self.number(schema, decimal.Decimal(12))
        return {"boolean": True, "null": None}.get(kind, "text")

    def variations(self, path, schema, optional, moved=()):
        """Values of a field at its limits, ABSENT and null among them where they are allowed; and at bounds that `moved` somewhere."""
        found = [ABSENT] if optional else []
        if is_nullable(schema):
            found.append(None)
        if path in self.guide.values:
            return found + list(self.guide.values[path])
        if "enum" in schema:
            return found + [value for value in schema["enum"] if value is not None]
        kind = self.kind(schema)
        if kind == "string":
            if path in self.guide.texts:
                return found + list(self.guide.texts[path])
            if schema.get("format") == "date-time" and not schema.get("x-instant") and "maxLength" not in schema:
                found.append(f"2026-03-14T10:20:30.{'1' * LONG}Z")
            if schema.get("format") in ("email", "uri") and "maxLength" not in schema:
                found.append("a:" + LETTERS[:20] * 15 if schema["format"] == "uri" else LETTERS[:20] * 15 + "@b.example")
            least, most = schema.get("minLength", 0), schema.get("maxLength", LONG)
            limits = {least, least + 1, most} | {length for bound in moved for length in (bound - 1, bound, bound + 1)
                                             if isinstance(bound, int) and least <= length <= most}
            found += [text for length in sorted(limits) if (text := self.text(schema, path, length)) is not None]
        elif kind in ("integer", "number"):
            step = schema.get("multipleOf", 1 if kind == "integer" else decimal.Decimal("0.000001"))
            low, high = schema.get("minimum", -10**15), schema.get("maximum", 10**15)
            found += [low, high, decimal.Decimal(0), decimal.Decimal(step) * 7, decimal.Decimal("0.125")]
            if "minimum" in schema and kind == "number":
                found.append(low + decimal.Decimal("0.125"))
            found += [sign * bound + beside for bound in moved for sign in (1, -1) for beside in (-1, 0, 1)]
            found = [value if not isinstance(value, (int, decimal.Decimal)) else self.number(schema, decimal.Decimal(value)) for value in found]
        elif kind == "boolean":
            found += [True, False]
        return found

    def number(self, schema, wish):
        """The number nearest to the one wished that the schema allows."""
        if "minimum" in schema:
            wish = max(wish, decimal.Decimal(schema["minimum"]))
        if "maximum" in schema:
            wish = min(wish, decimal.Decimal(schema["maximum"]))
        step = schema.get("multipleOf", 1 if self.kind(schema) == "integer" else None)
        if step:
            wish = (wish / decimal.Decimal(step)).to_integral_value(decimal.ROUND_FLOOR) * decimal.Decimal(step)
            if "minimum" in schema and wish < schema["minimum"]:
                wish += decimal.Decimal(step)
        return int(wish) if wish == wish.to_integral_value() else wish

    def text(self, schema, path, length):
        """A text of some length, or of any where it is None; None where the schema has none of that length."""
        if path in self.guide.texts:
            return self.guide.texts[path][0]
        least, most = schema.get("minLength", 0), schema.get("maxLength")
        if schema.get("format") in DATES:
            return DATES[schema["format"]]
        wish = length if length is not None else min(max(least, 8), most if most is not None else 8)
        if "pattern" in schema:
            return matching(schema["pattern"], least, most, wish)
        return "".join(LETTERS[(index + len(path)) % len(LETTERS)] for index in range(wish))


def is_nullable(schema):
    kinds = schema.get("type")
    return isinstance(kinds, list) and "null" in kinds


def matching(pattern, least, most, wish):
    """A text that a pattern takes, as near to the wished length as some tries come; None where none was found."""
    best = None
    chance = random.Random(f"{pattern}/{wish}")
    for _ in range(24):
        try:
            text = generate(regex.parse(pattern), chance, wish)
        except (re.error, ValueError, RecursionError):
            return None
        if len(text) < least or most is not None and len(text) > most or not re.search(pattern, text):
            continue
        if best is None or abs(len(text) - wish) < abs(len(best) - wish):
            best = text
    return best


def generate(parsed, chance, wish):
    """A text of a parsed pattern; repetitions are as long as the wish allows."""
    parts = []
    for operation, argument in parsed:
        name = str(operation)
        if name == "LITERAL":
            parts.append(chr(argument))
        elif name == "ANY":
            parts.append("x")
        elif name == "IN":
            parts.append(member(argument, chance))
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            low, high, inner = argument
            count = chance.choice([low, min(int(high), max(low, wish)), chance.randint(low, max(low, min(int(high), low + 10)))])
            parts.extend(generate(inner, chance, wish) for _ in range(count))
        elif name == "SUBPATTERN":
            parts.append(generate(argument[-1], chance, wish))
        elif name == "BRANCH":
            parts.append(generate(chance.choice(argument[1]), chance, wish))
        elif name != "AT":
            raise ValueError(name)
    return "".join(parts)


def member(items, chance):
    classes = {"CATEGORY_DIGIT": string.digits, "CATEGORY_WORD": LETTERS + string.digits + "_", "CATEGORY_SPACE": " "}
    if str(items[0][0]) == "NEGATE":
        taken = {chr(argument) for operation, argument in items[1:] if str(operation) == "LITERAL"}
        return next(letter for letter in LETTERS + string.digits if letter not in taken)
    operation, argument = chance.choice(items)
    if str(operation) == "RANGE":
        return chr(chance.randint(*argument))
    return chance.choice(classes[str(argument)]) if str(operation) == "CATEGORY" else chr(argument)
