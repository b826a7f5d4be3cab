"""Judges messages by JSON Schema, with a validator that is not ours; formats are checked here, since validators leave them out."""

import datetime
import re

import jsonschema
from jsonschema import validators

FORMATS = jsonschema.FormatChecker(formats=())


def checks(name):
    def register(function):
        FORMATS.checks(name, raises=ValueError)(function)
        return function
    return register


def text_matches(pattern):
    compiled = re.compile(pattern)
    return lambda value: not isinstance(value, str) or compiled.fullmatch(value) is not None


@checks("date")
def is_date(value):
    return not isinstance(value, str) or (len(value) == 10 and bool(datetime.date.fromisoformat(value)))


@checks("date-time")
def is_date_time(value):
    if not isinstance(value, str):
        return True
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[-+]\d\d:\d\d)?", value):
        return False
    return bool(datetime.datetime.fromisoformat(value[:19]))


checks("time")(text_matches(r"\d\d:\d\d:\d\d(\.\d+)?(Z|[-+]\d\d:\d\d)?"))
checks("duration")(text_matches(r"P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?"))
checks("uuid")(text_matches(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"))
checks("email")(text_matches(r"[^@\s]+@[^@\s]+"))
checks("uri")(text_matches(r"[A-Za-z][A-Za-z0-9+.-]*:\S*"))


class Judge:
    """A validator of one schema within a contract's definitions."""

    def __init__(self, schema, definitions, document=None):
        """`document` holds what references lead to, where that is not among the definitions."""
        document = {**(document or {}), "$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": definitions, **wrap(schema)}
        self.validator = validators.Draft202012Validator(document, format_checker=FORMATS)

    def accepts(self, message):
        return self.validator.is_valid(message)

    def objections(self, message):
        """What is wrong with a message: (path of names, keyword, the offending value in short)."""
        for error in self.validator.iter_errors(message):
            path = tuple(step for step in error.absolute_path if isinstance(step, str))
            value = error.instance
            if error.validator == "required":
                missing = [name for name in error.validator_value if name not in value]
                yield from ((path + (name,), "required", "") for name in missing)
            elif error.validator == "additionalProperties":
                allowed = set(error.schema.get("properties", {}))
                yield from ((path + (name,), "undeclared", "") for name in value if name not in allowed)
            else:
                yield path, str(error.validator), short(value)


class Remembering:
    """A validator that looks at equal messages once: most changes leave most messages as they were."""

    LIMIT = 3_000

    def __init__(self, judge):
        self.judge, self.known = judge, {}

    def accepts(self, message):
        return not self.objections(message)

    def objections(self, message):
        key = repr(message)
        found = self.known.get(key)
        if found is None:
            if len(self.known) >= self.LIMIT:
                self.known.clear()
            found = self.known[key] = list(self.judge.objections(message))
        return found


def wrap(schema):
    """A schema as keywords of a document's root."""
    if schema is True or schema is None:
        return {}
    if schema is False:
        return {"not": {}}
    return schema if "$ref" not in schema else {"allOf": [schema]}


def short(value):
    text = repr(value)
    return text if len(text) < 60 else f"{text[:40]}…{len(text)}"
