"""A list as JSON, one object a line: other programs read it whole, people compare two versions line by line."""

from collections.abc import Iterable
from typing import Any

import msgspec

_ENCODER = msgspec.json.Encoder()


def json_lines(objects: Iterable[Any]) -> bytes:
    """The bytes of the file."""
    lines = [_ENCODER.encode(each) for each in objects]
    return b"[\n" + b",\n".join(lines) + b"\n]\n" if lines else b"[]\n"
