"""Executes one mapping on messages: rows, lookups, conditions, arrays, joins; what fails or is lost on the way is written down."""

import decimal

import entities
import paths
import transforms
from sampling import ABSENT
from transforms import Failure, text_of


class Skip(Exception):
    """The source record does not pass the mapping's `where`."""


class Source:
    """One source of a mapping: its name in paths (empty where there is only one), its schema's view and its message."""

    def __init__(self, name, view, schema):
        self.name, self.view, self.schema = name, view, schema

    def declares(self, steps):
        """Whether the contract has the path, and how many arrays lie on it; None where it has not."""
        schema, depth = self.view.flat(self.schema), 0
        for name, predicate in steps:
            while self.view.kind(schema) == "array":
                schema, depth = self.view.flat(schema.get("items", {})), depth + 1
            rest = schema.get("additionalProperties")
            if name in schema.get("properties", {}):
                schema = self.view.flat(schema["properties"][name])
            elif isinstance(rest, dict):
                schema = self.view.flat(rest)
            else:
                return None
            if predicate and self.view.kind(schema) == "array":
                schema = self.view.flat(schema.get("items", {}))
                if not all(field in schema.get("properties", {}) for field, _ in predicate):
                    return None
        return depth + (self.view.kind(schema) == "array")

    def list_at(self, steps):
        """How many steps lead to the first array on a path; None where there is none."""
        schema = self.view.flat(self.schema)
        for count, (name, _) in enumerate(steps, 1):
            schema = self.view.flat(schema.get("properties", {}).get(name, {}))
            if self.view.kind(schema) == "array":
                return count
        return None

    def leaf(self, steps):
        """The schema where a path ends; None where the contract has no such place."""
        schema = self.view.flat(self.schema)
        for name, _ in steps:
            while self.view.kind(schema) == "array":
                schema = self.view.flat(schema.get("items", {}))
            rest = schema.get("additionalProperties")
            found = schema.get("properties", {}).get(name, rest if isinstance(rest, dict) else None)
            if found is None:
                return None
            schema = self.view.flat(found)
        return schema


class Row:
    def __init__(self, row, index, lookups):
        self.index = index
        self.target = paths.parse(row["to"])
        self.constant = row.get("value")
        self.opaque = "expression" in row
        given = row.get("reads", []) if self.opaque else row.get("from", [])
        self.sources = given if isinstance(given, list) else [given]
        self.chain = transforms.parse(row["transform"]) if "transform" in row else []
        self.when = paths.Condition(row["when"]) if isinstance(row.get("when"), str) else None
        self.table = lookups(row["lookup"]) if "lookup" in row else None
        otherwise = row.get("otherwise", "fail")
        self.otherwise = otherwise.get("value") if isinstance(otherwise, dict) else {"fail": None, "omit": ABSENT}.get(otherwise, otherwise)

    @property
    def place(self):
        """The row's target as a path."""
        return ".".join(name for name, _ in self.target)

    @property
    def bears_absence(self):
        """Whether the row goes on without a field that is gone: by a default, or by another field of its list."""
        several = len(self.sources) > 1
        return any(name == "default" or name in ("coalesce", "join", "first") and several for name, _ in self.chain)


