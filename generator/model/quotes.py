"""Quotations of a brief: those of its front matter and those marked in its text, with speaker and source."""

from generator.model.briefs import QuoteShown
from generator.model.entities import EntityCard, mention
from generator.model.names import NameBook
from generator.model.outlets import Outlets, outlet_of
from generator.model.sources import NotedSource, Notes
from generator.model.texts import printed_texts
from generator.parse.documents import BriefDocument
from generator.text.identifiers import first_words_id


def show_quotes(
    document: BriefDocument,
    notes: Notes,
    names: NameBook,
    entities: dict[str, EntityCard],
    outlets: Outlets,
) -> tuple[QuoteShown, ...]:
    """Front matter first, then the text in its order; an anchor is given once."""
    marked = [
        (quote, text.citations[quote.citation].claims if quote.citation is not None else ())
        for _, text in printed_texts(document)
        for quote in text.quotes
    ]
    taken = {quote.anchor: 1 for quote, _ in marked}
    shown = []
    for index, quote in enumerate(document.record.quotes):
        speaker, speaker_id = _speaker(quote.by, names, entities)
        source = notes.by_id.get(quote.source) or (notes.only() if not quote.source else None)
        date = document.dates.get(f"quotes.{index}.date")
        shown.append(
            QuoteShown(
                anchor=_anchor(quote.text, taken),
                text=quote.text,
                speaker=speaker,
                speaker_id=speaker_id,
                role_then=quote.role_then,
                said=quote.said,
                date=date.date.edtf if date is not None and date.date is not None else "",
                language=quote.lang,
                original=quote.original.text if quote.original else "",
                original_language=quote.original.lang if quote.original else "",
                translator=quote.translator,
                outlet=_outlet(source, outlets),
                number=source.number if source else 0,
                locator=quote.locator,
            )
        )
    for said, claims in marked:
        speaker, speaker_id = _speaker(said.by, names, entities)
        cited = [claim for claim in claims if claim.source in notes.by_id]
        source = notes.by_id[cited[0].source] if cited else notes.only()
        shown.append(
            QuoteShown(
                anchor=said.anchor,
                text=said.words.strip().strip('“”"«»'),
                speaker=speaker,
                speaker_id=speaker_id,
                outlet=_outlet(source, outlets),
                number=source.number if source else 0,
                locator=cited[0].locator if cited else "",
                in_text=True,
            )
        )
    return tuple(shown)


def _speaker(name: str, names: NameBook, entities: dict[str, EntityCard]) -> tuple[str, str]:
    """(name to print, id of the speaker's page or "")."""
    if not name:
        return "", ""
    card = entities.get(mention(name, names.entities).key)
    if card is None:
        return name, ""
    return card.name, card.id if card.page else ""


def _outlet(source: NotedSource | None, outlets: Outlets) -> str:
    found = outlet_of(source.record, outlets) if source is not None else None
    return found.name if found is not None else ""


def _anchor(text: str, taken: dict[str, int]) -> str:
    base = f"q-{first_words_id(text) or 'quote'}"
    taken[base] = taken.get(base, 0) + 1
    return base if taken[base] == 1 else f"{base}-{taken[base]}"
