"""What is published today and what is left out, and why. Only what is shown here can reach the site."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import msgspec

from generator.diagnostics.diagnostic import UNFINISHED, Diagnostic, lowered, ordered
from generator.parse.documents import BriefDocument, PageDocument
from generator.records.brief import Brief

UNPUBLISHED_CODES = ("link-unpublished", "event-anchor-unpublished")
"""Codes of faults that only published text can have."""
_NEVER = datetime.max.replace(tzinfo=UTC)


class ShownBrief(msgspec.Struct, frozen=True, gc=False):
    """A brief that has a page today."""

    document: BriefDocument
    state: str
    """published, superseded or withdrawn; draft or review when drafts are shown."""
    listed: bool
    """False once it has expired: its page stays, lists leave it out."""


class LeftOut(msgspec.Struct, frozen=True, gc=False):
    """A brief or page that is not published today: reason is draft, review, scheduled or embargoed."""

    document: BriefDocument | PageDocument
    reason: str
    until: str = ""


class Selection(msgspec.Struct, frozen=True):
    """Today's choice. Briefs stand in the order of publication, oldest first, then by id."""

    shown: tuple[ShownBrief, ...]
    """With their text."""
    live: tuple[BriefDocument, ...]
    """Their documents."""
    withdrawn: tuple[ShownBrief, ...]
    """Only their title and the notice are published."""
    hidden: tuple[LeftOut, ...]
    pages: tuple[PageDocument, ...]

    def unpublished(self) -> tuple[BriefDocument, ...]:
        """Briefs of whose text nothing may reach the site."""
        hidden = (each.document for each in self.hidden if isinstance(each.document, BriefDocument))
        return (*hidden, *(each.document for each in self.withdrawn))


def choose_documents(
    briefs: Iterable[BriefDocument],
    pages: Iterable[PageDocument],
    *,
    today: str,
    now: str,
    drafts: bool = False,
    future: bool = False,
) -> Selection:
    """Which briefs and pages are published: `today` is YYYY-MM-DD in the site's zone, `now` an RFC 3339 instant."""
    shown: list[ShownBrief] = []
    hidden: list[LeftOut] = []
    for document in sorted(briefs, key=lambda each: (each.date, each.id, each.path)):
        reason, until = why_left_out(document, today=today, now=now, drafts=drafts, future=future)
        if reason:
            hidden.append(LeftOut(document, reason, until))
        else:
            state = document.record.status or "published"
            shown.append(ShownBrief(document, state, listed=not has_expired(document, today)))
    kept = []
    for page in sorted(pages, key=lambda each: (each.id, each.path)):
        reason, until = why_left_out(page, today=today, now=now, drafts=drafts, future=future)
        if reason:
            hidden.append(LeftOut(page, reason, until))
        else:
            kept.append(page)
    with_text = tuple(each for each in shown if each.state != "withdrawn")
    return Selection(
        shown=with_text,
        live=tuple(each.document for each in with_text),
        withdrawn=tuple(each for each in shown if each.state == "withdrawn"),
        hidden=tuple(hidden),
        pages=tuple(kept),
    )


def settle_faults(told: Iterable[tuple[str, Diagnostic]], chosen: Selection) -> tuple[Diagnostic, ...]:
    """Faults with the brief each belongs to ("" for none), as they are told: in order, a draft's as warnings.

    What is withdrawn is told of no longer; what is not published may lead to what is not.
    """
    left_out = [each.document for each in chosen.hidden if isinstance(each.document, BriefDocument)]
    hidden = {document.id for document in left_out}
    withdrawn = {each.document.id for each in chosen.withdrawn}
    unfinished = {
        document.id for document in (*chosen.live, *left_out) if document.record.status in UNFINISHED
    }
    kept: list[Diagnostic] = []
    for brief, fault in told:
        if brief in withdrawn or (brief in hidden and fault.code in UNPUBLISHED_CODES):
            continue
        kept.extend(lowered([fault]) if brief in unfinished else [fault])
    return tuple(ordered(kept))


def why_left_out(
    document: BriefDocument | PageDocument,
    *,
    today: str,
    now: str,
    drafts: bool = False,
    future: bool = False,
) -> tuple[str, str]:
    """(reason, until): both "" when the brief has a page, or the plain page is shown.

    A draft shown on request need not have reached its date, but an embargo holds for drafts too; and one that cannot
    be read holds whatever is asked for, since nobody knows until when.
    """
    record = document.record
    hidden = record.status in UNFINISHED
    if hidden and not drafts:
        return record.status, ""
    if _is_unreadable(document):
        return "embargoed", ""
    if record.embargo and not future and _instant(record.embargo) > _instant(now):
        return "embargoed", record.embargo
    if document.date > today and not future and not hidden:
        return "scheduled", document.date
    return "", ""


def has_expired(document: BriefDocument, today: str) -> bool:
    """Whether the last day on which lists show the brief is over."""
    return bool(document.record.expires) and document.record.expires[:10] < today


def next_turn(documents: Iterable[BriefDocument | PageDocument], *, today: str, now: str) -> tuple[str, str]:
    """(day, instant): the first day and the first embargo after now that change what is published; "" for never.

    A stamp of the last build holds good until the first of the two.
    """
    days = []
    instants = []
    for document in documents:
        record = document.record
        if document.date > today:
            days.append(document.date)
        if isinstance(record, Brief) and record.expires and record.expires[:10] >= today:
            days.append(_day_after(record.expires[:10]))
        if record.embargo and _instant(record.embargo) > _instant(now):
            instants.append(record.embargo)
    return min(days, default=""), min(instants, key=_instant, default="")


def _day_after(day: str) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return ""


def _is_unreadable(document: BriefDocument | PageDocument) -> bool:
    """Whether an embargo is typed that says no instant."""
    embargo = document.record.embargo
    return document.embargo_refused or (bool(embargo) and _instant(embargo) == _NEVER)


def _instant(text: str) -> datetime:
    """An instant that cannot be read counts as never past: what it guards stays in."""
    try:
        instant = datetime.fromisoformat(text.strip().upper().replace(" ", "T", 1).replace("Z", "+00:00"))
    except ValueError:
        return _NEVER
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
