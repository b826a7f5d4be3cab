"""Reads contracts into JSON Schema, which a validator that is not ours judges messages by.

OpenAPI and JSON Schema are taken nearly as they are; OData's EDMX is written as JSON Schema, by the protocol's rules. Layouts and XML
Schemas have files of their own.
"""

import decimal
import importlib
import xml.etree.ElementTree as xml

import reading
from validating import Judge, Remembering

# `x-instant` marks a typed date: no text, which only a `format` transform makes of it.
DATE_TIME = {"type": "string", "format": "date-time", "x-instant": True}
EDM = {
    "Edm.String": {"type": "string"}, "Edm.Boolean": {"type": "boolean"}, "Edm.DateTime": DATE_TIME, "Edm.DateTimeOffset": DATE_TIME,
    "Edm.Time": {"type": "string", "format": "duration", "x-instant": True},
    "Edm.TimeOfDay": {"type": "string", "format": "time", "x-instant": True},
    "Edm.Date": {"type": "string", "format": "date", "x-instant": True}, "Edm.Guid": {"type": "string", "format": "uuid"},
    "Edm.Decimal": {"type": "number"}, "Edm.Double": {"type": "number"}, "Edm.Single": {"type": "number"},
    "Edm.Byte": {"type": "integer", "minimum": 0, "maximum": 255}, "Edm.SByte": {"type": "integer", "minimum": -128, "maximum": 127},
    "Edm.Int16": {"type": "integer", "minimum": -2**15, "maximum": 2**15 - 1},
    "Edm.Int32": {"type": "integer", "minimum": -2**31, "maximum": 2**31 - 1},
    "Edm.Int64": {"type": "integer", "minimum": -2**63, "maximum": 2**63 - 1},
}


class Exchange:
    """One operation: schemas of its request, its response, and its parameters by name (schema, required, filled by the caller).

    `keys` are parameters that may all be left out, but that make no address without a value where a caller names them.
    """

    def __init__(self, request=None, response=None, parameters=None, required=(), keys=()):
        self.request, self.response = request, response
        self.parameters = parameters or {}
        self.required, self.keys = set(required), set(keys)


class Contract:
    """A contract as one JSON Schema document: `definitions` by name, `operations` by name; `root` where the document itself is a type.

    `judge` makes the validator of a schema within the definitions. In a `textual` one every value is written out as text.
    """

    def __init__(self, definitions, operations, root=None, strict=False, judge=Judge, textual=False):
        self.definitions, self.operations, self.root, self.strict = definitions, operations, root, strict
        self.make_judge, self.textual, self.judges = judge, textual, {}

    def judge(self, schema):
        """The validator of a schema within the definitions, which remembers what it has judged."""
        key = repr(schema)
        if key not in self.judges:
            self.judges[key] = Remembering(self.make_judge(schema, self.definitions))
        return self.judges[key]

    def schema(self, place, direction):
        """The schema of the place after the `#`, for what the owner sends (`out`) or takes (`in`); None where there is none."""
        if place == "":
            return self.root
        if place in self.operations:
            return self.operations[place].request if direction == "in" else self.operations[place].response
        for name in (f"{place}/{direction}", place):
            if name in self.definitions:
                return {"$ref": f"#/$defs/{pointer(name)}"}
        return None

    def resolve(self, schema):
        """A schema with its references followed."""
        for _ in range(50):
            if not isinstance(schema, dict) or "$ref" not in schema:
                return schema
            name = schema["$ref"].removeprefix("#/$defs/").replace("~1", "/").replace("~0", "~")
            schema = self.definitions.get(name, False)
        return schema


def pointer(name):
    return name.replace("~", "~0").replace("/", "~1")