class Mapping:
    """A mapping ready to run: `sources` by their `as`, and the target's view and schema."""

    def __init__(self, spec, sources, view, schema, lookups):
        self.name, self.sources, self.view, self.schema = spec["name"], sources, view, schema
        self.where = paths.Condition(spec["where"]) if isinstance(spec.get("where"), str) else None
        rows = [*spec.get("fields", []), *({"to": name, "from": name} for name in same(spec, sources, view, schema))]
        self.rows = [Row(row, index, lookups) for index, row in enumerate(rows)]
        self.join = [tuple(side.strip() for side in text.split("=")) for text in spec.get("join", [])]
        self.group = spec.get("groupBy", [])
        conditional = {str(row.target) for row in self.rows if row.when is not None}
        self.alternatives = {str(row.target): str(row.target) in conditional for row in self.rows}
        # What schemas say of a target path never changes, and is asked for with every message.
        self.depths, self.leaves, self.listed = {}, {}, {}

    def source(self, path):
        """The source that a path starts with, and the steps within it."""
        steps = paths.parse(path)
        if len(self.sources) == 1 and self.sources[0].name == "":
            return self.sources[0], steps
        return next(source for source in self.sources if source.name == steps[0][0]), steps[1:]

    def keys(self):
        """The paths by which sources are joined, and records grouped."""
        return [*(side for pair in self.join for side in pair), *self.group]

    def asked(self):
        """The paths of all conditions."""
        conditions = [self.where, *(row.when for row in self.rows)]
        return [path for condition in conditions if condition for path in condition.paths]

    def undeclared(self):
        """Rows that read what their contract does not have, and the number of arrays on every other path."""
        gone, arrays = {}, {}
        for path in [*self.keys(), *self.asked()]:
            source, steps = self.source(path)
            if (depth := source.declares(steps)) is not None:
                arrays["key", path] = depth
        for row in self.rows:
            for path in row.sources:
                source, steps = self.source(path)
                depth = source.declares(steps)
                if depth is None:
                    gone.setdefault(row.index, []).append(path)
                else:
                    arrays[row.index, path] = depth
            if (depth := Source("", self.view, self.schema).declares(row.target)) is not None:
                arrays[row.index, "to " + ".".join(name for name, _ in row.target)] = depth
        return gone, arrays

    def lost_paths(self):
        """Paths of conditions, joins and groups that their contract does not have."""
        for path in [*self.asked(), *self.keys()]:
            source, steps = self.source(path)
            if source.declares(steps) is None:
                yield path

    @property
    def unheard(self):
        """Target fields whose values code makes, which nobody here reads."""
        return {tuple(name for name, _ in row.target) for row in self.rows if row.opaque}

    def run(self, messages, note):
        """The target's message; `note(kind, row, detail, value)` is called for whatever fails or is lost."""
        if self.where and not self.where.holds(lambda path: self.text_at(path, messages)):
            raise Skip
        rows, filled = [], set()
        for row in self.rows:
            key = str(row.target)
            if key in filled or row.when and not row.when.holds(lambda path: self.text_at(path, messages)):
                continue
            if self.alternatives[key]:
                filled.add(key)
            rows.append((row.target, self.value(row, messages, note)))
        return self.assemble(rows, self.schema)

    # Values

    def text_at(self, path, messages):
        value = self.at(path, messages)
        while isinstance(value, list):
            value = value[0] if value else ABSENT
        return None if value is ABSENT or value is None else text_of(value)

    def at(self, path, messages):
        """The value at a path: nested lists, one level for each array on the way.

        Of a source that is joined to an earlier one it is what stands with the first key that equals the earlier one's. Within a group of
        records, what they are not grouped by comes once for each.
        """
        source, steps = self.source(path)
        value = walk(messages[source.name], steps)
        join = self.joined_by(source)
        if join:
            (at, inner), (earlier, key) = map(self.source, join)
            length = source.list_at(inner)
            if length is None or [name for name, _ in steps[:length]] == [name for name, _ in inner[:length]]:
                value = joined(value, walk(messages[at.name], inner), walk(messages[earlier.name], key))
        if self.group and path not in self.group:
            return [value] * RECORDS
        return value

    def joined_by(self, source):
        """The pair (own path, path of the earlier source) by which a source is joined; None for the first."""
        order = [other.name for other in self.sources]
        for left, right in self.join:
            one, two = (self.source(side)[0].name for side in (left, right))
            if two == source.name and order.index(one) < order.index(two):
                return right, left
            if one == source.name and order.index(two) < order.index(one):
                return left, right
        return None

    def value(self, row, messages, note):
        if row.constant is not None:
            return self.typed(row.constant, row.target)
        depth = self.depth(row.target)
        if row.opaque:
            return levels(self.view.usual(self.leaf(row.target), ()), 0)
        values = [self.at(path, messages) for path in row.sources]
        if depth and values and all(value is ABSENT for value in values) and self.is_listed(row):
            return Level()  # A list that is absent has no items.
        lost = lambda kind: note(kind, row.index, "", detail(values))
        try:
            return self.convert(row, values if len(values) > 1 else values[0], depth, lost)
        except Failure as failure:
            note("fail", row.index, str(failure), detail(values))
            return ABSENT

    def is_listed(self, row):
        """Whether a row fills fields of a list's items from the items of a list."""
        if row.index not in self.listed:
            self.listed[row.index] = self.fills_items(row)
        return self.listed[row.index]

    def fills_items(self, row):
        if self.view.kind(Source("", self.view, self.schema).leaf(row.target) or {}) == "array":
            return False
        return any(source.declares(steps) for source, steps in map(self.source, row.sources))

    def convert(self, row, value, depth, lost):
        """Goes into the arrays that the target has too, and applies transforms and lookup below them."""
        constant = lambda text: self.typed(text, row.target)
        if isinstance(row.sources, list) and len(row.sources) > 1:
            if depth > 0 and any(isinstance(part, list) for part in value):
                return Level(self.convert(row, part, depth - 1, lost) for part in zip_parts(value))
            result = transforms.apply(row.chain, value, lost, constant)
        elif depth > 0 and isinstance(value, list):
            return Level(self.convert(row, part, depth - 1, lost) for part in value)
        else:
            result = transforms.apply(row.chain, value, lost, constant)
        if isinstance(result, list) and depth == 0 and self.view.kind(self.leaf(row.target)) not in ("array", None):
            if all(item is ABSENT for item in leaves(result)):
                return ABSENT  # A list of which no item has the field gives no value, and not many.
            raise Failure("many values for one field")
        if isinstance(result, list):
            return [self.looked_up(row, item, lost) for item in result]
        return self.looked_up(row, result, lost)

    def looked_up(self, row, value, lost):
        if row.table is None or value is ABSENT or value is None:
            return self.fitted(value, row.target)
        key = text_of(value)
        if key in row.table:
            return self.typed(row.table[key], row.target)
        if row.otherwise is None:
            raise Failure(f"no entry for {key}")
        lost("otherwise")
        return ABSENT if row.otherwise is ABSENT else self.typed(row.otherwise, row.target)

    def fitted(self, value, target):
        """A null is left out where the target takes none; what stands in a file or an EDI message is text."""
        if isinstance(value, (int, float, decimal.Decimal)) and not isinstance(value, bool) and (self.leaf(target) or {}).get("x-wire"):
            return text_of(value)
        if value is not None:
            return value
        kinds = (self.leaf(target) or {}).get("type", [])
        return None if isinstance(kinds, list) and "null" in kinds else ABSENT

    def typed(self, text, target):
        return entities.typed(text, self.view.kind(self.leaf(target) or {}))

    # The target

    def leaf(self, steps):
        if steps not in self.leaves:
            schema = Source("", self.view, self.schema).leaf(steps) or {}
            self.leaves[steps] = self.view.flat(schema.get("items", {})) if self.view.kind(schema) == "array" else schema
        return self.leaves[steps]

    def depth(self, steps):
        """How many arrays the target path goes through, one that it ends at included; items picked by predicates are no array."""
        if steps not in self.depths:
            self.depths[steps] = self.counted(steps)
        return self.depths[steps]

    def counted(self, steps):
        schema, depth = self.view.flat(self.schema), 0
        for name, predicate in steps:
            schema = self.view.flat(schema.get("properties", {}).get(name, schema.get("additionalProperties") or {}))
            if self.view.kind(schema) == "array":
                schema, depth = self.view.flat(schema.get("items", {})), depth + (predicate is None)
        return depth

    def assemble(self, rows, schema):
        """An object of the rows' values; rows that share a first step make one field of it."""
        schema = self.view.flat(schema)
        groups = {}
        for steps, value in rows:
            groups.setdefault(steps[0][0], []).append((steps, value))
        built = {}
        for name, members in groups.items():
            rest = schema.get("additionalProperties")
            field = self.view.flat(schema.get("properties", {}).get(name, rest if isinstance(rest, dict) else {}))
            value = self.many(members, field) if self.view.kind(field) == "array" else self.one(members, field)
            if value is not ABSENT:
                built[name] = value
        return built

    def one(self, members, field):
        leaves = [value for steps, value in members if len(steps) == 1]
        if leaves:
            return next((value for value in reversed(leaves) if value is not ABSENT), ABSENT)
        inner = [(steps[1:], value) for steps, value in members]
        if all(value is ABSENT for _, value in inner):
            return ABSENT
        return self.assemble(inner, field)

    def many(self, members, field):
        items = []
        for predicate in dict.fromkeys(steps[0][1] for steps, _ in members):
            chosen = [(steps, value) for steps, value in members if steps[0][1] == predicate]
            if predicate:
                item = self.one(chosen, field.get("items", {}))
                if item is not ABSENT:
                    items.append({**{name: self.typed(text, ((name, None),)) for name, text in predicate}, **item})
                continue
            lists = [value for _, value in chosen if isinstance(value, Level)]
            if not lists and all(value is ABSENT for _, value in chosen):
                continue
            for index in range(max(map(len, lists), default=1)):
                picked = [(steps, item_of(value, index)) for steps, value in chosen]
                item = self.one(picked, self.view.flat(field.get("items", {})))
                if item is not ABSENT:
                    items.append(item)
        return items if items or any(isinstance(value, Level) for _, value in members) else ABSENT


