"""Holds a flow at two revisions against each other by messages: does one break, or arrive altered?"""

from sampling import ABSENT


class Trial:
    """The tries of a flow: messages of one revision's contracts, one field at a limit at a time."""

    def __init__(self, flow):
        self.flow = flow

    def tries(self, focus=()):
        """Message sets by step: plain ones first, then variations; fields with a name in `focus` come first."""
        yield self.messages({}, full=True, items=1)
        yield self.messages({}, full=True, items=2)
        yield self.messages({}, full=False, items=1)
        yield self.messages({}, full=True, items=10)
        yield self.messages({}, full=True, items=0)
        for size in (0, -1):
            yield self.extreme(size)
        variations = [
            (index, path, value) for index, found in self.flow.inputs.items()
            for path, schema, optional in self.leaves(found) for value in found.sampler.variations(path, schema, optional)]
        variations += [(index, path, (value, aside)) for index, path, value, aside in self.fallbacks()]
        near = lambda item: not any(name in focus for name in item[1])
        for index, path, value in sorted(variations, key=near):
            value, aside = value if isinstance(value, tuple) else (value, ())
            yield self.messages({index: {**{other: ABSENT for other in aside}, path: value}}, full=True, items=1)

    def fallbacks(self):
        """What a row takes where the fields before it in its list are not there: (step, path, value, the paths left out)."""
        for mapping, origins in self.flow.mappings.values():
            for row in mapping.rows:
                if not row.chain or row.chain[0][0] not in ("coalesce", "first"):
                    continue
                taken = [mapping.source(path) for path in row.sources]
                names = [(origins.get(source.name), tuple(name for name, _ in steps)) for source, steps in taken]
                for position, (index, path) in enumerate(names[1:], 1):
                    found = self.flow.inputs.get(index)
                    aside = [other for origin, other in names[:position] if origin == index]
                    for leaf, schema, _ in self.leaves(found) if found else ():
                        if leaf == path:
                            yield from ((index, path, value, aside) for value in found.sampler.variations(path, schema, False))

    @staticmethod
    def leaves(found):
        return [leaf for leaf in found.sampler.leaves() if leaf[0]]

    def messages(self, overrides, full, items):
        result = {}
        for index, found in self.flow.inputs.items():
            message = found.sampler.message(overrides.get(index), full=full, items=items)
            if message is None or not found.judge.accepts(message):
                return None
            result[index] = message
        return result

    def extreme(self, which):
        """All fields at their least or their greatest at once."""
        overrides = {}
        for index, found in self.flow.inputs.items():
            chosen = overrides.setdefault(index, {})
            for path, schema, optional in self.leaves(found):
                values = [value for value in found.sampler.variations(path, schema, False) if value is not None]
                if values:
                    chosen[path] = values[which] if not isinstance(values[0], str) else sorted(values, key=len)[which]
        return self.messages(overrides, full=True, items=1)


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


def truth(base, head, focus, limit, edited):
    """(verdict, the message that shows it): breaks, corrupts or unaffected, by at most `limit` messages of the head's contracts."""
    fresh = [what for _, what in head.broken if what not in base.broken]
    if fresh:
        return "breaks", {"whatever the message": fresh[0]}
    corrupted = kinds_changed(base.flow, head)
    if corrupted:
        return "breaks", {"whatever the message": corrupted}
    found = gone_quietly(base.flow, head)
    for count, messages in enumerate(Trial(head).tries(focus)):
        if count >= limit:
            break
        if messages is None:
            continue
        after = head.run(messages)
        before = base.judged(messages)
        old = set(before.events) if before else set()
        new = [event for event in after.events if event not in old and event not in base.known]
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


__all__ = ["ABSENT", "Base", "Trial", "truth"]
