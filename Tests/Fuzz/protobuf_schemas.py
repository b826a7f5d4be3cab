"""Random Protobuf messages; Google's runtime writes them by one file and reads them by the other, in binary and as JSON."""

import copy

from pairs import Pair

try:
    from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory
    IS_USABLE = True
except ImportError:
    IS_USABLE = False

EXTENSION = ".proto"
TYPES = ["int32", "int64", "uint32", "sint32", "bool", "string", "bytes", "double", "float", "fixed32", "E", "N"]
SAMPLES = {"int32": [0, 1, -1, 2**31 - 1], "int64": [0, 2**40, -5], "uint32": [0, 2**32 - 1], "sint32": [0, -7], "bool": [True, False],
           "string": ["", "a"], "bytes": [b"", b"a\xff"], "double": [0.0, 1.5], "float": [0.0, 2.5], "fixed32": [0, 9], "E": [0, 1], "N": [None]}


def field(chance, number):
    return {"name": f"f{number}", "number": number, "type": chance.choice(TYPES), "label": chance.choice(["", "", "optional", "repeated"])}


def make_model(chance):
    return {"fields": [field(chance, number) for number in range(1, 5) if chance.random() < 0.7], "values": ["Z", "A"]}


def changed(model, chance):
    model = copy.deepcopy(model)
    for _ in range(chance.choice([1, 1, 2])):
        kind, fields = chance.random(), model["fields"]
        if not fields or kind < 0.2:
            free = [number for number in range(1, 7) if number not in [known["number"] for known in fields]]
            fields.append(field(chance, free[0]))
        elif kind < 0.35:
            fields.pop(chance.randrange(len(fields)))
        elif kind < 0.65:
            chance.choice(fields)["type"] = chance.choice(TYPES)
        elif kind < 0.8:
            chance.choice(fields)["label"] = chance.choice(["", "optional", "repeated"])
        elif kind < 0.9:
            chance.choice(fields)["name"] = "g"
        else:
            model["values"] = ["Z"] if len(model["values"]) > 1 else ["Z", "A", "B"]
    return model


def text(model):
    lines = ['syntax = "proto3";', "package p;", "message M {"]
    lines += [f'  {known["label"]} {known["type"]} {known["name"]} = {known["number"]};' for known in model["fields"]]
    lines += ["}", "message N { int32 x = 1; }", "enum E {", *[f"  {name} = {number};" for number, name in enumerate(model["values"])], "}"]
    return "\n".join(lines) + "\n"


def compiled(model):
    """The message class of a model."""
    file = descriptor_pb2.FileDescriptorProto(name="p.proto", package="p", syntax="proto3")
    enum = file.enum_type.add(name="E")
    for number, name in enumerate(model["values"]):
        enum.value.add(name=name, number=number)
    inner = file.message_type.add(name="N")
    inner.field.add(name="x", number=1, type=descriptor_pb2.FieldDescriptorProto.TYPE_INT32, label=1)
    message = file.message_type.add(name="M")
    kinds = descriptor_pb2.FieldDescriptorProto
    for known in model["fields"]:
        added = message.field.add(name=known["name"], number=known["number"], label=3 if known["label"] == "repeated" else 1)
        if known["type"] == "E":
            added.type, added.type_name = kinds.TYPE_ENUM, ".p.E"
        elif known["type"] == "N":
            added.type, added.type_name = kinds.TYPE_MESSAGE, ".p.N"
        else:
            added.type = getattr(kinds, "TYPE_" + known["type"].upper())
        if known["label"] == "optional":
            added.oneof_index, added.proto3_optional = len(message.oneof_decl), True
            message.oneof_decl.add(name="_" + known["name"])
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName("p.M"))


def message(model, chance):
    """The values of a message, by field."""
    values = {}
    for known in model["fields"]:
        if chance.random() < 0.3:
            continue
        samples = [sample for sample in SAMPLES[known["type"]] if known["type"] != "E" or sample < len(model["values"])]
        values[known["name"]] = [chance.choice(samples) for _ in range(2)] if known["label"] == "repeated" else chance.choice(samples)
    return values


def make(chance):
    old = make_model(chance)
    new = changed(old, chance)
    try:
        models = {"old": compiled(old), "new": compiled(new)}
    except TypeError:  # two fields of one name
        return None
    messages = [(side, message(model, chance)) for side, model in (("old", old), ("new", new)) for _ in range(30)]
    return Pair(text(old), text(new), models, messages)


def filled(kind, values):
    made = kind()
    for name, value in values.items():
        field_kind = getattr(made, name)
        if isinstance(value, list):
            for item in value:
                if item is None:
                    field_kind.add(x=3)
                else:
                    field_kind.append(item)
        elif value is None:
            field_kind.x = 3
        else:
            setattr(made, name, value)
    return made


def is_valid(pair, side, message, written_by=None):
    """Whether a side wrote the message, or can read it in both notations; fields that it does not know are passed over."""
    if written_by is None:
        return message[0] == side
    made = filled(pair.models[written_by], message[1])
    try:
        pair.models[side].FromString(made.SerializeToString())
        json_format.Parse(json_format.MessageToJson(made), pair.models[side](), ignore_unknown_fields=True)
        return True
    except Exception:
        return False


def shown(message):
    return repr(message[1])
