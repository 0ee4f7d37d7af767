"""Events `[words]{when=…}` and quotations `[words]{by=…}`: what their attributes mean, and their slots."""

import re
from typing import Literal

import msgspec

from generator.edtf.friendly import DateReading, read_date
from generator.edtf.value import DateFault
from generator.figures import Figure, read_figures
from generator.markdown.draft import (
    Draft,
    free_anchor,
    nearest_name,
    plain_since,
    report,
    report_date,
    report_figure,
)
from generator.markdown.faults import Fault
from generator.markdown.places import span_of
from generator.markdown.result import (
    EventDateSlot,
    EventEndSlot,
    EventStartSlot,
    QuoteEndSlot,
    QuoteStartSlot,
    SaidQuote,
    ToldEvent,
)
from generator.markdown.rules.attribute_values import COMMAS, quote_value
from generator.markdown.rules.attributes import Attribute, Attributes
from generator.markdown.rules.value_lines import in_other_lines, marks_of_values
from generator.records.event import BASES, KINDS, STATUSES
from generator.text.identifiers import first_words_id, id_fault
from generator.text.patterns import pattern
from generator.text.synonyms import meant_by

EVENT_NAMES = (
    *(
        "when",
        "id",
        "of",
        "title",
        "kind",
        "status",
        "places",
        "actors",
        "figure",
        "basis",
        "part_of",
        "tags",
    ),
)
KNOWN_NAMES = frozenset({*EVENT_NAMES, "by"})
NAMED = rf"(?:{'|'.join(sorted(KNOWN_NAMES))})\s*[=:＝：]"
"""The beginning of an attribute."""
BRACE = rf"\{{\s*(?:#[\w-]|{NAMED})"
"""A brace that can only be meant for attributes."""
MARKED = pattern(rf"\[@|\]\{{|\[\[|(?<![^\W_])when\s?=|{BRACE}")
"""What only has a meaning in running text."""
_MEANT = {
    "date": "when",
    "figures": "figure",
    "place": "places",
    "actor": "actors",
    "tag": "tags",
    "speaker": "by",
}
_ITEM = pattern(rf"[\"“„«][^\"“”„«»]*[\"”“»]|[^{COMMAS}]+")
_CHOICES = {"kind": KINDS, "status": STATUSES, "basis": BASES}
_LISTS = ("places", "actors", "tags")
_STANCES = {"denied", "denies", "disputed", "doubted", "doubts", "confirmed", "reported"}


def read_told(attributes: Attributes, draft: Draft) -> ToldEvent | SaidQuote | None:
    """The event or quotation that attributes tell of, its words still open; None when they tell of neither."""
    for fault in attributes.faults:
        report(draft, fault)
    values = _read_loose(attributes, draft)
    for entry in attributes.entries:
        name = _known_name(entry, draft)
        if name in values:
            hint = "leave one of them out"
            report(
                draft, Fault("event-attribute", f"`{name}` stands here twice", hint, entry.start, entry.end)
            )
        elif name:
            values[name] = entry
    if not attributes.closed and not values:
        return None
    _check_plain(values, draft)
    if "by" in values and "when" not in values:
        return _read_quote(values, draft)
    if "by" in values:
        entry = values.pop("by")
        message = "who says so stands in the citation behind the words"
        hint = f"write [@source, by {quote_value(entry.value)}], or leave `when` out for a quotation"
        report(draft, Fault("event-by", message, hint, entry.start, entry.end))
    return _read_event(attributes, values, draft)


def _read_loose(attributes: Attributes, draft: Draft) -> dict[str, Attribute]:
    """Words that no name stands before: a date is taken as one."""
    if attributes.loose is None:
        return {}
    start, end = attributes.loose
    typed = draft.place.source[start:end]
    date = typed.strip("\"'“”‘’")
    if isinstance(read_date(date, draft.language), DateFault):
        message = f"`{typed[:40]}` is not an attribute"
        hint = "write {when=2014-07-24}, or \\{ for a brace that is printed"
        change = (start, attributes.entries[0].start, "") if attributes.entries else None
        report(draft, Fault("event-attribute", message, hint, start, end, change))
        return {}
    change = (start, end, f"when={quote_value(date)}")
    message, hint = "`when=` is missing before this date", f"write when={quote_value(date)}"
    report(draft, Fault("event-equals", message, hint, start, end, change))
    return {"when": Attribute("when", date, start, end, start, end)}


def _check_plain(values: dict[str, Attribute], draft: Draft) -> None:
    """What looks like more than text in an attribute would be printed as it is typed."""
    for name in ("title", "by"):
        entry = values.get(name)
        if entry is not None and MARKED.search(entry.value):
            message = f"`{name}` is plain text: it holds no events, citations or names"
            hint = "write them in the words between the brackets, or behind the braces"
            found = MARKED.search(draft.place.source, entry.value_start, entry.value_end)
            start, end = found.span() if found else (entry.value_start, entry.value_end)
            report(draft, Fault("event-plain", message, hint, start, end))


