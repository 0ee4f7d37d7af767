"""The front matter that a file without any was probably meant to have: from its heading, name, TOML or JSON.

Stands beside front_matter.py, whose hints end with it; what it says is offered, never read as the author's.
"""

import json
import posixpath
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from generator.schema.quoting import written
from generator.text.patterns import pattern

_HEADING = re.compile(r"^#{1,2}[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})\b")
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"']+")
_TOML_BEGINS = pattern(
    r"(?:[ \t]*(?:#[^\n]*)?\n)*(?=([ \t]*(?:[A-Za-z][\w-]*[ \t]*=[ \t]*[^\s=]|\[\[?[\w.-]+\]\]?[ \t]*\n)[^\n]*))"
)
_TOML_PAIR = re.compile(r"^([ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*)([^\s=].*)$", re.MULTILINE)
_NO_TOML = re.compile(r"\+\+\+|[^\s\[\]{}#\"'][^=]*\Z")
_YAML_KEY = re.compile(r"^[A-Za-z][\w-]*:(?:\s|\Z)", re.MULTILINE)
_PAGES = "content/pages/"
"""Plain pages have neither a day nor a source."""
_MOST_LINES = 60
_LONGEST = 20_000
"""Letters of TOML or JSON that are read for a hint; nobody typed more above a text."""


def proposed_front_matter(text: str, path: str) -> str:
    """Lines that may stand at the start of the file; what the file does not say is said as an example."""
    found = _read_json(text)
    if text.startswith("+++"):
        found = _read_toml(_between_pluses(text))
    return _proposed(found, text, path)


def toml_begins(yaml: str) -> tuple[int, str] | None:
    """Where TOML stands in the place of YAML: its first line, from 0, and that line."""
    match = _TOML_BEGINS.match(yaml)
    if match is None or _YAML_KEY.search(yaml) or not _TOML_PAIR.search(yaml):
        return None
    return yaml.count("\n", 0, match.end()), match[1]


def proposed_for_toml(toml: str, body: str, path: str) -> str:
    """The same TOML as YAML between two lines of hyphens."""
    return _proposed(_read_toml(toml), body, path)


def _proposed(found: dict[str, Any], text: str, path: str) -> str:
    heading, address = _HEADING.search(text), _ADDRESS.search(text)
    day = _DAY.search(posixpath.basename(path))
    lines = list(_pairs(found))[:_MOST_LINES]
    if "title" not in found:
        lines.append(f"title: {written(heading[1]) if heading else 'The headline'}")
    if path.startswith(_PAGES):
        return "\n".join(["---", *lines, "---"])
    if "date" not in found:
        lines.append(f"date: {day[0] if day else '2014-08-12'}")
    if "source" not in found and "sources" not in found:
        lines.append(f"source: {address[0].rstrip('.,;') if address else 'https://example.org/article'}")
    return "\n".join(["---", *lines, "---"])


def _between_pluses(text: str) -> str:
    """What stands between two lines of +++; where the second is missing, up to the first line that is no TOML."""
    lines = text.split("\n")[1:]
    end = next((number for number, line in enumerate(lines) if _NO_TOML.match(line)), len(lines))
    return "\n".join(lines[:end])


def _read_toml(text: str) -> dict[str, Any]:
    """What the TOML says; a value that is none is taken for a text that lacks its quotes."""
    # Hardly anybody writes so; whoever does not, does not wait for it.
    import tomllib

    def is_read(line: str) -> bool:
        try:
            tomllib.loads(line)
        except (ValueError, RecursionError):
            return False
        return True

    for attempt in range(2 if len(text) <= _LONGEST else 0):
        if attempt:
            text = "\n".join(line if is_read(line) else _in_quotes(line) for line in text.split("\n"))
        try:
            return tomllib.loads(text)
        except (ValueError, RecursionError):
            continue
    return {}


def _in_quotes(line: str) -> str:
    match = _TOML_PAIR.fullmatch(line)
    return match[1] + json.dumps(match[2].strip(), ensure_ascii=False) if match else ""


def _read_json(text: str) -> dict[str, Any]:
    """The JSON object at the start of the text."""
    start = text.lstrip()
    if not start.startswith("{"):
        return {}
    try:
        found, _ = json.JSONDecoder().raw_decode(start[:_LONGEST])
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _pairs(found: dict[str, Any]) -> Iterator[str]:
    """A map as lines of YAML."""
    for key, value in found.items():
        if isinstance(value, dict) and value:
            yield f"{written(key)}:"
            yield from (f"  {line}" for line in _pairs(value))
        elif isinstance(value, list) and value and all(isinstance(each, dict) and each for each in value):
            yield f"{written(key)}:"
            for each in value:
                first, *more = _pairs(each)
                yield f"  - {first}"
                yield from (f"    {line}" for line in more)
        else:
            yield f"{written(key)}: {_value(value)}"


def _value(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{written(key)}: {_value(each)}' for key, each in value.items())}}}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | datetime | time):
        return value.isoformat().replace("+00:00", "Z")
    return "~" if value is None else written(" ".join(str(value).split()))
