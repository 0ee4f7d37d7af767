"""Other generators' ways to hold a text back, read as what they mean: none may publish by being unknown."""

from generator.diagnostics.diagnostic import Diagnostic
from generator.schema.node import Mapping, Node, Scalar
from generator.schema.shapes import empty_words, to_flag
from generator.schema.values import read_day, shown

# Hugo, Jekyll, Eleventy, Zola and Pelican, in any case and with any hyphens.
_FLAGS = {"draft": True, "isdraft": True, "private": True, "published": False, "publish": False}
_DATES = {"publishdate": "embargo", "expirydate": "expires", "unpublishdate": "expires"}


def read_foreign_gates(node: Mapping, path: str) -> tuple[Mapping, dict[str, str], tuple[Diagnostic, ...]]:
    """(the map without them, fields of the record that they mean, what to tell).

    `draft: true` and `published: false` mean `status: draft`, `publishDate` an embargo (or the date, when
    there is none), `expiryDate` means `expires`. What cannot be read is an error.
    """
    kept: list[tuple[Scalar, Node]] = []
    meant: dict[str, str] = {}
    told: list[Diagnostic] = []
    own = {key.text: value for key, value in node.entries}
    for key, value in node.entries:
        name = key.text.strip().casefold().replace("-", "").replace("_", "")
        if name in _FLAGS:
            told.append(_read_flag(key, value, holds_back=_FLAGS[name], own=own, meant=meant, path=path))
        elif name in _DATES:
            entry, diagnostic = _read_date(key, value, _DATES[name], own, meant, path)
            told.append(diagnostic)
            if entry:
                kept.append(entry)
        else:
            kept.append((key, value))
    if not told:
        return node, {}, ()
    return Mapping(tuple(kept), node.span), meant, tuple(told)


def _read_flag(
    key: Scalar, value: Node, *, holds_back: bool, own: dict[str, Node], meant: dict[str, str], path: str
) -> Diagnostic:
    flag = to_flag(value.text) if isinstance(value, Scalar) else None
    name = shown(key.text)
    if flag is None:
        message = f"whether `{name}` holds this text back cannot be read"
        hint = "write `status: draft` to hold it back, or delete the line"
        return Diagnostic("gate-value", message, path, value.span, hint)
    if flag is not holds_back:
        message = f"`{name}` says nothing here: a text is published unless its status says otherwise"
        return Diagnostic("gate-foreign", message, path, key.span, "delete the line", "warning")
    status = own.get("status")
    if isinstance(status, Scalar) and status.text.strip().casefold() not in {"draft", "review", ""}:
        message = f"`{name}: {shown(getattr(value, 'text', ''))}` and `status: {shown(status.text)}` disagree"
        return Diagnostic("gate-conflict", message, path, key.span, "delete one of the two")
    if not isinstance(status, Scalar) or not status.text:
        meant["status"] = "draft"
    message = f"`{name}` is read as `status: draft`"
    return Diagnostic("gate-foreign", message, path, key.span, "write `status: draft`", "warning")


def _read_date(
    key: Scalar, value: Node, field: str, own: dict[str, Node], meant: dict[str, str], path: str
) -> tuple[tuple[Scalar, Node] | None, Diagnostic]:
    """The entry to keep in its place, if any, and what to tell; a day becomes part of `meant`."""
    name = shown(key.text)
    day = read_day(value.text) if isinstance(value, Scalar) and not empty_words(value) else None
    if not isinstance(day, str):
        hint = day.hint if day else f"write `{field}:` with a date, or delete the line"
        message = f"the date of `{name}` cannot be read"
        return None, Diagnostic("gate-value", message, path, value.span, hint)
    if field in own and not empty_words(own[field]):
        message = f"`{name}` and `{field}` say the same thing twice"
        return None, Diagnostic("gate-conflict", message, path, key.span, f"keep only `{field}`")
    if field == "embargo" and ("date" not in own or empty_words(own["date"])):
        message, hint = f"`{name}` is read as `date: {day}`", f"write `date: {day}`"
        entry = (Scalar("date", key.span), Scalar(day, value.span))
        return entry, Diagnostic("gate-foreign", message, path, key.span, hint, "warning")
    # A day without a zone ends its embargo only when that day has begun everywhere.
    meant[field] = f"{day}T00:00:00-12:00" if field == "embargo" and len(day) == 10 else day
    message, hint = f"`{name}` is read as `{field}: {meant[field]}`", f"write `{field}: {meant[field]}`"
    return None, Diagnostic("gate-foreign", message, path, key.span, hint, "warning")
