"""dateline.yaml becomes settings. Pure; the system's clock and environment are looked at elsewhere."""

import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.diagnostics.suggest import nearest
from generator.load.front_matter import decode_text
from generator.load.yaml import read_yaml
from generator.parse.other_writing import told_of_writing
from generator.parse.plain_fields import check_plain_fields
from generator.records.site import Settings
from generator.schema.check import check_record
from generator.schema.node import Mapping, Scalar
from generator.schema.positions import FieldPlaces, Positions
from generator.schema.source_lines import SourceLines, source_lines
from generator.text.fold import fold_name


def parse_settings(path: str, data: bytes) -> tuple[Settings | None, Positions, tuple[Diagnostic, ...]]:
    """The settings, where each stands in the file, and what is wrong; None when they cannot be used."""
    nowhere = Positions()
    text, told = decode_text(data, path)
    if text is None:
        return None, nowhere, told
    node, faults = read_yaml(text, path, 1)
    source = source_lines(text)
    told += faults
    if not isinstance(node, Mapping):
        writing = told_of_writing(text, path) if isinstance(node, Scalar) else ()
        told += writing
        if not faults and not writing:
            message = "the settings are not a list of keys and values"
            hint = "write one `key: value` on each line, for example `title: …`"
            told += (Diagnostic("settings-shape", message, path, node.span if node else Span(1, 1), hint),)
        return None, nowhere, told
    settings, places, faults = check_record(node, Settings, path, source=source)
    told += faults
    if settings is not None:
        told += _check_base(settings, places, path)
        zone = _check_timezone(settings, places, path, source)
        told += zone
        if zone:
            settings = msgspec.structs.replace(settings, timezone="UTC")
        told += check_plain_fields([("", settings)], places, path, source.lines)
    return settings, places.packed(), told


def _check_base(settings: Settings, places: FieldPlaces, path: str) -> tuple[Diagnostic, ...]:
    if not re.search(r"[?#]|\Amailto:", settings.base_url):
        return ()
    message = "the address of a site ends in its folder, without ? or # behind it"
    hint = "write it like https://example.org/briefings/"
    return (Diagnostic("url-form", message, path, places.span("base_url"), hint),)


def _check_timezone(
    settings: Settings, places: FieldPlaces, path: str, source: SourceLines
) -> tuple[Diagnostic, ...]:
    try:
        ZoneInfo(settings.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        near = _zone_meant(settings.timezone)
        hint = f"did you mean `{near}`?" if near else "write it like `Europe/London` or `Asia/Baghdad`"
        if near and near.startswith("Etc/"):
            hint = f"write the zone of a city, like `Asia/Baghdad`; `{near}` keeps this distance all year"
        message = f"there is no time zone “{settings.timezone}”"
        span = places.span("timezone")
        fixed = source.with_text(Scalar(settings.timezone, span), near) if near else ""
        return (Diagnostic("settings-timezone", message, path, span, hint, fixed_line=fixed),)
    return ()


def _zone_meant(typed: str) -> str | None:
    """The zone of a city alone (`Baghdad`), of a distance (`UTC+3`), else the nearest in letters."""
    zones = available_timezones()
    city = fold_name(typed)
    of_city = sorted(zone for zone in zones if "/" in zone and fold_name(zone.rpartition("/")[2]) == city)
    distance = _DISTANCE.fullmatch(typed.strip())
    if distance is not None:
        # Etc/GMT-3 lies to the east, where clocks are three hours ahead.
        zone = f"Etc/GMT{'-' if distance[1] == '+' else '+'}{int(distance[2])}"
        return zone if zone in zones else None
    return of_city[0] if of_city else nearest(typed, zones)


_DISTANCE = re.compile(r"(?:UTC|GMT)?\s?([+-])0?([0-9]{1,2})(?::?00)?", re.IGNORECASE)
