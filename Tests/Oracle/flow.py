"""Runs one flow at one revision: makes the messages that its steps get, maps them, and holds what it sends against the contracts."""

import decimal

import graphql

import paths
import reading
import transforms
from mapping import Skip, walk
from sampling import ABSENT, Guide, Sampler, misplaced_moments, with_moments
from transforms import text_of
from validating import Judge

MESSAGES = {"receive", "read", "call"}
SENDING = {"call", "write", "reply"}


class Input:
    """A message that a step gets: where from, what it must look like, and what the flow reads of it."""

    def __init__(self, key, shape):
        self.key, self.shape, self.guide = key, shape, Guide()
        self.sampler = Sampler(shape.contract, shape.schema, self.guide)
        self.judge = shape.contract.judge(shape.schema)


class Entry:
    """Something in a flow's pool: an input's message or a mapping's result."""

    def __init__(self, name, names, origin):
        self.name, self.names, self.origin = name, names, origin


class Outcome:
    def __init__(self):
        self.events, self.delivered = [], {}

    @property
    def fails(self):
        return any(event[0] == "fail" for event in self.events)


class Flow:
    """A flow ready to run. `broken` lists what fails whatever the message: (where, what)."""

    def __init__(self, estate, name):
        self.estate, self.name = estate, name
        self.steps = list(flatten(estate.of("Flow")[name]["steps"], ()))
        self.inputs, self.broken, self.judges, self.mappings, self.pool = {}, [], {}, {}, []
        self.bodies, self.parameters, self.made, self.listed = {}, [], {}, {}
        self.gone = {}
        for index, (step, _) in enumerate(self.steps):
            self.prepare(index, step)
        for index, (step, conditions) in enumerate(self.steps):
            self.guide(index, step, conditions)

    # Preparing

    def prepare(self, index, step):
        verb = next(verb for verb in (*MESSAGES, *SENDING, "map", "start", "approve") if verb in step)
        if verb == "map":
            self.prepare_map(index, step)
        elif "document" in step:
            self.prepare_document(index, step, verb)
        elif verb in MESSAGES | SENDING:
            self.prepare_exchange(index, step, verb)

    def prepare_exchange(self, index, step, verb):
        ref = step[verb]
        interface, _, place = ref.partition("#")
        contract = self.estate.contract(interface)
        operation = contract.operations.get(place)
        if operation is None and contract.schema(place, "out") is None:
            self.broken.append((index, f"{ref} is gone"))
            return
        sends = self.estate.shape(ref, "out" if verb == "reply" else "in") if verb in SENDING else None
        gets = self.estate.shape(ref, "in" if verb == "receive" and operation else "out") if verb in MESSAGES else None
        if sends is not None:
            self.prepare_body(index, step, sends)
        if gets is not None:
            found = Input(f"{index}:{ref}", gets)
            self.inputs[index] = found
            self.pool.append(Entry(step.get("as", ref), gets.names | {ref}, index))
        if operation is not None and verb != "reply":
            self.prepare_parameters(index, step, operation)
        for path in step.get("reads", []) if isinstance(step.get("reads"), list) else []:
            if gets is not None and declares(gets, path) is None:
                self.broken.append((index, f"{path} is gone from {ref}"))
            elif gets is not None:
                self.listed[index, path] = form(gets, path)

    def prepare_body(self, index, step, shape):
        for entry in reversed(self.pool):
            if entry.name == step.get("body") or "body" not in step and entry.names & shape.names:
                self.bodies[index] = (entry.origin, shape)
                self.judges[index] = shape.contract.judge(shape.schema)
                return

    def prepare_parameters(self, index, step, operation):
        given = step.get("with", {})
        for name, path in given.items():
            self.note_listed(index, path)
            self.parameters.append((index, name, path, operation.parameters.get(name), name in operation.required | operation.keys))
            if operation.parameters and name not in operation.parameters:
                self.broken.append((index, f"parameter {name} is gone"))
        for name in operation.required - set(given) if "receive" not in step else ():
            self.broken.append((index, f"parameter {name} is required"))

    def note_listed(self, index, path):
        """Notes what a step reads by a named path, and whether the message's contract still has it."""
        name, _, rest = path.partition(".")
        entry = next((entry for entry in reversed(self.pool) if entry.name == name), None)
        if entry is None or entry.origin not in self.inputs or not rest:
            return
        shape = self.inputs[entry.origin].shape
        if declares(shape, rest) is None:
            self.broken.append((index, f"{path} is gone"))
        else:
            self.listed[index, path] = form(shape, rest)

    def prepare_document(self, index, step, verb):
        text = self.estate.files.text(self.estate.interface(step[verb].partition("#")[0])["contract"])
        try:
            errors = graphql.validate(graphql.build_schema(text), graphql.parse(self.estate.files.text(step["document"])))
        except graphql.GraphQLError as error:
            errors = [error]
        self.broken += [(index, error.message) for error in errors]

    def prepare_map(self, index, step):
        name = step["map"].removeprefix("mapping:")
        mapping = self.estate.mapping(name)
        spec = self.estate.of("Mapping")[name]
        if mapping is None:
            self.broken.append((index, f"a shape of mapping:{name} is gone"))
            target = {spec["to"]}
        else:
            origins = {alias: self.producer(alias, ref) for alias, ref in self.estate.sources(name)}
            self.mappings[index] = (mapping, origins)
            target = self.estate.shape(spec["to"], "in").names | {spec["to"]}
            gone, arrays = mapping.undeclared()
            self.gone[index] = (gone, arrays)
            self.broken += [(index, f"{path} is gone, which {name} joins, groups or asks by") for path in mapping.lost_paths()]
            for row, missing in gone.items():
                if not mapping.rows[row].bears_absence:
                    self.broken.append((index, f"{name} reads {', '.join(missing)}, which is gone"))
        if spec["to"].startswith("entity:") and mapping is not None:
            shape = self.estate.shape(spec["to"], "in")
            self.judges[index] = self.estate.entity_judge(spec["to"], shape.schema)
        self.made[index] = spec["to"].startswith("entity:")
        self.pool.append(Entry(step.get("as", spec["to"]), target, index))

    def producer(self, alias, ref):
        """The step that a mapping takes a source from: the one of that name, else the latest with that shape."""
        for entry in reversed(self.pool):
            if alias and entry.name == alias and ref in entry.names:
                return entry.origin
        return next((entry.origin for entry in reversed(self.pool) if ref in entry.names), None)

    # What the messages should have in them

    def guide(self, index, step, conditions):
        for condition in conditions:
            for term in condition.terms:
                self.note_listed(index, term["path"])
                self.want_named(term["path"], prefer=term["value"] or (term["values"] or "").split()[:1])
        for path in step.get("with", {}).values() if isinstance(step.get("with"), dict) else []:
            self.want_named(path)
        for path in step.get("reads", []) if index in self.inputs and isinstance(step.get("reads"), list) else []:
            self.inputs[index].guide.want(paths.parse(path))
        if index not in self.mappings:
            return
        mapping, origins = self.mappings[index]
        for condition in [mapping.where, *(row.when for row in mapping.rows)]:
            for term in condition.terms if condition else []:
                self.note_asked(index, mapping, origins, term["path"])
                wish = term["value"] if condition is mapping.where else None
                self.want(mapping, origins, term["path"], prefer=wish or None)
        for path in mapping.keys():
            self.want(mapping, origins, path)
        for row in mapping.rows:
            hints = hints_of(row)
            for path in row.sources:
                self.want(mapping, origins, path, texts=hints.get(path), keys=row.table)

    def note_asked(self, index, mapping, origins, path):
        """Notes what a mapping's condition reads of a message."""
        source, steps = mapping.source(path)
        found = self.inputs.get(origins.get(source.name))
        if found is not None and source.declares(steps) is not None:
            self.listed[index, path] = (None, form_of(leaf(found.shape, steps)))

    def want_named(self, path, **hints):
        name, _, rest = path.partition(".")
        for entry in reversed(self.pool):
            if entry.name == name:
                self.want_at(entry.origin, paths.parse(rest), **hints)
                return

    def want(self, mapping, origins, path, **hints):
        source, steps = mapping.source(path)
        self.want_at(origins.get(source.name), steps, **hints)

    def want_at(self, origin, steps, prefer=None, texts=None, keys=None, depth=0):
        """Notes that a path is read; through mappings it is followed back to the messages that fill it."""
        if origin in self.inputs:
            self.note_want(self.inputs[origin], steps, prefer, texts, keys)
        elif origin in self.mappings and depth < 8:
            mapping, origins = self.mappings[origin]
            names = [name for name, _ in steps]
            for row in mapping.rows:
                if [name for name, _ in row.target] == names and row.table is None and len(row.sources) == 1:
                    source, inner = mapping.source(row.sources[0])
                    self.want_at(origins.get(source.name), inner, prefer, texts if not row.chain else None, keys, depth + 1)

    def note_want(self, found, steps, prefer, texts, keys):
        guide, names = found.guide, tuple(name for name, _ in steps)
        guide.want(steps)
        schema = leaf(found.shape, steps)
        if schema is None or "enum" in schema or "const" in schema:
            return
        codes = [code for code in self.code_values(found, steps) or () if fits(code, schema)]
        if codes:
            guide.values.setdefault(names, codes)
        elif keys and Sampler.kind(schema) in ("string", "boolean"):
            known = [key for key in keys if fits(key, schema)] if Sampler.kind(schema) == "string" else [True, False]
            if known:
                guide.values.setdefault(names, known)
        texts = [text for text in texts or () if fits(text, schema)]
        if texts:
            guide.texts.setdefault(names, texts)
        if prefer and names not in guide.values and Sampler.kind(schema) == "string":
            guide.values[names] = prefer if isinstance(prefer, list) else [prefer]

    def learn(self, other):
        """Takes over what another revision of the flow wants of its messages, so that what an edit made it forget is there all the same."""
        for index, found in self.inputs.items():
            old = other.inputs.get(index)
            if old is None or old.key != found.key:
                continue
            found.guide.wanted |= old.guide.wanted
            for own, others in ((found.guide.values, old.guide.values), (found.guide.texts, old.guide.texts)):
                for names, values in others.items():
                    schema = leaf(found.shape, [(name, None) for name in names])
                    if names in found.guide.values or names in found.guide.texts or not schema or "enum" in schema or "const" in schema:
                        continue
                    if known := [value for value in values if fits(value, schema)]:
                        own[names] = known

    def code_values(self, found, steps):
        """The values of a place that an interface states a code list for."""
        interface = found.key.split(":", 1)[1].partition("#")[0]
        places = owners(found.shape, steps)
        for fact in self.estate.interface(interface).get("facts", []):
            if "codes" in fact and fact["at"] in places:
                return list(dict.fromkeys(self.estate.codes(fact["codes"])))
        return None

    # Running

    def run(self, messages):
        """What becomes of the messages, given by the index of the step that gets them."""
        outcome = Outcome()
        values = {index: with_moments(message, self.inputs[index].shape.view, self.inputs[index].shape.schema)
                  for index, message in messages.items()}
        for index, (step, conditions) in enumerate(self.steps):
            if not all(condition.holds(lambda path: self.named_text(path, values)) for condition in conditions):
                continue
            self.pass_parameters(index, values, outcome)
            if index in self.mappings and not self.run_map(index, values, outcome):
                continue
            if index in self.bodies:
                self.send(index, values, outcome)
        return outcome

    def pass_parameters(self, index, values, outcome):
        """Holds what fills a step's parameters, as text, against what they take."""
        for at, name, path, schema, required in self.parameters:
            if at != index:
                continue
            text = self.named_text(path, values)
            if text is None and required and (absence := self.absence(path, values)):
                outcome.events.append(("fail", f"{index}?{name}", absence, ""))
            if text is not None and isinstance(schema, dict):
                outcome.events += [("fail", f"{index}?{name}", keyword, text[:40]) for keyword in refusals(text, schema)]

    def absence(self, path, values):
        """How a named path gives nothing: absent or null; None where it gives a list, or its message is not there."""
        name, _, rest = path.partition(".")
        entry = next((entry for entry in reversed(self.pool) if entry.name == name and entry.origin in values), None)
        value = walk(values[entry.origin], paths.parse(rest)) if entry else []
        return "absent" if value is ABSENT else "null" if value is None else None

    def named_text(self, path, values):
        name, _, rest = path.partition(".")
        entry = next((entry for entry in reversed(self.pool) if entry.name == name and entry.origin in values), None)
        value = walk(values[entry.origin], paths.parse(rest)) if entry else ABSENT
        return None if value is ABSENT or value is None or isinstance(value, (list, dict)) else text_of(value)

    def run_map(self, index, values, outcome):
        mapping, origins = self.mappings[index]
        if any(origin not in values for origin in origins.values()):
            return False
        note = lambda kind, row, text, value: outcome.events.append((kind, f"{mapping.name}: {mapping.rows[row].place}", text, value))
        try:
            values[index] = mapping.run({alias: values[origin] for alias, origin in origins.items()}, note)
        except Skip:
            return False
        if self.made[index]:
            outcome.events += [("fail", f"{mapping.name}:{'.'.join(path)}", "date for text", "")
                               for path in misplaced_moments(values[index], mapping.view, mapping.schema)]
            values[index] = with_moments(values[index], mapping.view, mapping.schema)
        if index in self.judges:
            for path, keyword, value in self.judges[index].objections(values[index]):
                outcome.events.append(("fail", f"{mapping.name}:{'.'.join(path)}", keyword, value))
        return True

    def send(self, index, values, outcome):
        origin, shape = self.bodies[index]
        if origin not in values:
            return
        body = values[origin]
        for path, keyword, value in self.judges[index].objections(body):
            outcome.events.append(("fail", f"{index}:{'.'.join(path)}", keyword, value))
        outcome.events += [("fail", f"{index}:{'.'.join(path)}", "date for text", "")
                           for path in misplaced_moments(body, shape.view, shape.schema)]
        heard = without(body, self.mappings[origin][0].unheard) if origin in self.mappings else body
        arrived = effective(heard, shape.view, shape.schema)
        outcome.delivered[index] = as_texts(arrived) if shape.contract.textual else told(arrived)


