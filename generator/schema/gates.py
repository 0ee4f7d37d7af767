"""Other generators' ways to hold a text back, read as what they mean: none may publish by being unknown."""

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.schema.node import Mapping, Node, Scalar
from generator.schema.shapes import empty_words, to_flag
from generator.schema.source_lines import NO_LINES, SourceLines
from generator.schema.values import read_day, shown

# Hugo, Jekyll, Eleventy, Zola and Pelican, in any case and with any hyphens.
_FLAGS = {
    **dict.fromkeys(("draft", "isdraft", "private", "hidden", "wip"), True),
    **dict.fromkeys(("published", "publish"), False),
}
_DATES = {"publishdate": "embargo", "pubdate": "embargo", "expirydate": "expires", "unpublishdate": "expires"}


class _Reading(msgspec.Struct):
    """One map being read: its own fields, and those that stand there or are offered already."""

    path: str
    own: dict[str, Node]
    source: SourceLines
    standing: set[str]


def read_foreign_gates(
    node: Mapping, path: str, source: SourceLines = NO_LINES
) -> tuple[Mapping, dict[str, str], tuple[Diagnostic, ...]]:
    """(the map without them, fields of the record that they mean, what to tell).

    `draft: true` and `published: false` mean `status: draft`, `publishDate` an embargo (or the date, when
    there is none), `expiryDate` means `expires`. What cannot be read is an error.
    """
    kept: list[tuple[Scalar, Node]] = []
    meant: dict[str, str] = {}
    told: list[Diagnostic] = []
    own = {key.text: value for key, value in node.entries}
    reading = _Reading(path, own, source, set(own))
    for key, value in node.entries:
        name = key.text.strip().casefold().replace("-", "").replace("_", "")
        if name in _FLAGS:
            told.append(_read_flag(reading, key, value, meant, holds_back=_FLAGS[name]))
        elif name in _DATES:
            entry, diagnostic = _read_date(reading, key, value, _DATES[name], meant)
            told.append(diagnostic)
            if entry:
                kept.append(entry)
        else:
            kept.append((key, value))
    if not told:
        return node, {}, ()
    return Mapping(tuple(kept), node.span), meant, tuple(told)


def _read_as(reading: _Reading, key: Scalar, value: Node, field: str, text: str) -> Diagnostic:
    """Told as what it is read as; the line is offered where the field does not stand there already."""
    offered = f"{field}: {text}"
    typed = reading.source.typed_pair(key, value) if isinstance(value, Scalar) else ""
    fixed = ""
    if typed and field not in reading.standing:
        reading.standing.add(field)
        fixed = reading.source.with_span(msgspec.structs.replace(key.span, length=len(typed)), offered)
    message, hint = f"`{shown(key.text)}` is read as `{offered}`", f"write `{offered}`"
    return Diagnostic("gate-foreign", message, reading.path, key.span, hint, "warning", fixed)


def _read_flag(
    reading: _Reading, key: Scalar, value: Node, meant: dict[str, str], *, holds_back: bool
) -> Diagnostic:
    path = reading.path
    flag = to_flag(value.text) if isinstance(value, Scalar) else None
    name = shown(key.text)
    if flag is None:
        message = f"whether `{name}` holds this text back cannot be read"
        hint = "write `status: draft` to hold it back, or delete the line"
        return Diagnostic("gate-value", message, path, value.span, hint)
    if flag is not holds_back:
        message = f"`{name}` says nothing here: a text is published unless its status says otherwise"
        return Diagnostic("gate-foreign", message, path, key.span, "delete the line", "warning")
    status = reading.own.get("status")
    if isinstance(status, Scalar) and status.text.strip().casefold() not in {"draft", "review", ""}:
        message = f"`{name}: {shown(getattr(value, 'text', ''))}` and `status: {shown(status.text)}` disagree"
        return Diagnostic("gate-conflict", message, path, key.span, "delete one of the two")
    if not isinstance(status, Scalar) or not status.text:
        meant["status"] = "draft"
    return _read_as(reading, key, value, "status", "draft")


def _read_date(
    reading: _Reading, key: Scalar, value: Node, field: str, meant: dict[str, str]
) -> tuple[tuple[Scalar, Node] | None, Diagnostic]:
    """The entry to keep in its place, if any, and what to tell; a day becomes part of `meant`."""
    name, path, own = shown(key.text), reading.path, reading.own
    day = read_day(value.text) if isinstance(value, Scalar) and not empty_words(value) else None
    if not isinstance(day, str):
        hint = day.hint if day else f"write `{field}:` with a date, or delete the line"
        message = f"the date of `{name}` cannot be read"
        return None, Diagnostic("gate-value", message, path, value.span, hint)
    if field in own and not empty_words(own[field]):
        message = f"`{name}` and `{field}` say the same thing twice"
        return None, Diagnostic("gate-conflict", message, path, key.span, f"keep only `{field}`")
    if field == "embargo" and ("date" not in own or empty_words(own["date"])):
        entry = (Scalar("date", key.span), Scalar(day, value.span))
        return entry, _read_as(reading, key, value, "date", day)
    # A day without a zone ends its embargo only when that day has begun everywhere.
    meant[field] = f"{day}T00:00:00-12:00" if field == "embargo" and len(day) == 10 else day
    return None, _read_as(reading, key, value, field, meant[field])
