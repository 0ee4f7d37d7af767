"""A resolved text becomes HTML: its slots are printed by the macros of a template, the rest is joined as it is.

Pages use `_slots.html` (relative links, citations that open), feeds `_slots_feed.html` (absolute, plain).
Text is never searched for markers, so content cannot forge one.
"""

from collections.abc import Callable

from jinja2.environment import TemplateModule
from markupsafe import Markup, escape

from generator.model.body import (
    Citation,
    EventDate,
    EventEnd,
    EventStart,
    Link,
    Name,
    QuoteEnd,
    QuoteStart,
    ResolvedBody,
    ResolvedSlot,
)
from generator.render.links import Links

Macros = Callable[[], TemplateModule]


def body_html(
    body: ResolvedBody,
    macros: Macros,
    links: Links,
    prefix: str = "",
) -> Markup:
    """The text as HTML. `prefix` keeps the ids of several texts on one page apart."""
    segments = body.segments
    if not body.slots:
        return Markup(segments[0])
    pieces = [segments[0]]
    module = macros()
    for slot, segment in zip(body.slots, segments[1:], strict=True):
        pieces.append(_slot(slot, module, links, prefix))
        pieces.append(segment)
    return Markup("".join(pieces))


def number_ranges(numbers: tuple[int, ...]) -> str:
    """Numbers of notes as readers write them: 1, 2–4."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = []
    for run in runs:
        shown += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(number) for number in run]
    return ", ".join(shown)


def _slot(slot: ResolvedSlot, module: TemplateModule, links: Links, prefix: str) -> str:
    match slot:
        case Link():
            return escape(links.to(slot.kind, slot.id, slot.fragment))
        case Name():
            href = links.to(slot.kind, slot.id) if slot.kind else ""
            return str(module.name(slot, href))  # type: ignore[attr-defined]
        case Citation():
            label = number_ranges(slot.numbers)
            return str(module.citation(slot, f"{prefix}c{slot.index}", label))  # type: ignore[attr-defined]
        case EventStart():
            return str(module.event_start(slot))  # type: ignore[attr-defined]
        case EventEnd():
            return str(module.event_end(slot))  # type: ignore[attr-defined]
        case EventDate():
            return str(module.event_date(slot, _date_link(slot, links)))  # type: ignore[attr-defined]
        case QuoteStart():
            return str(module.quote_start(slot))  # type: ignore[attr-defined]
        case QuoteEnd():
            return str(module.quote_end(slot))  # type: ignore[attr-defined]


def _date_link(slot: EventDate, links: Links) -> str:
    """To the event's page, else its place on the timeline."""
    if slot.page and (href := links.to("event", slot.event)):
        return href
    return links.to_timeline(slot.year, slot.event)