def refusals(text, schema):
    """What a parameter's schema has against a text that is written into it."""
    kind = Sampler.kind(schema)
    if kind in ("integer", "number") and not reading.NUMBER.match(text) or kind == "boolean" and text not in ("true", "false"):
        return ["type"]
    value = reading.number(text) if kind in ("integer", "number") else text == "true" if kind == "boolean" else text
    return [keyword for _, keyword, _ in Judge(schema, {}).objections(value)] if kind in ("string", "integer", "number", "boolean") else []


def as_texts(value):
    """A message as a format without types writes it."""
    if isinstance(value, dict):
        return {name: as_texts(item) for name, item in value.items()}
    return [as_texts(item) for item in value] if isinstance(value, list) else "" if value is None else text_of(value)


def told(value):
    """What a message says, however it is written: a null says no more than absence does, and a number is the text of its digits."""
    if isinstance(value, dict):
        return {name: told(item) for name, item in value.items() if item is not None}
    return [told(item) for item in value] if isinstance(value, list) else None if value is None else text_of(value)


def without(value, unheard, path=()):
    """A message in which some paths say only that there is something."""
    if path in unheard:
        return "made by code"
    if isinstance(value, list):
        return [without(item, unheard, path) for item in value]
    if not isinstance(value, dict):
        return value
    return {name: without(item, unheard, path + (name,)) for name, item in value.items()}


