"""What is published today and what is left out, and why. Only what is shown here can reach the site."""

from datetime import UTC, date, datetime, timedelta

import msgspec

from generator.parse.documents import BriefDocument, PageDocument

HIDDEN_STATES = ("draft", "review")


class ShownBrief(msgspec.Struct, frozen=True):
    """A brief that has a page today."""

    document: BriefDocument
    state: str
    """published, superseded or withdrawn; draft or review when drafts are shown."""
    listed: bool
    """False once it has expired: its page stays, lists leave it out."""


class LeftOut(msgspec.Struct, frozen=True):
    """A brief or page that is not published today: reason is draft, review, scheduled or embargoed."""

    document: BriefDocument | PageDocument
    reason: str
    until: str = ""


class Selection(msgspec.Struct, frozen=True):
    """Today's choice. Briefs stand in the order of publication, oldest first, then by id."""

    shown: tuple[ShownBrief, ...]
    hidden: tuple[LeftOut, ...]


def choose_briefs(
    briefs: tuple[BriefDocument, ...], *, today: str, now: str, drafts: bool = False, future: bool = False
) -> Selection:
    """Which briefs have a page: `today` is YYYY-MM-DD in the site's zone, `now` an RFC 3339 instant."""
    shown: list[ShownBrief] = []
    hidden: list[LeftOut] = []
    for document in sorted(briefs, key=lambda each: (each.date, each.id, each.path)):
        reason, until = why_left_out(document, today=today, now=now, drafts=drafts, future=future)
        if reason:
            hidden.append(LeftOut(document, reason, until))
        else:
            state = document.record.status or "published"
            shown.append(ShownBrief(document, state, listed=not has_expired(document, today)))
    return Selection(tuple(shown), tuple(hidden))


def why_left_out(
    document: BriefDocument, *, today: str, now: str, drafts: bool = False, future: bool = False
) -> tuple[str, str]:
    """(reason, until): both "" when the brief has a page.

    A draft shown on request need not have reached its date, but an embargo holds for drafts too.
    """
    record = document.record
    hidden = record.status in HIDDEN_STATES
    if hidden and not drafts:
        return record.status, ""
    if record.embargo and not future and _instant(record.embargo) > _instant(now):
        return "embargoed", record.embargo
    if document.date > today and not future and not hidden:
        return "scheduled", document.date
    return "", ""


def has_expired(document: BriefDocument, today: str) -> bool:
    """Whether the last day on which lists show the brief is over."""
    return bool(document.record.expires) and document.record.expires[:10] < today


def is_hidden_page(page: PageDocument) -> bool:
    """Plain pages know only draft or not."""
    return page.record.status in HIDDEN_STATES


def next_turn(briefs: tuple[BriefDocument, ...], *, today: str, now: str) -> tuple[str, str]:
    """(day, instant): the first day and the first embargo after now that change what is published; "" for never.

    A stamp of the last build holds good until the first of the two.
    """
    days = []
    instants = []
    for document in briefs:
        record = document.record
        if document.date > today:
            days.append(document.date)
        if record.expires and record.expires[:10] >= today:
            days.append(_day_after(record.expires[:10]))
        if record.embargo and _instant(record.embargo) > _instant(now):
            instants.append(record.embargo)
    return min(days, default=""), min(instants, key=_instant, default="")


def _day_after(day: str) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return ""


def _instant(text: str) -> datetime:
    """An instant that cannot be read counts as never past: what it guards stays in."""
    try:
        instant = datetime.fromisoformat(text.strip().upper().replace(" ", "T", 1).replace("Z", "+00:00"))
    except ValueError:
        return datetime.max.replace(tzinfo=UTC)
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
