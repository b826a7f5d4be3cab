"""Executes the transforms of mappings on values, as the spec language documents them; what they lose is written down."""

import datetime
import decimal
import hashlib
import re

from sampling import ABSENT, Moment


class Failure(Exception):
    """A value that a transform cannot convert: the message fails."""


WORDS = {"space": " ", "comma": ",", "semicolon": ";", "colon": ":", "pipe": "|", "tab": "\t", "newline": "\n", "dot": "."}
PARTS = [("yyyy", "%Y"), ("yy", "%y"), ("MM", "%m"), ("dd", "%d"), ("HH", "%H"), ("mm", "%M"), ("ss", "%S"), ("'T'", "T")]


def parse(text):
    """The chain of transforms as (name, argument) pairs."""
    chain = []
    for part in re.split(r"\s*\|\s*(?![^(]*\))", text.strip()):
        name, _, argument = part.partition("(")
        chain.append((name.strip(), argument[:-1].strip() if argument else ""))
    return chain


def pattern(java):
    """A date pattern as strftime has it."""
    for ours, theirs in PARTS:
        java = java.replace(ours, theirs)
    return java


def exact(value):
    """A value as an exact number."""
    if isinstance(value, bool) or value is None:
        raise Failure("not a number")
    if isinstance(value, (int, decimal.Decimal)):
        return decimal.Decimal(value)
    try:
        return decimal.Decimal(str(value).strip())
    except decimal.InvalidOperation:
        raise Failure("not a number") from None


def whole(value):
    return int(value) if value == value.to_integral_value() else value