def effective(value, view, schema, depth=0):
    """What the receiver makes of a message: undeclared fields are dropped, defaults filled, numbers rounded where it rounds."""
    schema = view.flat(schema)
    if "x-step" in schema and isinstance(value, (int, decimal.Decimal)) and not isinstance(value, bool):
        return decimal.Decimal(value).quantize(schema["x-step"], decimal.ROUND_HALF_UP)
    if isinstance(value, list):
        return [effective(item, view, schema.get("items", {}), depth + 1) for item in value]
    if not isinstance(value, dict) or depth > 20:
        return value
    properties, rest = schema.get("properties", {}), schema.get("additionalProperties")
    if not properties and not isinstance(rest, dict):
        return value
    result = {}
    for name, item in value.items():
        if name in properties or isinstance(rest, dict):
            result[name] = effective(item, view, properties.get(name, rest), depth + 1)
    for name, field in properties.items():
        default = view.flat(field).get("default")
        if name not in result and default is not None:
            result[name] = default
    return result


def flatten(steps, conditions):
    """Every step with the conditions that it stands under."""
    for step in steps:
        own = (paths.Condition(step["when"]),) if isinstance(step.get("when"), str) else ()
        inner = step.get("steps") or step.get("parallel")
        if inner:
            yield from flatten(inner, conditions + own)
        else:
            yield step, conditions + own


