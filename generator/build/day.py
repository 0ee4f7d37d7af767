"""Which day a build takes for today: asked for, else SOURCE_DATE_EPOCH, else the clock in the site's zone. Pure."""

from datetime import UTC, datetime, tzinfo

import msgspec

from generator.build.options import BuildOptions


class Day(msgspec.Struct, frozen=True, gc=False):
    """`today` is YYYY-MM-DD in the site's zone; `now` the instant (RFC 3339) by which embargoes are judged."""

    today: str
    now: str


def choose_day(options: BuildOptions, timezone: str) -> Day:
    """The day of a run. A day that was asked for begins at its midnight, so that no embargo ends too early.

    `timezone` is known to exist, `options.today` to be a day.
    """
    zone = _zone(timezone)
    if options.today:
        midnight = datetime.fromisoformat(options.today).replace(tzinfo=zone)
        return Day(options.today, midnight.isoformat())
    seconds = _epoch(options.source_date_epoch)
    instant = datetime.fromtimestamp(options.clock if seconds is None else seconds, UTC)
    return Day(instant.astimezone(zone).date().isoformat(), instant.isoformat(timespec="seconds"))


def _zone(name: str) -> tzinfo:
    if name == "UTC":
        return UTC
    # Only sites of another zone pay for the tables of all.
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)


def _epoch(text: str) -> int | None:
    """Seconds since 1970 as the specification writes them; anything else counts as not set."""
    text = text.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 11):
        return None
    return int(text)
