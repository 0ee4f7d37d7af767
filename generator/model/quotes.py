"""Quotations of a brief: those of its front matter and those marked in its text, with speaker and source."""

from collections.abc import Iterator

import msgspec

from generator.diagnostics.span import Span
from generator.markdown.result import Claim, SaidQuote
from generator.model.briefs import QuoteShown
from generator.model.entities import EntityCard, mention
from generator.model.names import NameBook
from generator.model.outlets import Outlets, outlet_of
from generator.model.sources import NotedSource, Notes
from generator.model.texts import BODY, printed_texts
from generator.parse.documents import BriefDocument
from generator.records.brief import Quote
from generator.text.identifiers import first_words_id
from generator.text.patterns import pattern

QuoteAnchors = dict[tuple[str, int], str]
"""By field and number of the quotation in it."""
_CLOSES = {"“": "”", "„": "“", "«": "»", "»": "«", '"': '"', "‘": "’", "「": "」"}
_WORD = pattern(r"\w+(?:['’\u2010\u2011-]\w+)*")
_DANGLING = " \t\n,;،؛、，；"


class Speakers(msgspec.Struct, frozen=True):
    """Who may have spoken, and through which outlet."""

    names: NameBook
    entities: dict[str, EntityCard]
    """By key of mention."""
    outlets: Outlets


def quote_anchors(document: BriefDocument) -> tuple[QuoteAnchors, tuple[str, ...]]:
    """(anchors of the quotations marked in the texts, those of the front matter's): each once on the page.

    A key point may quote what the text quotes: the text's own anchors stay as its links know them, the others yield.
    """
    texts = dict(printed_texts(document))
    if not document.record.quotes and not any(text.quotes for text in texts.values()):
        return {}, ()
    taken = {*texts[BODY].anchors}
    given: QuoteAnchors = {}
    for field, text in sorted(texts.items(), key=lambda each: each[0] != BODY):
        for number, quote in enumerate(text.quotes):
            given[field, number] = quote.anchor if field == BODY else _free(quote.anchor, taken)
    typed = tuple(
        _free(f"q-{first_words_id(quote.text) or 'quote'}", taken) for quote in document.record.quotes
    )
    return given, typed


def show_quotes(
    document: BriefDocument, notes: Notes, speakers: Speakers, anchors: tuple[QuoteAnchors, tuple[str, ...]]
) -> tuple[QuoteShown, ...]:
    """Front matter first, then the texts in their order."""
    marked, typed = anchors
    shown = [
        _typed(document, index, quote, notes, speakers, typed[index])
        for index, quote in enumerate(document.record.quotes)
    ]
    for field, text in printed_texts(document):
        for number, said in enumerate(text.quotes):
            claims = text.citations[said.citation].claims if said.citation is not None else ()
            shown.append(_marked(said, claims, notes, speakers, marked[field, number]))
    return tuple(shown)


def quoted_words(text: str) -> str:
    """What was said, without the marks round it and the comma that joined it to the sentence it stood in."""
    words = text.strip(_DANGLING)
    closes = _CLOSES.get(words[:1])
    if closes and len(words) > 1 and words.endswith(closes) and closes not in words[1:-1]:
        words = words[1:-1].strip(_DANGLING)
    return words


def placed_quotes(document: BriefDocument) -> Iterator[tuple[str, Span]]:
    """The words of each quotation with its place, in the order in which they are shown."""
    for index, quote in enumerate(document.record.quotes):
        yield quoted_words(quote.text), document.positions.span(f"quotes.{index}.text")
    for _, text in printed_texts(document):
        yield from ((quoted_words(said.words), said.span) for said in text.quotes)


def count_words(text: str) -> int:
    """How many words this is; letters joined by an apostrophe or a hyphen are one."""
    return len(_WORD.findall(text))


def _typed(
    document: BriefDocument, index: int, quote: Quote, notes: Notes, speakers: Speakers, anchor: str
) -> QuoteShown:
    speaker, speaker_id = _speaker(quote.by, speakers)
    source = notes.named(quote.source) or (notes.only() if not quote.source else None)
    date = document.dates.get(f"quotes.{index}.date")
    return QuoteShown(
        anchor=anchor,
        text=quoted_words(quote.text),
        speaker=speaker,
        speaker_id=speaker_id,
        role_then=quote.role_then,
        said=quote.said,
        date=date.date.edtf if date is not None and date.date is not None else "",
        language=quote.lang,
        original=quoted_words(quote.original.text) if quote.original else "",
        original_language=quote.original.lang if quote.original else "",
        translator=quote.translator,
        outlet=_outlet(source, speakers.outlets),
        number=source.number if source else 0,
        locator=quote.locator,
    )


def _marked(
    said: SaidQuote, claims: tuple[Claim, ...], notes: Notes, speakers: Speakers, anchor: str
) -> QuoteShown:
    speaker, speaker_id = _speaker(said.by, speakers)
    cited = [claim for claim in claims if notes.named(claim.source)]
    source = notes.named(cited[0].source) if cited else notes.only()
    return QuoteShown(
        anchor=anchor,
        text=quoted_words(said.words),
        speaker=speaker,
        speaker_id=speaker_id,
        outlet=_outlet(source, speakers.outlets),
        number=source.number if source else 0,
        locator=cited[0].locator if cited else "",
        in_text=True,
    )


def _speaker(name: str, speakers: Speakers) -> tuple[str, str]:
    """(name to print, id of the speaker's page or "")."""
    if not name:
        return "", ""
    card = speakers.entities.get(mention(name, speakers.names.entities).key)
    if card is None:
        return name, ""
    return card.name, card.id if card.page else ""


def _outlet(source: NotedSource | None, outlets: Outlets) -> str:
    found = outlet_of(source.record, outlets) if source is not None else None
    return found.name if found is not None else ""


def _free(anchor: str, taken: set[str]) -> str:
    """The anchor, with -2, -3 … where it is taken; it is taken then."""
    found, number = anchor, 1
    while found in taken:
        number += 1
        found = f"{anchor}-{number}"
    taken.add(found)
    return found
