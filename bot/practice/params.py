"""The parameters of a Bot API call, however they came: in the address, as JSON, as a form or as multipart."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message as Headers
from email.parser import HeaderParser
from typing import Any
from urllib.parse import parse_qsl

from bot.practice.errors import ApiError, bad_request

LARGEST_REQUEST = 52_000_000


@dataclass(frozen=True)
class Upload:
    """A file in a multipart request."""

    name: str
    kind: str
    content: bytes


@dataclass
class Params:
    """Values by name. Numbers, truths and objects may have come as text."""

    values: dict[str, Any] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) not in (None, "") or name in self.uploads

    def text(self, name: str) -> str:
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value)

    def number(self, name: str, default: int = 0) -> int:
        try:
            return int(self.text(name))
        except ValueError:
            return default

    def truth(self, name: str) -> bool:
        return self.text(name).casefold() in ("true", "1", "yes")

    def json(self, name: str) -> Any:
        """The object or list under the name; None where there is none. Raises ApiError on text that is no JSON."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def upload(self, name: str) -> Upload | None:
        """The file under the name, sent as itself or as attach://."""
        told = self.text(name)
        return self.uploads.get(told.removeprefix("attach://") if told.startswith("attach://") else name)


def read_params(query: str, content_type: str, body: bytes) -> Params:
    """Everything that the request says. Raises ApiError."""
    if len(body) > LARGEST_REQUEST:
        raise ApiError(413, "Request Entity Too Large")
    params = Params(dict(parse_qsl(query, keep_blank_values=True)))
    if not body:
        return params
    kind, _, _rest = content_type.partition(";")
    kind = kind.strip().casefold()
    if kind == "application/json":
        try:
            told = json.loads(body)
        except ValueError:
            told = None
        if not isinstance(told, dict):
            raise bad_request("can't parse request: Can't parse request JSON object")
        params.values.update(told)
    elif kind == "multipart/form-data":
        for name, value in _parts(content_type, body):
            if isinstance(value, Upload):
                params.uploads[name] = value
            else:
                params.values[name] = value
    else:
        params.values.update(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    return params


def _headers(text: str) -> Headers:
    return HeaderParser().parsestr(text)


def _parts(content_type: str, body: bytes) -> Iterator[tuple[str, str | Upload]]:
    boundary = _headers(f"Content-Type: {content_type}\n\n").get_param("boundary")
    if not isinstance(boundary, str):
        raise bad_request("can't parse request: boundary not found")
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary.encode())[1:]:
        if part.startswith(b"--"):
            return
        head, parted, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        if not parted:
            raise bad_request("can't parse request: a part without headers")
        headers = _headers(head.decode("utf-8", "replace").replace("\r\n", "\n") + "\n\n")
        name = headers.get_param("name", header="content-disposition")
        filename = headers.get_filename()
        if not isinstance(name, str):
            continue
        if filename is None:
            yield name, content.decode("utf-8", "replace")
        else:
            yield name, Upload(filename, headers.get_content_type(), content)
    raise bad_request("can't parse request: the last boundary is missing")
