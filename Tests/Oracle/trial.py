"""Holds a flow at two revisions against each other by messages: does one break, or arrive altered?"""

import reading
from sampling import ABSENT, Sampler
from transforms import text_of
from validating import Judge


class Aim:
    """What a change touches, which the tries look at first: names of fields, and bounds that moved."""

    def __init__(self, names=(), moved=()):
        self.names, self.moved = set(names), tuple(moved)

    def is_near(self, path):
        return any(name in self.names for name in path)

    def through(self, mappings):
        """The aim with what fills its fields, mapping by mapping, from the last to the first."""
        names = set(self.names)
        for mapping, _ in reversed(list(mappings)):
            for row in mapping.rows:
                if any(name in names for name, _ in row.target):
                    names |= {mapping.source(path)[1][-1][0] for path in row.sources if mapping.source(path)[1]}
        return Aim(names, self.moved)

    def bounds(self, paths):
        """The bounds to try on some fields: those that moved, if they are near."""
        return self.moved if any(map(self.is_near, paths)) else ()


class Trial:
    """The tries of a flow: messages of one revision's contracts, one field at a limit at a time; fields that join sources hold the same."""

    def __init__(self, flow):
        self.flow = flow
        self.schemas = {(index, path): schema for index, found in flow.inputs.items() for path, schema, _ in self.leaves(found)}
        self.pairs = [pair for pair in self.joins() if all(end in self.schemas for end in pair)]
        self.common = self.partners(())

    def tries(self, aim=Aim()):
        """Message sets by step: plain ones first, then several fields at their limits at once, then one; what the aim is near comes first."""
        yield self.messages({}, full=True, items=1)
        yield self.messages({}, full=True, items=2)
        yield self.messages({}, full=False, items=1)
        yield self.messages({}, full=True, items=10)
        yield self.messages({}, full=True, items=0)
        for size in (0, -1):
            yield self.extreme(size)
        aim = aim.through(self.flow.mappings.values())
        tries = [*self.single(aim), *self.together(), *self.matched(aim), *self.alone()]
        tries.sort(key=lambda item: not any(aim.is_near(path) for path in item[0]))
        for _, overrides in tries:
            yield self.messages(overrides, full=True, items=1)

    # Several sources

    def joins(self):
        """The fields of messages that a mapping joins by: (step, path) on both sides."""
        for mapping, origins in self.flow.mappings.values():
            for sides in mapping.join:
                yield tuple(self.place(mapping, origins, path) for path in sides)

    @staticmethod
    def place(mapping, origins, path):
        source, steps = mapping.source(path)
        return origins.get(source.name), tuple(name for name, _ in steps)

    def shared(self, pair, moved):
        """Values that both fields of a pair may hold, each as its own type has it: by text."""
        found = {}
        for end in pair:
            index, path = end
            sampler = self.flow.inputs[index].sampler
            for value in [sampler.usual(self.schemas[end], path), *sampler.variations(path, self.schemas[end], False, moved)]:
                values = [typed(value, self.schemas[other]) for other in pair]
                if all(other is not ABSENT for other in values):
                    found.setdefault(text_of(value), values)
        return found

    def partners(self, moved, which=None):
        """What joined fields hold where nothing else is said of them: the first value that both take, or the shortest or longest."""
        overrides = {}
        for pair in self.pairs:
            values = self.shared(pair, moved)
            if values:
                chosen = next(iter(values)) if which is None else sorted(values, key=len)[which]
                for (index, path), value in zip(pair, values[chosen]):
                    overrides.setdefault(index, {})[path] = value
        return overrides

    def matched(self, aim):
        """Joined fields at their limits, both of them."""
        for pair in self.pairs:
            for values in self.shared(pair, aim.bounds([path for _, path in pair])).values():
                yield [path for _, path in pair], {index: {path: value} for (index, path), value in zip(pair, values)}

    # Fields at their limits

    def single(self, aim):
        """One field after the other."""
        for index, found in self.flow.inputs.items():
            for path, schema, optional in self.leaves(found):
                for value in found.sampler.variations(path, schema, optional, aim.bounds([path])):
                    yield [path], {index: {path: value}}

    def together(self):
        """All fields of a row that is built of several, at their shortest and at their longest."""
        for mapping, origins in self.flow.mappings.values():
            for row in mapping.rows:
                ends = [self.place(mapping, origins, path) for path in row.sources]
                if len(ends) < 2 or not all(end in self.schemas for end in ends):
                    continue
                for which in (0, -1):
                    overrides = {}
                    for index, path in ends:
                        for value in self.of_size(index, path, which):
                            overrides.setdefault(index, {})[path] = value
                    yield [path for _, path in ends], overrides

    def of_size(self, index, path, which):
        """The least or greatest value of a field, in a list; empty where none is known."""
        found = self.flow.inputs[index].sampler.variations(path, self.schemas[index, path], False)
        values = [value for value in found if value is not None]
        return [sorted(values, key=len if isinstance(values[0], str) else None)[which]] if values else []

    def alone(self):
        """What a row of several fields makes of one of them: where those before it are not there, or where none of the others is."""
        for mapping, origins in self.flow.mappings.values():
            for row in mapping.rows:
                names = [self.place(mapping, origins, path) for path in row.sources]
                for position, (index, path) in enumerate(names):
                    if len(names) < 2 or (index, path) not in self.schemas:
                        continue
                    others = names[:position] if row.chain and row.chain[0][0] in ("coalesce", "first") else names[:position] + names[position + 1:]
                    aside = {other: ABSENT for origin, other in others if origin == index}
                    for value in self.flow.inputs[index].sampler.variations(path, self.schemas[index, path], False):
                        yield [path], {index: {**aside, path: value}}

    @staticmethod
    def leaves(found):
        return [leaf for leaf in found.sampler.leaves() if leaf[0]]

    def messages(self, overrides, full, items):
        result = {}
        for index, found in self.flow.inputs.items():
            chosen = {**self.common.get(index, {}), **overrides.get(index, {})}
            message = found.sampler.message(chosen, full=full, items=items)
            if message is None or not found.judge.accepts(message):
                return None
            result[index] = message
        return result

    def extreme(self, which):
        """All fields at their least or their greatest at once."""
        overrides = {}
        for index, path in self.schemas:
            for value in self.of_size(index, path, which):
                overrides.setdefault(index, {})[path] = value
        for index, chosen in self.partners((), which).items():
            overrides.setdefault(index, {}).update(chosen)
        return self.messages(overrides, full=True, items=1)


