"""Paths into messages as mappings write them: `a.b(c=1 & d=2).'e.f'`, and the conditions over them."""

import functools
import re

TOKEN = re.compile(r"'((?:[^']|'')*)'|([^.()'\[\]]+)|(\[\])|(\.)|\(([^)]*)\)")


@functools.cache
def parse(text):
    """Steps of a path: (name, predicate), where a predicate is a tuple of (field, value) or None."""
    steps, name, predicate = [], None, None
    for quoted, plain, _, dot, inside in TOKEN.findall(text):
        if dot:
            steps.append((name, predicate))
            name, predicate = None, None
        elif inside:
            predicate = tuple(tuple(part.strip() for part in term.split("=", 1)) for term in inside.split("&"))
        elif quoted or plain:
            name = quoted.replace("''", "'") if quoted else plain.strip()
    steps.append((name, predicate))
    return tuple(steps)


def names(text):
    """The fields that a path goes through."""
    return tuple(name for name, _ in parse(text))


class Condition:
    """`PATH = value`, `!=`, `<`, `>`, `PATH in a b`, `PATH exists`, joined by `and`; `paths` are what it reads."""

    TERM = re.compile(r"^(?P<path>\S+)\s+(?:(?P<op>!=|=|<|>)\s*(?P<value>.*)|in\s+(?P<values>.*)|(?P<exists>exists))$")

    def __init__(self, text):
        self.terms = [self.TERM.match(term.strip()).groupdict() for term in re.split(r"\s+and\s+", text)]
        self.paths = [term["path"] for term in self.terms]

    def holds(self, look):
        """Whether the condition holds; `look` gives the text of a path's value, or None."""
        return all(self._term(term, look(term["path"])) for term in self.terms)

    @staticmethod
    def _term(term, value):
        if term["exists"]:
            return value is not None
        if term["values"] is not None:
            return value in term["values"].split()
        if term["op"] == "!=":
            return value != term["value"]
        if value is None:
            return False
        if term["op"] == "=":
            return value == term["value"]
        try:
            left, right = float(value), float(term["value"])
        except ValueError:
            left, right = value, term["value"]
        return left < right if term["op"] == "<" else left > right
