"""Dates, figures and Markdown in front matter are read once here, as part of parsing one file."""

from collections.abc import Iterable

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.edtf.friendly import DateReading, read_date
from generator.edtf.value import DateFault
from generator.figures import Figure, read_figures
from generator.markdown.engine import render_inline
from generator.markdown.result import RenderedText
from generator.parse.plain_fields import check_plain_fields
from generator.schema.field import Kind, Record
from generator.schema.positions import FieldPlaces
from generator.schema.texts import texts_of_kinds

_DATES: frozenset[Kind] = frozenset({"edtf", "when"})
_MARKDOWN: frozenset[Kind] = frozenset({"markdown"})


class FieldTexts(msgspec.Struct, frozen=True):
    """What stood in the record's fields, by path."""

    dates: dict[str, DateReading]
    figures: dict[str, tuple[Figure, ...]]
    fields: dict[str, RenderedText]


def read_field_texts(
    records: Iterable[tuple[str, Record]],
    places: FieldPlaces,
    *,
    path: str,
    brief_id: str,
    language: str,
    lines: tuple[str, ...] = (),
    first_line: int = 1,
) -> tuple[FieldTexts, tuple[Diagnostic, ...]]:
    """Reads every date, figure and Markdown text of `records`, each with the prefix of its path.

    `lines` are those of the YAML, the first of them being line `first_line` of the file.
    Dates that cannot be read were told by the schema, which checks their form; here they are left out.
    """
    dates: dict[str, DateReading] = {}
    figures: dict[str, tuple[Figure, ...]] = {}
    fields: dict[str, RenderedText] = {}
    records = tuple(records)
    diagnostics = list(check_plain_fields(records, places, path, lines, first_line))
    for prefix, record in records:
        for place, text, kind in texts_of_kinds(record, _DATES | _MARKDOWN, prefix):
            if kind == "markdown":
                span = places.span(place)
                rendered, told = render_inline(
                    text,
                    path=path,
                    span=span,
                    brief_id=brief_id,
                    language=language,
                    lines=lines,
                    first_line=first_line,
                )
                fields[place] = rendered
                diagnostics.extend(told)
            else:
                reading = read_date(text, language)
                if not isinstance(reading, DateFault):
                    dates[place] = reading
        diagnostics.extend(_read_figures_of(record, prefix, places, path, figures))
    return FieldTexts(dates, figures, fields), tuple(diagnostics)


def _read_figures_of(
    record: Record, prefix: str, places: FieldPlaces, path: str, figures: dict[str, tuple[Figure, ...]]
) -> list[Diagnostic]:
    diagnostics = []
    for place, text in _figure_texts(record, prefix):
        values, faults = read_figures(text)
        if values:
            figures[place] = values
        for fault in faults:
            diagnostics.append(Diagnostic("figure", fault.message, path, places.span(place), hint=fault.hint))
    return diagnostics


def _figure_texts(record: Record, prefix: str) -> Iterable[tuple[str, str]]:
    text = getattr(record, "figure", "")
    if text:
        yield f"{prefix}figure", text
    for name in ("events", "reports"):
        for index, inner in enumerate(getattr(record, name, ())):
            yield from _figure_texts(inner, f"{prefix}{name}.{index}.")