def read(path, texts):
    """The contract of a file by its name, or of a folder of Salesforce's objects; `texts` holds what is in it by the names of the files."""
    if any(name.endswith(".object-meta.xml") for name in texts):
        return importlib.import_module("salesforce").read(texts)
    (text,) = texts.values()
    if path.endswith(".xsd"):
        # Schemas with types of their own are read as JSON Schema; the oracle's own estates hold none.
        return importlib.import_module("xsds" if "<xs:complexType name=" in text else "xsd").read(text)
    if path.endswith(".avsc"):
        return importlib.import_module("avro").read(text)
    if path.endswith((".edmx", ".xml")):
        return read_edmx(text)
    return from_document(reading.document(text))


def from_document(document):
    """The contract of a parsed JSON Schema, OpenAPI document or layout."""
    if "layout" in document:
        return importlib.import_module("layouts").read(document)
    return read_openapi(document) if "openapi" in document else read_json_schema(document)


# JSON Schema


def read_json_schema(document):
    definitions = dict(document.get("$defs", {}))
    root = {key: value for key, value in document.items() if key not in ("$defs", "$id", "$schema", "title", "description")}
    return Contract(definitions, {}, root=root or None)


# OpenAPI


def read_openapi(document):
    definitions = {name: plain(schema) for name, schema in document.get("components", {}).get("schemas", {}).items()}
    operations = {}
    for path, item in document.get("paths", {}).items():
        shared = item.get("parameters", [])
        for method, operation in item.items():
            if method not in ("get", "put", "post", "delete", "patch"):
                continue
            exchange = read_operation(document, operation, shared)
            for name in (operation.get("operationId"), f"{method.upper()} {path}"):
                if name:
                    operations[name] = exchange
    return Contract(definitions, operations)


def read_operation(document, operation, shared):
    parameters, required = {}, []
    for parameter in [*shared, *operation.get("parameters", [])]:
        if "$ref" in parameter:
            parameter = document["components"]["parameters"][parameter["$ref"].split("/")[-1]]
        parameters[parameter["name"]] = plain(parameter.get("schema", {}))
        if parameter.get("required"):
            required.append(parameter["name"])
    request = body(operation.get("requestBody", {}))
    answers = operation.get("responses", {})
    response = next((body(answers[status]) for status in sorted(answers, key=str) if str(status).startswith("2")), None)
    return Exchange(request, response, parameters, required)


def body(owner):
    content = owner.get("content", {})
    media = content.get("application/json") or next(iter(content.values()), None)
    return plain(media.get("schema", {})) if media else None


