"""Documents that are made from declarations say what the program does; `make renew` writes them anew."""

from pathlib import Path

import pytest
from conftest import REPOSITORY

from generator.checks.reference import checks_reference
from generator.exports.reference import exports_reference
from generator.pages.reference import templates_reference
from generator.records.brief import Author, Brief, Change, Image, Page, Quote
from generator.records.event import Actor, Event, EventReport, LookAlike, RelativeTo
from generator.records.site import Policies, QuoteSettings, Settings, TagSettings, TimelineSettings
from generator.records.source import ArchivedCopy, Source, SourceVersion
from generator.records.vocabulary import Entity, Outlet, Role, Tag
from generator.render.desk import FUNCTIONS
from generator.render.frame import Frame
from generator.schema.field import Record
from generator.schema.reference import reference_table

FIELDS_HEAD = """\
# Every field

What may stand in front matter and in the files of `content/`. Only a few are required; unknown keys are warned of with
the nearest name, and near `status`, `embargo`, `expires` and `unpublished` they are errors. Every value is text until
its field says otherwise: `no` is a word, `2014-06` a month. True is written `true`, `yes` or `on`, false `false`, `no`
or `off`. A list of one may be written without brackets.
"""
SECTIONS: dict[str, tuple[type[Record], ...]] = {
    "A brief: content/briefs/*.md": (Brief,),
    "A source: in `sources:` of a brief, or once in content/sources/": (Source, ArchivedCopy, SourceVersion),
    "An event: in `events:` of a brief, or in content/events/": (
        *(Event, EventReport, Actor, RelativeTo, LookAlike),
    ),
    "Parts of a brief": (Author, Quote, Image, Change),
    "A plain page: content/pages/*.md": (Page,),
    "A tag: content/tags.yaml": (Tag,),
    "A person, organisation, place or thing: content/entities/": (Entity, Role),
    "An outlet: content/outlets/": (Outlet,),
    "The site: dateline.yaml": (Settings, Policies, TagSettings, QuoteSettings, TimelineSettings),
}


def fields_reference() -> str:
    parts = [FIELDS_HEAD]
    for title, records in SECTIONS.items():
        parts.append(f"\n## {title}\n")
        for record in records:
            if record is not records[0] or title == "Parts of a brief":
                parts.append(f"\n### {record.__name__}\n")
            parts.append(f"\n{(record.__doc__ or '').strip()}\n\n{reference_table(record)}\n")
    return "".join(parts)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("docs/templates.md", templates_reference(FUNCTIONS, Frame)),
        ("docs/fields.md", fields_reference()),
        ("docs/exports.md", exports_reference()),
        ("docs/checks.md", checks_reference()),
    ],
    ids=["templates", "fields", "exports", "checks"],
)
def test_the_document_is_what_the_declarations_say(name: str, text: str, renew: bool) -> None:
    """Whoever writes a template or front matter by the book is not misled by an old book."""
    path: Path = REPOSITORY / name
    if renew:
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text("utf-8") == text, "run `make renew`"