class Level(list):
    """Values for the items of one of the target's arrays."""


# How many equal records a group is tried with.
RECORDS = 12


def joined(value, own, other):
    """A joined source's value for the keys of the other source."""
    if not isinstance(other, list):
        return partner(value, own, other)
    if not isinstance(own, list):
        return value if any(same_text(own, key) for key in other) else ABSENT
    return [partner(value, own, key) for key in other]


def partner(value, own, key):
    if not isinstance(own, list):
        return value if same_text(own, key) else ABSENT
    found = next((index for index, candidate in enumerate(own) if same_text(candidate, key)), None)
    if found is None:
        return ABSENT
    return value[found] if isinstance(value, list) else value


def same_text(one, two):
    """Whether two keys are there and equal as text."""
    return all(not isinstance(key, (list, dict)) and key is not ABSENT and key is not None for key in (one, two)) and text_of(one) == text_of(two)


def leaves(value):
    """The values in lists of lists, those that are absent among them."""
    return [inner for item in value for inner in (leaves(item) if isinstance(item, list) else [item])]


def levels(value, _):
    return value


def item_of(value, index):
    if not isinstance(value, Level):
        return value
    return value[index] if index < len(value) else ABSENT


def zip_parts(values):
    """Parallel values of several sources, item by item; what is no list goes into each."""
    count = max(len(part) for part in values if isinstance(part, list))
    for index in range(count):
        yield [(part[index] if index < len(part) else ABSENT) if isinstance(part, list) else part for part in values]


def walk(value, steps):
    """The value below some steps, a list for each array on the way; a predicate picks at most one item."""
    if not steps:
        return value
    if isinstance(value, list):
        return [walk(item, steps) for item in value]
    if not isinstance(value, dict):
        return ABSENT
    name, predicate = steps[0]
    found = value.get(name, ABSENT)
    if predicate and isinstance(found, list):
        found = next((item for item in found if all(text_of(item.get(field, "")) == text for field, text in predicate)), ABSENT)
    return found if found is ABSENT or found is None and len(steps) > 1 else walk(found, steps[1:])


def detail(values):
    return repr(told(values))[:120]


def told(value):
    """A value in which what is absent and what is null look the same: a transform takes both for nothing."""
    return None if value is ABSENT else [told(item) for item in value] if isinstance(value, list) else value


def same(spec, sources, view, schema):
    given = spec.get("same", [])
    if given != "all":
        return given
    ours = sources[0].view.flat(sources[0].schema).get("properties", {})
    return [name for name in view.flat(schema).get("properties", {}) if name in ours]
