"""Where only certain words may stand, a slip or another word for one of them is answered with the one that is meant."""

from collections.abc import Iterator

import pytest
from model_sample import Files, brief, link

from generator.diagnostics.suggest import edit_distance
from generator.markdown.rules.event import _CHOICES
from generator.records.brief import Brief, Page
from generator.records.event import Event
from generator.records.site import Settings
from generator.records.source import Source
from generator.records.vocabulary import Entity, Outlet, Tag
from generator.schema.declared import declared
from generator.schema.field import Record
from generator.schema.shapes import nearest_choice, shape_hint
from generator.text.synonyms import all_meant

ROOTS: tuple[type[Record], ...] = (Brief, Page, Settings, Source, Event, Entity, Outlet, Tag)


def closed_lists() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every closed list with the name of its field: of records, of the records in them, and of events in text."""
    pending, seen = list(ROOTS), set(ROOTS)
    for record in pending:
        for field in declared(record).fields.values():
            if field.field.choices:
                yield f"{record.__name__}.{field.key}", field.field.choices
            if field.record_class is not None and field.record_class not in seen:
                seen.add(field.record_class)
                pending.append(field.record_class)
    yield from ((f"{{{name}=}}", choices) for name, choices in _CHOICES.items())


LISTS = dict(closed_lists())


def slips(word: str) -> Iterator[str]:
    """The word with one letter lost, doubled, wrong or swapped, wherever that can be."""
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[: at + 1] + word[at:]
        yield word[:at] + "q" + word[at + 1 :]
        yield word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


@pytest.mark.parametrize("name", LISTS)
def test_one_wrong_letter_leads_back(name: str) -> None:
    """For each word of each list; where another word of it is as near, the hint still lists both."""
    choices = LISTS[name]
    assert len(choices) > 1
    for choice in choices:
        for slip in slips(choice):
            if not slip or slip in choices or len(slip) == len(choice) == 1:
                continue  # of one letter nothing is left that could lead back
            near = nearest_choice(slip, choices)
            rivals = [other for other in choices if other != choice and edit_distance(slip, other, 2) <= 1]
            assert near == choice or near in rivals or slip in all_meant(choices), (slip, near)
            assert choice in shape_hint(slip, choices)


WORDS: dict[str, tuple[Files, str]] = {
    "an organisation": ({"entities/a.yaml": "x: {type: organisation, name: X}\n"}, "org"),
    "an organization": ({"entities/a.yaml": "x: {type: Organization, name: X}\n"}, "org"),
    "a country": ({"entities/a.yaml": "x: {type: country, name: X}\n"}, "place"),
    "an event canceled": ({"events/a.yaml": "x: {title: X, date: 2014, status: canceled}\n"}, "cancelled"),
    "an event canceled in a text": ({"a": brief("[X]{when=2014 status=canceled}.")}, "cancelled"),
    "a treaty in a text": ({"a": brief("[X]{when=2014 kind=treaty}.")}, "agreement"),
    "a brief retracted": ({"a": brief("T.", "status: retracted")}, "withdrawn"),
    "a brief that is live": ({"a": brief("T.", "status: live")}, "published"),
    "a picture licenced": ({"a": brief("T.", "image: {alt: A, republish: licenced}")}, "licensed"),
    "a source from a newspaper": ({"sources/a.yaml": "x: {title: X, type: newspaper}\n"}, "news"),
    "a paid source": ({"sources/a.yaml": "x: {title: X, access: subscription}\n"}, "paywalled"),
    "a source read whole": ({"sources/a.yaml": "x: {title: X, read: complete}\n"}, "full"),
    "a second source": ({"a": brief("T.", "source: {title: X, role: secondary}")}, "corroborating"),
    "a report that refutes": (
        {
            "events/a.yaml": "x: {title: X, date: 2014, reports: [{brief: a, stance: refutes}]}\n",
            "a": brief(),
        },
        "denies",
    ),
    "a fix": ({"a": brief("T.", "changes: [{date: 2014-08-13, kind: fix, note: N}]")}, "correction"),
    "a subject": ({"tags.yaml": "x: {label: X, facet: subject}\n"}, "topic"),
    "a date guessed": ({"events/a.yaml": "x: {title: X, date: 2014, date_basis: guess}\n"}, "inferred"),
    "a feed by its format": ({"dateline.yaml": "title: T\noutputs: [briefs, rss]\n"}, "feed"),
    "a level": ({"dateline.yaml": "title: T\nchecks: {quote-long: warn}\n"}, "warning"),
    "links on disk": ({"dateline.yaml": "title: T\nlinks: disk\n"}, "file"),
    "a direction": ({"a": brief("T.", "dir: right-to-left")}, "rtl"),
    "a licence": ({"a": brief("T.", "license: CC-BY-4.0")}, "licence"),
    "a licence of the site": ({"dateline.yaml": "title: T\nlicense: CC-BY-4.0\n"}, "licence"),
    "organisations": ({"a": brief("T.", "organisations: [X]")}, "orgs"),
    "organizations": ({"a": brief("T.", "organizations: [X]")}, "orgs"),
    "categories": ({"a": brief("T.", "categories: [X]")}, "tags"),
    "a description": ({"a": brief("T.", "description: X")}, "summary"),
    "a publisher": ({"a": brief("T.", "source: {title: X, publisher: Y}")}, "outlet"),
    "a last change": ({"a": brief("T.", "lastmod: 2014-08-13")}, "updated"),
    "a caption": ({"a": brief("T.", "image: {alt: A, photographer: X}")}, "credit"),
}


@pytest.mark.parametrize("name", WORDS)
def test_another_word_for_it_is_answered_with_the_one_that_is_known(name: str) -> None:
    """Whoever writes as they spell at home, or as another program calls it, is told the word that counts here."""
    files, meant = WORDS[name]
    hints = [each.hint for each in link(files).told]
    assert any(f"did you mean `{meant}`?" in hint or f"did you mean {meant}?" in hint for hint in hints), (
        hints
    )
