"""Judges whole requests and responses of an OpenAPI document with openapi-core, a validator that is not ours."""

from urllib.parse import urlsplit

from openapi_core import Config, OpenAPI
from openapi_core.testing import MockRequest, MockResponse
from openapi_core.exceptions import OpenAPIError
from openapi_schema_validator import OAS30Validator, OAS31Validator, oas30_format_checker, oas31_format_checker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

import reading


def accepts(text, proof):
    """Whether a contract takes the request of a proof, or the response to it."""
    document = with_servers(reading.document(text))
    api = OpenAPI.from_dict(plain(document), config=Config(spec_validator_cls=None))
    given = proof["request"]
    request = MockRequest(
        "http://acme.example", given["method"].lower(), given["path"], args=given.get("query", {}), headers=given.get("headers", {}),
        data=data(given), content_type=given.get("contentType", "application/json"))
    try:
        if "response" in proof:
            answer = proof["response"]
            api.validate_response(request, MockResponse(
                data(answer) or b"", status_code=answer["status"], headers=answer.get("headers", {}),
                content_type=answer.get("contentType", "application/json")))
        else:
            api.validate_request(request)
    except OpenAPIError:
        return False
    return True


def holds(document, schema, message):
    """Whether a schema within a document takes a message, by the validator of the document's version."""
    is_first = str(document.get("openapi", "")).startswith("3.0")
    root = Resource(contents=plain(document), specification=DRAFT202012)
    validator, formats = (OAS30Validator, oas30_format_checker) if is_first else (OAS31Validator, oas31_format_checker)
    registry = Registry().with_resource("urn:contract", root)
    inside = {**plain(schema)}
    return validator(anchored(inside), registry=registry, format_checker=formats).is_valid(plain(message))


def anchored(value):
    """A schema whose references start from the document."""
    if isinstance(value, dict):
        return {name: f"urn:contract{item}" if name == "$ref" and isinstance(item, str) else anchored(item) for name, item in value.items()}
    return [anchored(item) for item in value] if isinstance(value, list) else value


def data(part):
    """The bytes of a body, None where there is none."""
    if "body" not in part:
        return None
    text = part["body"] if isinstance(part["body"], str) and part.get("contentType", "").startswith("text/") else reading.as_text(part["body"])
    return text.encode()


def with_servers(document):
    """The document as if it were served where messages are sent to: only the path below the server counts."""
    # A token of OAuth travels as a bearer token (RFC 6750), which is what the validator looks for.
    schemes = document.get("components", {}).get("securitySchemes", {})
    document = {**document, "components": {**document.get("components", {}), "securitySchemes": {
        name: {"type": "http", "scheme": "bearer"} if scheme.get("type") in ("oauth2", "openIdConnect") else scheme
        for name, scheme in schemes.items()}}}
    base = urlsplit(next(iter(document.get("servers") or [{}])).get("url", "/")).path.rstrip("/")
    return {**document, "servers": [{"url": f"http://acme.example{base}"}]}


def plain(value):
    """A document with numbers as the validator's own reader would have them."""
    if isinstance(value, dict):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value if value is None or isinstance(value, (str, bool, int)) else float(value)
