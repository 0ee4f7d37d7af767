"""The log of corrections: what was wrong, what is right, where and when; and what was withdrawn."""

from collections.abc import Iterable

import msgspec

from generator.model.body import Citation, EventDate, EventEnd, EventStart, ResolvedBody, ResolvedSlot
from generator.model.briefs import ChangeShown
from generator.model.site import Site
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.inputs import BriefLink, PageInputs, SiteFacts, brief_link, site_facts
from generator.pages.shared.splitting import Stretch, stretches

_SILENT = ("typo", "update")


class LoggedChange(msgspec.Struct, frozen=True, gc=False):
    """One entry of the log: a change, or without one the withdrawal of a brief."""

    brief: BriefLink
    date: str
    change: ChangeShown | None = None


class CorrectionsPage(PageInputs, frozen=True, kw_only=True):
    """What corrections.html is given."""

    stretch: Stretch[LoggedChange]
    """Its `things` are the entries, newest first."""
    policy: str
    """Id of the page that says how we correct, or ""."""


def pages(site: Site) -> Iterable[Planned]:
    """One page, or the newest 50 and one page a year."""
    facts = site_facts(site)
    entries = []
    for brief in site.briefs:
        link = brief_link(brief)
        if brief.state == "withdrawn":
            entries.append(LoggedChange(link, brief.updated or brief.date))
        entries += [
            LoggedChange(link, change.date, _without_marks(change))
            for change in brief.changes
            if change.kind not in _SILENT and brief.state != "withdrawn"
        ]
    entries.sort(key=lambda entry: (entry.date, entry.brief.id), reverse=True)
    for stretch in stretches(entries, lambda entry: entry.date[:7], newest_first=True):
        address = "/".join(["", "corrections", *stretch.path, ""])
        yield Planned(address, make, (facts, stretch), "corrections.html")


def make(facts: SiteFacts, stretch: Stretch[LoggedChange]) -> CorrectionsPage:
    """The inputs of corrections.html."""
    return CorrectionsPage(stretch=stretch, policy=facts.corrections_policy)


def _without_marks(change: ChangeShown) -> ChangeShown:
    """Citations lead to notes, and events to anchors, that are on the brief's own page only."""
    segments = [change.note.segments[0]]
    slots: list[ResolvedSlot] = []
    for slot, segment in zip(change.note.slots, change.note.segments[1:], strict=True):
        if isinstance(slot, Citation | EventStart | EventEnd | EventDate):
            segments[-1] += segment
        else:
            slots.append(slot)
            segments.append(segment)
    return msgspec.structs.replace(change, note=ResolvedBody(tuple(segments), tuple(slots)))


KIND = PageKind("corrections", "corrections", "/corrections/", pages)