def typed(value, schema):
    """A value as a field's type has it, ABSENT where the field does not take it."""
    kind = Sampler.kind(schema)
    if value is None or value is ABSENT:
        return ABSENT
    text = text_of(value)
    if kind in ("integer", "number"):
        value = reading.number(text) if reading.NUMBER.match(text) else ABSENT
    elif kind == "string":
        value = text
    plain = {key: item for key, item in schema.items() if key != "x-instant"}
    return value if value is not ABSENT and Judge(plain, {}).accepts(value) else ABSENT


class Base:
    """A flow on the base revision: what its own messages give, so that what was so before is known."""

    def __init__(self, flow):
        self.flow, self.known, self.cache = flow, set(), {}
        for messages in Trial(flow).tries():
            if messages is not None:
                self.known |= {key(event) for event in self.outcome(messages).events}
        self.broken = {what for _, what in flow.broken}

    def accepts(self, messages):
        return all(index in self.flow.inputs and self.flow.inputs[index].judge.accepts(message) for index, message in messages.items())

    def outcome(self, messages):
        return self.flow.run(messages)

    def judged(self, messages):
        """What the base makes of messages; None where its contracts do not take them. Most mutations try the same ones."""
        key = repr(messages)
        if key not in self.cache:
            if len(self.cache) > 4_000:
                self.cache.clear()
            self.cache[key] = self.outcome(messages) if self.accepts(messages) else None
        return self.cache[key]


def key(event):
    return event


def truth(base, head, aim, limit, edited):
    """(verdict, the message that shows it): breaks, corrupts or unaffected, by at most `limit` messages of the head's contracts."""
    fresh = [what for _, what in head.broken if what not in base.broken]
    if fresh:
        return "breaks", {"whatever the message": fresh[0]}
    corrupted = kinds_changed(base.flow, head)
    if corrupted:
        return "breaks", {"whatever the message": corrupted}
    found = gone_quietly(base.flow, head)
    for count, messages in enumerate(Trial(head).tries(aim)):
        if count >= limit:
            break
        if messages is None:
            continue
        after = head.run(messages)
        before = base.judged(messages)
        old = set(before.events) if before else set()
        # A message that got through before says enough; of any other, only what no message met before counts.
        known = () if before and not before.fails else base.known
        new = [event for event in after.events if event not in old and event not in known]
        if edited:
            # A loss that an edit of the mapping states is meant.
            new = [event for event in new if event[0] == "fail"]
        failed = next((event for event in new if event[0] == "fail"), None)
        if failed:
            return "breaks", {"message": messages, "after": failed}
        if new and found is None:
            found = "corrupts", {"message": messages, "after": new[0]}
        if before and not edited and not after.fails and not before.fails and before.delivered != after.delivered and found is None:
            found = "corrupts", {"message": messages, "before": before.delivered, "after": after.delivered}
    return found or ("unaffected", None)


def gone_quietly(base, head):
    """A row that read a field which is gone, and goes on without it."""
    for index, (gone, _) in head.gone.items():
        for row, missing in gone.items():
            if head.mappings[index][0].rows[row].bears_absence and row not in base.gone.get(index, ({}, {}))[0]:
                return "corrupts", {"whatever the message": f"{', '.join(missing)} is gone, and its row goes on without it"}
    return None


def kinds_changed(base, head):
    """A used path that goes through more or fewer arrays than it did."""
    for index, (_, arrays) in head.gone.items():
        before = base.gone.get(index, ({}, {}))[1]
        for (row, path), depth in arrays.items():
            if before.get((row, path), depth) != depth:
                return f"{path} became single or many"
    for use, kind in head.listed.items():
        if base.listed.get(use, kind) != kind:
            return f"{use[1]} was {base.listed[use]} and is {kind}"
    return None


__all__ = ["ABSENT", "Aim", "Base", "Trial", "truth"]
