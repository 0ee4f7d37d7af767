"""Briefs put together: everything the page of each shows. A withdrawn one keeps its title and the notice alone."""

import msgspec

from generator.model.bodies import BriefSurroundings, Surroundings, resolve_text
from generator.model.body import ResolvedBody, without_marks
from generator.model.briefs import BriefCard, ChangeShown, QuoteShown, Related, SiteBrief, SitePage
from generator.model.cards import brief_summary, last_update
from generator.model.entities import EntityCard
from generator.model.events import EventCard
from generator.model.publishing import ShownBrief
from generator.model.related import Reasons
from generator.model.sources import SourceUse
from generator.model.standing import Standing
from generator.model.tags import TagCard
from generator.model.texts import BODY, printed_texts
from generator.parse.documents import BriefDocument, PageDocument
from generator.records.brief import Author, Brief
from generator.records.site import Settings
from generator.text.languages import direction_of
from generator.text.wording import Wording


class BriefParts(msgspec.Struct, frozen=True, gc=False):
    """What earlier stages found out about one brief."""

    own: BriefSurroundings
    language: str
    state: str
    sources: tuple[SourceUse, ...]
    tags: tuple[TagCard, ...]
    entities: tuple[EntityCard, ...]
    events: tuple[EventCard, ...]
    quotes: tuple[QuoteShown, ...]
    unmarked: tuple[str, ...]
    standing: Standing
    related: tuple[tuple[str, Reasons], ...]


def make_brief(
    document: BriefDocument,
    parts: BriefParts,
    around: Surroundings,
    cards: dict[str, BriefCard],
    authors: tuple[Author, ...],
) -> SiteBrief:
    """One brief with its texts resolved. `authors`: the site's."""
    record = document.record
    texts = _resolve_texts(document, parts.own, around)
    standing = parts.standing
    return SiteBrief(
        id=document.id,
        path=document.path,
        record=record if record.unpublished is None else msgspec.structs.replace(record, unpublished=None),
        title=document.title,
        standfirst=document.standfirst,
        summary=brief_summary(document),
        language=parts.language,
        direction=record.dir or direction_of(parts.language),
        date=document.date,
        updated=last_update(document),
        state=parts.state,
        authors=_authors(record.authors, authors),
        sources=parts.sources,
        tags=parts.tags,
        entities=parts.entities,
        body=texts.get(BODY, ResolvedBody()),
        why=texts.get("why"),
        key_points=tuple([body for field, body in texts.items() if field.startswith("key_points.")]),
        outline=document.text.outline,
        events=parts.events,
        disputed=tuple(card for card in parts.events if card.differ),
        quotes=parts.quotes,
        changes=_changes(document, texts),
        related=tuple(Related(cards[other], why) for other, why in parts.related if other in cards),
        supersedes=tuple(cards[other] for other in standing.supersedes if other in cards),
        superseded_by=cards.get(standing.superseded_by),
        translations=tuple((lang, cards[other]) for lang, other in standing.translations if other in cards),
        unmarked=parts.unmarked,
    )


def make_withdrawn(shown: ShownBrief, around: Surroundings, settings: Settings) -> SiteBrief:
    """Title and notice: the notes of the retractions, else of the last change; not what the text said."""
    document = shown.document
    record = document.record
    texts = _resolve_texts(document, BriefSurroundings(document.path), around)
    changes = _changes(document, texts)
    notices = tuple(change for change in changes if change.kind == "retraction") or changes[:1]
    language = record.lang or settings.lang
    return SiteBrief(
        id=document.id,
        path=document.path,
        record=Brief(
            id=document.id,
            date=record.date,
            status="withdrawn",
            lang=record.lang,
            dir=record.dir,
        ),
        title=document.title,
        standfirst=Wording(),
        summary=Wording(),
        language=language,
        direction=record.dir or direction_of(language),
        date=document.date,
        updated=last_update(document),
        state="withdrawn",
        changes=tuple(
            ChangeShown(change.date, change.kind, note=without_marks(change.note), by=change.by)
            for change in notices
        ),
    )


def make_page(document: PageDocument, around: Surroundings, settings: Settings) -> SitePage:
    """One plain page."""
    record = document.record
    language = record.lang or settings.lang
    return SitePage(
        id=document.id,
        path=document.path,
        title=record.title,
        summary=Wording(record.summary) or document.text.first_paragraph,
        language=language,
        direction=record.dir or direction_of(language),
        body=resolve_text(document.text, BODY, BriefSurroundings(document.path), around),
        updated=record.updated[:10],
    )


def state_of(shown: ShownBrief, standing: Standing) -> str:
    """What is typed; a brief that another replaces is superseded without being told so."""
    return "superseded" if shown.state == "published" and standing.superseded_by else shown.state


def _resolve_texts(
    document: BriefDocument, own: BriefSurroundings, around: Surroundings
) -> dict[str, ResolvedBody]:
    """Every printed text by its field; their citations are numbered on, so that no two on a page are alike."""
    found = {}
    citations = 0
    for field, text in printed_texts(document):
        found[field] = resolve_text(text, field, own, around, first_citation=citations)
        citations += len(text.citations)
    return found


def _authors(typed: tuple[Author, ...], authors: tuple[Author, ...]) -> tuple[Author, ...]:
    """The brief's authors, the site's where it names none; a name that the settings know brings its details."""
    if not typed:
        return authors
    known = {author.name.casefold(): author for author in authors}
    return tuple(_author(author, known) for author in typed)


def _author(author: Author, known: dict[str, Author]) -> Author:
    found = known.get(author.name.casefold())
    return found if found is not None and author == Author(author.name) else author


def _changes(document: BriefDocument, texts: dict[str, ResolvedBody]) -> tuple[ChangeShown, ...]:
    """Newest first; those of one day in the order typed."""
    if not document.record.changes:
        return ()
    changes = [
        ChangeShown(
            date=change.date[:10],
            kind=change.kind or "update",
            was=change.was,
            now=change.now,
            where=change.where,
            note=texts.get(f"changes.{index}.note", ResolvedBody()),
            by=change.by,
        )
        for index, change in enumerate(document.record.changes)
    ]
    return tuple(sorted(changes, key=lambda change: change.date, reverse=True))