def plain(schema):
    """An OpenAPI schema as JSON Schema: references into `$defs`, `nullable` as a type."""
    if isinstance(schema, list):
        return [plain(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    result = {}
    for key, value in schema.items():
        if key == "$ref":
            result[key] = "#/$defs/" + value.split("/")[-1]
        elif key in ("properties", "patternProperties"):
            result[key] = {name: plain(item) for name, item in value.items()}
        elif key in ("items", "allOf", "anyOf", "oneOf", "not", "additionalProperties"):
            result[key] = plain(value)
        elif key != "nullable":
            result[key] = value
    if schema.get("nullable") and "type" in result:
        result["type"] = [result["type"], "null"]
        if "enum" in result:
            result["enum"] = [*result["enum"], None]
    return result


# OData


def read_edmx(text):
    """The schemas of all entity types, for reading, creating and updating; a set's name stands for its type's."""
    schemas = [node for node in xml.fromstring(text).iter() if local(node) == "Schema"]
    links = associations(schemas)
    definitions, operations = {}, {}
    for schema in schemas:
        for node in schema:
            if local(node) in ("EntityType", "ComplexType"):
                for purpose, direction in (("out", "out"), ("in", "in"), ("update", "update")):
                    definitions[f"{node.get('Name')}/{direction}"] = entity(node, links, purpose)
    for node in (node for schema in schemas for node in schema.iter() if local(node) == "EntitySet"):
        name, kind = node.get("Name"), node.get("EntityType").split(".")[-1]
        keys = {field: fields_of(schemas, kind).get(field, {}) for field in keys_of(schemas, kind)}
        refs = {direction: {"$ref": f"#/$defs/{pointer(f'{kind}/{direction}')}"} for direction in ("in", "out", "update")}
        operations[f"{name}/read"] = Exchange(None, refs["out"], fields_of(schemas, kind), keys=keys)
        operations[f"{name}/create"] = Exchange(refs["in"], refs["out"])
        operations[f"{name}/update"] = Exchange(refs["update"], None, keys, keys)
        for direction in ("in", "out"):
            definitions[f"{name}/{direction}"] = refs[direction]
    return Contract(definitions, operations, strict=True)


def local(node):
    return node.tag.split("}")[-1]


def attribute(node, name):
    """An attribute in any namespace, such as `sap:creatable`."""
    return next((value for key, value in node.attrib.items() if key.split("}")[-1] == name), None)


def associations(schemas):
    """(association, role) → (type, whether many), for OData 2."""
    ends = {}
    for node in (node for schema in schemas for node in schema if local(node) == "Association"):
        for end in node:
            if local(end) == "End":
                ends[node.get("Name"), end.get("Role")] = (end.get("Type").split(".")[-1], end.get("Multiplicity") == "*")
    return ends


def type_node(schemas, kind):
    return next(node for schema in schemas for node in schema if local(node) in ("EntityType", "ComplexType") and node.get("Name") == kind)


def keys_of(schemas, kind):
    return [reference.get("Name") for reference in type_node(schemas, kind).iter() if local(reference) == "PropertyRef"]


def fields_of(schemas, kind):
    return {node.get("Name"): scalar(node) for node in type_node(schemas, kind) if local(node) == "Property"}


def entity(node, links, purpose):
    """One type as a closed object; what a caller must send on create is what is not nullable, no key and not the server's to fill."""
    keys = {reference.get("Name") for reference in node.iter() if local(reference) == "PropertyRef"}
    fields, required = {}, []
    for child in node:
        name = child.get("Name")
        if local(child) == "Property":
            flag = {"in": "creatable", "update": "updatable"}.get(purpose)
            if flag and attribute(child, flag) == "false" and not (purpose == "in" and name in keys):
                continue
            fields[name] = scalar(child, name in keys)
            if child.get("Nullable") == "false" and name not in keys and purpose == "in":
                required.append(name)
            if (child.get("Nullable") == "false" or name in keys) and purpose == "out":
                required.append(name)
        elif local(child) == "NavigationProperty":
            kind, many = target(child, links)
            reference = {"$ref": f"#/$defs/{pointer(f'{kind}/{purpose}')}"}
            fields[name] = {"type": "array", "items": reference} if many else reference
    return {"type": "object", "properties": fields, "required": required, "additionalProperties": False}


def target(node, links):
    if node.get("Type"):
        kind = node.get("Type")
        return kind.removeprefix("Collection(").removesuffix(")").split(".")[-1], kind.startswith("Collection(")
    return links[node.get("Relationship").split(".")[-1], node.get("ToRole")]


def digits(precision, scale):
    """The limits of a decimal of some digits, some of them after the point."""
    step = decimal.Decimal(1).scaleb(-scale)
    top = decimal.Decimal(10) ** (precision - scale) - step
    return {"multipleOf": step, "minimum": -top, "maximum": top}


def scalar(node, is_key=False):
    """A property's schema; a key is never null."""
    schema = dict(EDM.get(node.get("Type"), {}))
    if node.get("MaxLength", "Max") not in ("Max", "max"):
        schema["maxLength"] = int(node.get("MaxLength"))
    if node.get("Type") == "Edm.Decimal" and node.get("Precision"):
        schema.update(digits(int(node.get("Precision")), int(node.get("Scale", "0"))))
    if node.get("Nullable") != "false" and not is_key:
        schema["type"] = [schema.get("type", "string"), "null"]
    return schema
