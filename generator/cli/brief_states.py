"""In which state each brief is today: what `dateline list` shows. Pure."""

from collections.abc import Iterable

import msgspec

from generator.build.day import Day
from generator.model.publishing import why_left_out
from generator.parse.documents import BriefDocument

STATES = {
    "draft": "drafts",
    "review": "in review",
    "scheduled": "scheduled",
    "embargoed": "under embargo",
    "due": "due for review",
    "published": "published",
    "superseded": "superseded",
    "withdrawn": "withdrawn",
}
"""Each state and its heading, in the order in which a writer has to act."""


class BriefState(msgspec.Struct, frozen=True, gc=False):
    """One brief: `until` is the day or instant on which it comes out, `review_by` when it is to be read again."""

    state: str
    id: str
    title: str
    date: str
    path: str
    until: str = ""
    review_by: str = ""


def brief_states(briefs: Iterable[BriefDocument], day: Day) -> tuple[BriefState, ...]:
    """All briefs by state, within it the newest first; `due` is published and to be read again by today."""
    found = [_state(document, day) for document in briefs]
    order = list(STATES)
    found.sort(key=lambda each: each.path)
    found.sort(key=lambda each: each.date, reverse=True)
    return tuple(sorted(found, key=lambda each: order.index(each.state)))


def _state(document: BriefDocument, day: Day) -> BriefState:
    record = document.record
    reason, until = why_left_out(document, today=day.today, now=day.now)
    state = reason or record.status or "published"
    if state == "published" and record.review_by and record.review_by[:10] <= day.today:
        state = "due"
    return BriefState(
        state, document.id, str(document.title), document.date, document.path, until, record.review_by
    )