def write_start(draft: Draft, value: ToldEvent | SaidQuote, start: int, end: int) -> None:
    """The words begin; `start` and `end` are those of the whole mark."""
    span = span_of(draft.place, start, end)
    if isinstance(value, ToldEvent):
        number = len(draft.events)
        marks = in_other_lines(value.marks, span) if value.marks else ()
        draft.events.append(msgspec.structs.replace(value, span=span, marks=marks))
        draft.html.append(EventStartSlot(number))
        draft.open_words.append(("event", number, len(draft.plain), []))
    else:
        number = len(draft.quotes)
        draft.quotes.append(msgspec.structs.replace(value, span=span))
        draft.html.append(QuoteStartSlot(number))
        draft.open_words.append(("quote", number, len(draft.plain), []))


def write_end(draft: Draft, date: Literal["here", "behind citation", "written"]) -> None:
    """The words end. Where a citation follows at once, the date stands behind it."""
    kind, number, start, names = draft.open_words.pop()
    words = plain_since(draft, start)
    if kind == "event":
        event = draft.events[number]
        anchor = "" if event.of else f"e-{event.id or _made_id(draft, words)}"
        if anchor:
            anchor = free_anchor(draft, anchor)
        draft.events[number] = event = msgspec.structs.replace(
            event, anchor=anchor, words=words, entities=tuple(dict.fromkeys(names))
        )
        draft.html.append(EventEndSlot(number))
        if date == "behind citation":
            draft.dates_due.append(number)
        elif date == "here":
            draft.html.append(EventDateSlot(number))
        cited = event.citation is not None
    else:
        quote = draft.quotes[number]
        anchor = free_anchor(draft, quote.anchor or f"q-{first_words_id(words) or 'quote'}")
        draft.quotes[number] = msgspec.structs.replace(quote, anchor=anchor, words=words)
        draft.html.append(QuoteEndSlot(number))
        cited = quote.citation is not None
    if not cited:
        draft.uncited.append((kind, number))


def give_citation(draft: Draft, group: int) -> bool:
    """The events and quotations that wait for a citation, or in whose words it stands, take this one.

    Whether any did.
    """
    inside = [(kind, number) for kind, number, _, _ in draft.open_words]
    taken = False
    for kind, number in (*draft.uncited, *inside):
        if kind == "event" and draft.events[number].citation is None:
            draft.events[number] = msgspec.structs.replace(draft.events[number], citation=group)
            taken = True
        elif kind == "quote" and draft.quotes[number].citation is None:
            draft.quotes[number] = msgspec.structs.replace(draft.quotes[number], citation=group)
            taken = True
    draft.uncited.clear()
    return taken


def write_due_dates(draft: Draft) -> None:
    """The dates of the events whose citation was just written."""
    draft.html.extend(EventDateSlot(number) for number in draft.dates_due)
    draft.dates_due.clear()


def _made_id(draft: Draft, words: str) -> str:
    return f"{draft.brief_id}.{first_words_id(words) or 'event'}"


def _known_name(entry: Attribute, draft: Draft) -> str:
    if entry.name in KNOWN_NAMES:
        return entry.name
    near = _MEANT.get(entry.name.lower()) or nearest_name(draft, entry.name, KNOWN_NAMES)
    hint = f"did you mean `{near}`?" if near else f"an event has {', '.join(EVENT_NAMES)}; a quotation has by"
    if entry.name.lower() in ("source", "cite", "via"):
        near, hint = None, "cite it behind the words: [@source, via whom]"
    end = entry.start + len(entry.name)
    change = (entry.start, end, near) if near else None
    message = f"there is no attribute `{entry.name[:40]}`"
    report(draft, Fault("event-attribute", message, hint, entry.start, end, change))
    return near or ""


def _read_quote(values: dict[str, Attribute], draft: Draft) -> SaidQuote:
    for name, entry in values.items():
        if name not in ("by", "id"):
            message = f"a quotation has no `{name}`"
            hint = "a quotation has `by`; with `when` it is an event"
            report(draft, Fault("event-attribute", message, hint, entry.start, entry.end))
    identity = _read_id(values.get("id"), draft)
    nowhere = span_of(draft.place, 0, 0)
    return SaidQuote(f"q-{identity}" if identity else "", "", values["by"].value, nowhere)


