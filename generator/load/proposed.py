"""The front matter that a file without any was probably meant to have: from its heading, name, TOML or JSON."""

import posixpath
import re

from generator.schema.quoting import quoted, written

_HEADING = re.compile(r"^#{1,2}[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})\b")
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"']+")
_TOML_PAIR = re.compile(r"([A-Za-z][\w-]*)[ \t]*=[ \t]*(.+)")
_MOST = 40


def proposed_front_matter(text: str, path: str) -> str:
    """Lines that may stand at the start of the file; what the file does not say is said as an example."""
    pairs = _toml_pairs(text) or _json_pairs(text)
    heading = _HEADING.search(text)
    day = _DAY.search(posixpath.basename(path))
    address = _ADDRESS.search(text)
    pairs.setdefault("title", written(heading[1]) if heading else "The headline")
    pairs.setdefault("date", day[0] if day else "2014-08-12")
    if "sources" not in pairs:
        pairs.setdefault("source", address[0].rstrip(".,;") if address else "https://example.org/article")
    return "\n".join(["---", *(f"{key}: {value}" for key, value in pairs.items()), "---"])


def _toml_pairs(text: str) -> dict[str, str]:
    """The plain pairs between two lines of +++, their values as YAML has them."""
    if not text.startswith("+++"):
        return {}
    pairs: dict[str, str] = {}
    for line in text.split("\n")[1:_MOST]:
        if line.startswith(("+++", "[")):
            break
        match = _TOML_PAIR.fullmatch(line.strip())
        if match:
            pairs[match[1]] = _yaml_value(match[2])
    return pairs


def _json_pairs(text: str) -> dict[str, str]:
    """The plain pairs of a JSON object at the start of the text."""
    if not text.lstrip().startswith("{"):
        return {}
    # Hardly anybody writes so; whoever does not, does not wait for it.
    import json

    try:
        found, _ = json.JSONDecoder().raw_decode(text.lstrip())
    except (ValueError, RecursionError):
        return {}
    plain = (
        (key, value) for key, value in found.items() if isinstance(value, str) and "\n" not in key + value
    )
    return {key: written(value) for key, value in [*plain][:_MOST]}


def _yaml_value(toml: str) -> str:
    for mark in ('"', "'"):
        if len(toml) > 1 and toml[0] == toml[-1] == mark and mark not in toml[1:-1]:
            return written(toml[1:-1])
    return toml if toml[0] in "[{" or re.fullmatch(r"[\w.:+-]+", toml) else quoted(toml)
