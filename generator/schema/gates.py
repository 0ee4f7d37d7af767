"""Other generators' ways to hold a text back, read as what they mean: none may publish by being unknown."""

from collections.abc import Collection

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.schema.node import Mapping, Node, Scalar
from generator.schema.shapes import empty_words, to_flag
from generator.schema.source_lines import NO_LINES, SourceLines
from generator.schema.values import read_day, shown

_HIDES, _SHOWS = True, False
# Hugo, Jekyll, Eleventy, Zola, Pelican, Docusaurus, Obsidian and Ghost, in any case and with any hyphens.
_FLAGS = {
    **dict.fromkeys(("draft", "isdraft", "private", "hidden", "wip", "unlisted"), _HIDES),
    **dict.fromkeys(("secret", "confidential", "protected"), _HIDES),
    **dict.fromkeys(("published", "publish", "dgpublish", "public", "visible", "listed"), _SHOWS),
}
_EXCLUDED = "eleventyexcludefromcollections"
# These say other things as well, and are gates only where their value says that the text stays in.
_SOMETIMES = {
    **dict.fromkeys(("hide", "hold", "onhold", "exclude", "excluded", "ignore", "skip"), _HIDES),
    **dict.fromkeys(
        ("future", "headless", "noindex", "review", "inreview", "scheduled", "todo", _EXCLUDED), _HIDES
    ),
    **dict.fromkeys(("entwurf", "brouillon", "borrador", "bozza", "rascunho", "черновик"), _HIDES),
    **dict.fromkeys(("مسودة", "草稿", "下書き"), _HIDES),
    **dict.fromkeys(("active", "approved", "enabled", "live", "online", "output", "permalink"), _SHOWS),
    **dict.fromkeys(("ready", "render", "share", "show"), _SHOWS),
}
_DATES = {
    **dict.fromkeys(("publishdate", "pubdate", "publishat", "publishon", "publishafter"), "embargo"),
    **dict.fromkeys(("datepublish", "releasedate", "releaseon", "golive", "golivedate"), "embargo"),
    **dict.fromkeys(("notbefore", "holduntil", "scheduledfor"), "embargo"),
    **dict.fromkeys(("expirydate", "unpublishdate"), "expires"),
}
_DATES_SOMETIMES = dict.fromkeys(("release", "schedule", "scheduled", "available"), "embargo")
_FIELDS = ("date", "status", "embargo", "expires")
_TAKES_DOWN = frozenset({"withdrawn", "retracted", "superseded"})
_TO_SOME = frozenset({"visibility", "password"})
_TO_ALL = frozenset({"", "public", "published", "everyone", "all"})
_KEPT_IN = frozenset(
    [
        "draft",
        "drafts",
        "wip",
        "unpublished",
        "private",
        "hidden",
        "secret",
        "confidential",
        "unlisted",
        "embargoed",
        "noindex",
        "never",
    ]
)


def keeps_back(key: str, value: Node | None) -> bool:
    """Whether a key that means nothing here would keep a text back in another program, by its name or its value."""
    name, text = _plain_name(key), value.text.strip() if isinstance(value, Scalar) else None
    flag = to_flag(text) if text is not None else None
    if name in _FLAGS or name in _SOMETIMES:
        holds_back = _FLAGS.get(name, _SOMETIMES.get(name))
        if flag is holds_back or (flag is None and bool(text) and _FLAGS.get(name) is _HIDES):
            return True
    if name in _TAKES_DOWN:
        return flag is not False and text != ""
    if name in _TO_SOME:
        return text is None or text.casefold() not in _TO_ALL
    return any(each.text.strip().casefold() in _KEPT_IN for each in _scalars(value))


def names_gate(key: str) -> bool:
    """Whether a key is a day or instant of publishing, here or elsewhere, that the record has no field for."""
    return _plain_name(key) in {"embargo", "expires", *_DATES}


def _scalars(value: Node | None) -> list[Scalar]:
    """The value itself, or those one step inside it."""
    if isinstance(value, Scalar):
        return [value]
    if isinstance(value, Mapping):
        inside: list[Node] = [each for _, each in value.entries]
    else:
        inside = list(value.items) if value is not None else []
    return [each for each in inside if isinstance(each, Scalar)]


def _plain_name(key: str) -> str:
    return key.strip().casefold().replace("-", "").replace("_", "")


class _Reading(msgspec.Struct):
    """One map being read: its own fields, and those that stand there or are offered already."""

    path: str
    own: dict[str, Node]
    source: SourceLines
    standing: set[str]
    fields: Collection[str]
    """Those that the record has."""


def read_foreign_gates(
    node: Mapping, path: str, source: SourceLines = NO_LINES, fields: Collection[str] = _FIELDS
) -> tuple[Mapping, dict[str, str], tuple[Diagnostic, ...]]:
    """(the map without them, fields of the record that they mean, what to tell).

    `draft: true` and `published: false` mean `status: draft`, `publishDate` an embargo (or the date, when
    there is none), `expiryDate` means `expires`. What cannot be read is an error.
    """
    kept: list[tuple[Scalar, Node]] = []
    meant: dict[str, str] = {}
    told: list[Diagnostic] = []
    own = {key.text: value for key, value in node.entries}
    reading = _Reading(path, own, source, set(own), fields)
    for key, value in node.entries:
        holds_back, date_field = _means(key, value)
        if key.text == "unpublished" and isinstance(value, Scalar) and to_flag(value.text) is not None:
            told.append(_no_note(reading, value))
        elif key.text in fields:
            kept.append((key, value))
        elif holds_back is not None:
            told.append(_read_flag(reading, key, value, meant, holds_back=holds_back))
        elif date_field in fields:
            entry, diagnostic = _read_date(reading, key, value, date_field, meant)
            told.append(diagnostic)
            if entry:
                kept.append(entry)
        else:
            kept.append((key, value))
    if not told:
        return node, {}, ()
    return Mapping(tuple(kept), node.span), meant, tuple(told)


def _means(key: Scalar, value: Node) -> tuple[bool | None, str]:
    """(whether `true` holds the text back, or None where the key is no flag; the field that its date means, or "")."""
    name, text = _plain_name(key.text), value.text if isinstance(value, Scalar) else ""
    flag = to_flag(text)
    if name in _FLAGS or (flag is not None and flag is _SOMETIMES.get(name)):
        return _FLAGS.get(name, flag), ""
    if name in _DATES_SOMETIMES and isinstance(read_day(text), str):
        return None, _DATES_SOMETIMES[name]
    return None, _DATES.get(name, "")


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


def _no_note(reading: _Reading, value: Scalar) -> Diagnostic:
    message = (
        f"`unpublished:` holds notes, and `{shown(value.text)}` is none: the text itself would be published"
    )
    hint = "write `status: draft` to hold the text back, or delete the line"
    return Diagnostic("gate-value", message, reading.path, value.span, hint)


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
    if field == "embargo" and "date" in reading.fields and ("date" not in own or empty_words(own["date"])):
        entry = (Scalar("date", key.span), Scalar(day, value.span))
        return entry, _read_as(reading, key, value, "date", day)
    # A day without a zone ends its embargo only when that day has begun everywhere.
    meant[field] = f"{day}T00:00:00-12:00" if field == "embargo" and len(day) == 10 else day
    return None, _read_as(reading, key, value, field, meant[field])