def text_of(value):
    """A scalar as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return format(value, "f") if isinstance(value, decimal.Decimal) else str(value)


TEXTUAL = {"trim", "upper", "lower", "truncate", "substring", "pad", "unpad", "replace", "split", "parse", "join", "coalesce"}
LISTS = {"first", "last", "count", "sum", "flatten", "join", "coalesce"}


def apply(chain, value, lost, constant=str):
    """What a chain makes of a value; `lost(kind)` is called where something of it is lost, `constant` types what takes the place of nothing."""
    for name, argument in chain:
        if name in TEXTUAL and not all(isinstance(item, str) and not isinstance(item, Moment) for item in flat(value)):
            raise Failure(f"{name} takes text")
        if name in LISTS:
            value = LIST_STEPS[name](value, argument)
        elif name == "default":
            if value is ABSENT or value is None:
                lost("defaulted")
                value = constant(argument)
        elif isinstance(value, list) and name != "split":
            value = [item if item is ABSENT or item is None else SCALAR_STEPS[name](item, argument, lost) for item in value]
        elif value is not ABSENT and value is not None:
            value = SCALAR_STEPS[name](value, argument, lost)
    return value


# Lists


def parts(value):
    return value if isinstance(value, list) else [value]


def there(value):
    return [item for item in parts(value) if item is not ABSENT and item is not None]


def flat(value):
    """The values in lists of lists."""
    return [inner for item in there(value) for inner in (flat(item) if isinstance(item, list) else [item])]


def step_first(value, _):
    if not isinstance(value, list):
        return value
    return value[0] if value else ABSENT


def step_last(value, _):
    if not isinstance(value, list):
        return value
    return value[-1] if value else ABSENT


def step_flatten(value, _):
    if not isinstance(value, list):
        return value
    return [item for part in value for item in (part if isinstance(part, list) else [part]) if item is not ABSENT]


def step_join(value, argument):
    texts = [text_of(item) for item in there(value)]
    return WORDS.get(argument, argument).join(texts) if texts else ABSENT


def step_coalesce(value, _):
    return next((item for item in there(value) if item != ""), ABSENT)


def step_sum(value, _):
    return ABSENT if value is ABSENT else whole(sum((exact(item) for item in there(value)), decimal.Decimal(0)))


LIST_STEPS = {
    "first": step_first, "last": step_last, "flatten": step_flatten, "join": step_join, "coalesce": step_coalesce, "sum": step_sum,
    "count": lambda value, _: ABSENT if value is ABSENT else len(parts(value)),
}


# Scalars


def step_truncate(value, argument, lost):
    text = text_of(value)
    if len(text) > int(argument):
        lost("cut")
    return text[:int(argument)]


def step_substring(value, argument, _):
    start, _, end = argument.partition("..")
    return text_of(value)[int(start):int(end)]


def step_pad(value, argument, _):
    width, side, filler = (argument.split() + ["left", " "])[:3]
    text, filler = text_of(value), WORDS.get(filler, filler)
    return text.rjust(int(width), filler) if side == "left" else text.ljust(int(width), filler)


def step_unpad(value, argument, _):
    side, filler = (argument.split() + [" "])[:2]
    filler = WORDS.get(filler, filler)
    return text_of(value).lstrip(filler) if side == "left" else text_of(value).rstrip(filler)


def step_replace(value, argument, _):
    old, _, new = (part.strip() for part in argument.partition("->"))
    return text_of(value).replace(WORDS.get(old, old), WORDS.get(new, new))


def half_up(value, places):
    return value.quantize(decimal.Decimal(1).scaleb(-places), decimal.ROUND_HALF_UP)


def step_round(value, argument, lost):
    number = exact(value)
    rounded = half_up(number, int(argument))
    if rounded != number:
        lost("rounded")
    return whole(rounded)


def step_to_cents(value, argument, lost):
    cents = exact(value).scaleb(int(argument))
    rounded = half_up(cents, 0)
    if rounded != cents:
        lost("rounded")
    return int(rounded)


def step_integer(value, *_):
    number = exact(value)
    if number != number.to_integral_value():
        raise Failure("not a whole number")
    return int(number)


def step_boolean(value, *_):
    if isinstance(value, bool):
        return value
    if text_of(value).lower() in ("true", "1", "yes"):
        return True
    if text_of(value).lower() in ("false", "0", "no"):
        return False
    raise Failure("not a boolean")


def moment(text):
    try:
        return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        raise Failure("not a date") from None


def step_parse(value, argument, _):
    if len(text_of(value)) != len(argument.replace("'", "")):
        raise Failure(f"not a date of the form {argument}")
    try:
        found = datetime.datetime.strptime(text_of(value), pattern(argument))
    except ValueError:
        raise Failure(f"not a date of the form {argument}") from None
    if "HH" in argument:
        return Moment(found.strftime("%Y-%m-%dT%H:%M:%SZ") if "dd" in argument else found.strftime("%H:%M:%S"))
    return Moment(found.strftime("%Y-%m-%d"))


def step_format(value, argument, lost):
    text = text_of(value)
    if "T" in text and "HH" not in argument:
        lost("time-dropped")
    return moment(text).strftime(pattern(argument))


SCALAR_STEPS = {
    "trim": lambda value, *_: text_of(value).strip(), "upper": lambda value, *_: text_of(value).upper(),
    "lower": lambda value, *_: text_of(value).lower(), "truncate": step_truncate, "substring": step_substring, "pad": step_pad,
    "unpad": step_unpad, "replace": step_replace, "round": step_round, "to-cents": step_to_cents, "integer": step_integer,
    "from-cents": lambda value, argument, _: whole(exact(value).scaleb(-int(argument))), "decimal": lambda value, *_: whole(exact(value)),
    "boolean": step_boolean, "parse": step_parse, "format": step_format,
    "split": lambda value, argument, _: text_of(value).split(WORDS.get(argument, argument)),
    "multiply": lambda value, argument, _: whole(exact(value) * exact(argument)),
    "divide": lambda value, argument, _: whole(exact(value) / exact(argument)),
    "hash": lambda value, *_: hashlib.sha256(text_of(value).encode()).hexdigest(),
    "timezone": lambda value, *_: value, "unit": lambda value, *_: value, "currency": lambda value, *_: value,
}
