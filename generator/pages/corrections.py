"""The log of corrections: what was wrong, what is right, where and when; and what was withdrawn."""

from collections.abc import Iterable

import msgspec

from generator.model.body import without_marks
from generator.model.briefs import ChangeShown
from generator.model.facts import SiteFacts
from generator.model.site import Site
from generator.outputs.output import PageKind, Planned
from generator.pages.shared.inputs import BriefLink, PageInputs, brief_link
from generator.pages.shared.splitting import Stretch, stretches

_SILENT = ("typo", "update")


class LoggedChange(msgspec.Struct, frozen=True, gc=False):
    """One entry of the log: a change, the withdrawal of a brief, or both."""

    brief: BriefLink
    date: str
    change: ChangeShown | None = None
    """What changed and why; None for a withdrawal without a word of its own."""
    withdrawn: bool = False
    """The change is that the brief was withdrawn."""


class CorrectionsPage(PageInputs, frozen=True, kw_only=True):
    """What corrections.html is given."""

    stretch: Stretch[LoggedChange]
    """Its `things` are the entries, newest first."""
    policy: str
    """Id of the page that says how we correct, or ""."""


def pages(site: Site) -> Iterable[Planned]:
    """One page, or the newest 50 and one page a year."""
    facts = site.facts
    entries = []
    for brief in site.briefs:
        link = brief_link(brief)
        withdrawn = brief.state == "withdrawn"
        if withdrawn and not brief.changes:
            entries.append(LoggedChange(link, brief.updated or brief.date, withdrawn=True))
        entries += [
            LoggedChange(link, change.date, _without_marks(change), withdrawn)
            for change in brief.changes
            if change.kind not in _SILENT
        ]
    entries.sort(key=lambda entry: (entry.date, entry.brief.id), reverse=True)
    for stretch in stretches(entries, lambda entry: entry.date[:7], newest_first=True):
        address = "/".join(["", "corrections", *stretch.path, ""])
        yield Planned(address, make, (facts, stretch), "corrections.html")


def make(facts: SiteFacts, stretch: Stretch[LoggedChange]) -> CorrectionsPage:
    """The inputs of corrections.html."""
    return CorrectionsPage(stretch=stretch, policy=facts.corrections_policy)


def _without_marks(change: ChangeShown) -> ChangeShown:
    return msgspec.structs.replace(change, note=without_marks(change.note))


KIND = PageKind("corrections", "corrections", "/corrections/", pages)
