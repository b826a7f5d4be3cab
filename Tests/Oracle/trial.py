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
        """Recipes: plain ones first, then several fields at their limits at once, then one; what the aim is near comes first."""
        yield self.recipe({}, items=1)
        yield self.recipe({}, items=2)
        yield self.recipe({}, full=False, items=1)
        yield self.recipe({}, items=10)
        yield self.recipe({}, items=0)
        for overrides in self.unmatched():
            yield self.recipe(overrides)
            yield self.recipe(overrides, full=False)
        for size in (0, -1):
            yield self.extreme(size)
        aim = aim.through(self.flow.mappings.values())
        tries = [*self.single(aim), *self.together(), *self.matched(aim), *self.alone()]
        tries.sort(key=lambda item: not any(aim.is_near(path) for path in item[0]))
        for _, overrides in tries:
            yield self.recipe(overrides)

    def recipe(self, overrides, full=True, items=1):
        """How a set of messages is made: fields that join sources hold the same where nothing else is said of them."""
        chosen = {index: {**self.common.get(index, {}), **overrides.get(index, {})} for index in {*self.common, *overrides}}
        return Recipe(chosen, full, items)

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

    def unmatched(self):
        """Joined fields of which the later one is equal to nothing."""
        for pair in self.pairs:
            values = list(self.shared(pair, ()).values())
            (index, path), (other, earlier) = pair[1], pair[0]
            if len(values) > 1:
                yield {other: {earlier: values[0][0]}, index: {path: values[-1][1]}}

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

    def messages(self, recipe):
        """The messages of a recipe by step; None where a contract does not take one."""
        result = {}
        for index, found in self.flow.inputs.items():
            message = found.sampler.message(recipe.overrides.get(index, {}), full=recipe.full, items=recipe.items)
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
        return self.recipe(overrides)


class Recipe:
    """How a set of messages is made: `overrides` by step and path, whether optional fields are filled, and how many items lists have."""

    def __init__(self, overrides, full, items):
        self.overrides, self.full, self.items = overrides, full, items


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
        self.flow, self.known, self.cache, self.trial = flow, set(), {}, Trial(flow)
        for recipe in self.trial.tries():
            if (messages := self.trial.messages(recipe)) is not None:
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

    def met(self, recipe):
        """What base's own messages meet where the same fields hold the same."""
        messages = self.trial.messages(recipe)
        return set() if messages is None else {key(event) for event in self.judged(messages).events}


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
    head.learn(base.flow)
    trial = Trial(head)
    for count, recipe in enumerate(trial.tries(aim)):
        if count >= limit:
            break
        if (messages := trial.messages(recipe)) is None:
            continue
        after = head.run(messages)
        before = base.judged(messages)
        old = set(before.events) if before else set()
        # A message that got through before says enough; of any other, only what no message met before counts.
        known = () if before and not before.fails else base.known
        new = [event for event in after.events if event not in old and event not in known]
        if new and before is None:
            met = base.met(recipe)
            new = [event for event in new if event not in met]
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
    for use, (depth, kind) in head.listed.items():
        lists, old = base.listed.get(use, (depth, kind))
        if lists != depth:
            return f"{use[1]} became single or many"
        if None not in (old, kind) and old != kind:
            return f"{use[1]} was {old} and is {kind}"
    return None


__all__ = ["ABSENT", "Aim", "Base", "Trial", "truth"]