def _read_event(attributes: Attributes, values: dict[str, Attribute], draft: Draft) -> ToldEvent:
    identity, of = _read_id(values.get("id"), draft), _read_id(values.get("of"), draft)
    if identity and of:
        entry = values["of"]
        hint = f"keep of={of} to add a report to that event, or id={identity} to define a new one"
        message = "an event is either defined (id) or added to (of)"
        report(draft, Fault("event-id-and-of", message, hint, entry.start, entry.end))
        of = ""
    if identity:
        _check_defined_once(identity, values["id"], attributes, draft)
    if not {"when", "id", "of"} & values.keys() and not attributes.faults and attributes.entries:
        message = "nothing here says when it happened"
        hint = "write when=2014-07-24, when=unknown, or by=… for a quotation"
        report(draft, Fault("event-when", message, hint, attributes.start, attributes.end))
    elif not attributes.entries and not attributes.faults and attributes.loose is None:
        message = "there is nothing in the braces"
        hint = "write when=2014-07-24, or \\{ for a brace that is printed"
        report(draft, Fault("event-empty", message, hint, attributes.start, attributes.end))
    texts = {name: entry.value for name, entry in values.items()}
    lists = {name: _items(texts.get(name, "")) for name in _LISTS}
    return ToldEvent(
        anchor="",
        words="",
        span=span_of(draft.place, attributes.start, attributes.end),
        id=identity,
        of=of,
        title=texts.get("title", ""),
        when=read_when(values.get("when"), draft),
        kind=_read_choice("kind", values, draft),
        status=_read_choice("status", values, draft),
        basis=_read_choice("basis", values, draft),
        part_of=_read_id(values.get("part_of"), draft),
        places=lists["places"],
        actors=lists["actors"],
        tags=lists["tags"],
        figures=_read_figure(values.get("figure"), draft),
        from_front_matter=bool(identity) and "when" not in values,
        marks=marks_of_values(values, draft),
    )


def read_when(entry: Attribute | None, draft: Draft) -> DateReading | None:
    """The date in an attribute; a fault in it is told at its own place."""
    if entry is None or not entry.value:
        return None
    reading = read_date(entry.value, draft.language)
    start, end, read_at = entry.value_start, entry.value_end, _exact_start(entry, draft)
    if isinstance(reading, DateFault):
        report_date(draft, reading, start, end, read_at=read_at)
        return None
    for warning in reading.warnings:
        report_date(draft, warning, start, end, read_at=read_at, warning=True)
    return reading


def _read_figure(entry: Attribute | None, draft: Draft) -> tuple[Figure, ...]:
    if entry is None or not entry.value:
        return ()
    figures, faults = read_figures(entry.value)
    for fault in faults:
        read_at = _exact_start(entry, draft)
        report_figure(draft, fault, entry.value_start, entry.value_end, read_at=read_at)
    return figures


def _exact_start(entry: Attribute, draft: Draft) -> int | None:
    """Where the value begins in the source, if it was typed letter for letter."""
    quote = int(entry.quoted)
    start, end = entry.value_start + quote, entry.value_end - quote
    return start if draft.place.source[start:end] == entry.value else None


def _read_id(entry: Attribute | None, draft: Draft) -> str:
    if entry is None or not entry.value:
        return ""
    fault = id_fault(entry.value)
    if fault is None:
        return entry.value
    several = [each for each in re.split(r"[\s,;]+", entry.value) if each]
    if len(several) > 1 and ("," in entry.value or ";" in entry.value):
        message, hint = f"`{entry.name}` takes one id, not several", f"write {entry.name}={several[0]}"
        if entry.name == "of":
            hint += "; what is added to another event stands in marked words of its own"
        report(draft, Fault("event-id", message, hint, entry.value_start, entry.value_end))
        return "" if id_fault(several[0]) else several[0]
    change = (entry.value_start, entry.value_end, fault.suggestion) if fault.suggestion else None
    report(draft, Fault("event-id", fault.message, fault.hint, entry.value_start, entry.value_end, change))
    return fault.suggestion


def _check_defined_once(identity: str, entry: Attribute, attributes: Attributes, draft: Draft) -> None:
    first = draft.defined.get(identity)
    if first is None:
        draft.defined[identity] = span_of(draft.place, attributes.start, attributes.end)
        return
    place = f"{draft.path}:{first.line}:{first.column}"
    message = f"the event `{identity}` was defined already, at {place}"
    hint = f"write of={identity} to add a report to it, or give this event an id of its own"
    change = (entry.start, entry.end, f"of={identity}")
    report(draft, Fault("event-id-twice", message, hint, entry.start, entry.end, change))


def _read_choice(name: str, values: dict[str, Attribute], draft: Draft) -> str:
    entry = values.get(name)
    if entry is None or not entry.value:
        return ""
    choices, value = _CHOICES[name], entry.value.lower()
    if value in choices:
        return value
    near = meant_by(value, choices) or nearest_name(draft, value, choices)
    hint = f"did you mean {near}? " if near else ""
    hint += f"{name} is {', '.join(choices[:-1])} or {choices[-1]}"
    if name == "status" and value in _STANCES:
        near, hint = (
            None,
            "who denies or doubts it is said in the citation: [@source, denies]; disputes are worked out",
        )
    change = (entry.value_start, entry.value_end, near) if near else None
    message = f"`{entry.value[:40]}` is no {name} that Dateline knows"
    report(draft, Fault(f"event-{name}", message, hint, entry.value_start, entry.value_end, change))
    return near or ""


def _items(value: str) -> tuple[str, ...]:
    """`moscow, baghdad`, or `[moscow, "Baghdad"]` as in front matter."""
    if not value:
        return ()
    if value.startswith("[") and value.endswith("]"):
        value = value[1:-1]
    parts = (part.strip(" \"'“”„‘’«»") for part in _ITEM.findall(value))
    return tuple(part for part in parts if part)