def fits(text, schema):
    """Whether a field's schema takes a text."""
    return Judge({key: value for key, value in schema.items() if key != "x-instant"}, {}).accepts(text)


def leaf(shape, steps):
    from mapping import Source
    return Source("", shape.view, shape.schema).leaf(steps)


def form(shape, path):
    """What a place is, which a step's reads demand: how many lists lie on the way, and the kind of its values."""
    return declares(shape, path), form_of(leaf(shape, paths.parse(path)))


def form_of(schema):
    """The kind of a place's values; None where anything may stand there."""
    if schema is None or schema.get("x-instant"):
        return schema and "moment"
    if "enum" in schema and "type" not in schema:
        return None
    kind = Sampler.kind(schema)
    return "number" if kind == "integer" else kind


def declares(shape, path):
    from mapping import Source
    return Source("", shape.view, shape.schema).declares(paths.parse(path))


def owners(shape, steps):
    """The names that a fact may have for a place: its full path, or its type's name and the rest of the path."""
    names = [name for name, _ in steps]
    found = {".".join(names)}
    schema = shape.schema
    for index in range(len(names)):
        for _ in range(8):
            if not isinstance(schema, dict) or "$ref" not in schema:
                break
            kind = schema["$ref"].removeprefix("#/$defs/").split("~1")[0]
            found |= {".".join([kind, *names[index:]]), ".".join([kind.removesuffix("Type"), *names[index:]])}
            schema = shape.contract.definitions.get(schema["$ref"].removeprefix("#/$defs/").replace("~1", "/"), {})
        flat = shape.view.flat(schema)
        schema = flat.get("properties", {}).get(names[index], {})
        if "items" in (inner := shape.contract.resolve(schema) if isinstance(schema, dict) else {}):
            schema = inner["items"]
    return found


NINES = (1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 18, 20, 30, 36, 40)
DATES = {"yyyyMMdd": "20260314", "yyyy-MM-dd": "2026-03-14", "HHmm": "1020", "HH:mm": "10:20", "HHmmss": "102030", "dd.MM.yyyy": "14.03.2026"}


def hints_of(row):
    """Texts that a row's transforms can read, by the path that has to hold them."""
    for position, (name, argument) in enumerate(row.chain):
        if name == "parse":
            joined = next((text for step, text in row.chain[:position] if step == "join"), None)
            formats = argument.split(transforms.WORDS.get(joined, joined)) if joined and len(row.sources) > 1 else [argument]
            if len(formats) == len(row.sources) and all(form in DATES for form in formats):
                return {path: [DATES[form]] for path, form in zip(row.sources, formats)}
        if name in ("integer", "decimal", "round", "to-cents", "multiply", "divide"):
            return {path: ["42", "0", *("9" * length for length in NINES)] for path in row.sources}
    return {}
