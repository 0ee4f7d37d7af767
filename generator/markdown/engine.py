"""One Markdown text becomes HTML with open slots and everything it tells: the way into this folder. Pure.

It knows one file only; which names and addresses exist is the model's business.
"""

from collections.abc import Iterator

from generator.diagnostics.diagnostic import Diagnostic, ordered
from generator.diagnostics.span import Span
from generator.markdown.cited_wrongly import with_slips
from generator.markdown.draft import Draft, Env, tell_judgement
from generator.markdown.parser import parse_blocks, parse_inline, parser_for
from generator.markdown.places import Place
from generator.markdown.result import AddressSlot, Body, RenderedText, Slot
from generator.markdown.rules.definition import tell_definitions
from generator.markdown.scan import scan
from generator.markdown.unseen import seen, tell_turns, tell_unseen
from generator.markdown.value_places import place_of_value
from generator.markdown.write_blocks import write_text
from generator.markdown.write_inline import is_plain, write_children, write_plain
from generator.text.directions import TURNS
from generator.text.languages import direction_of
from generator.text.together import keep_together
from generator.text.wording import Wording

__all__ = ["render_inline", "render_text"]


def render_text(
    text: str,
    *,
    path: str,
    first_line: int,
    brief_id: str,
    language: str = "en",
    allow_html: bool = False,
    direction: str = "",
    keys: frozenset[str] = frozenset(),
) -> tuple[RenderedText, tuple[Diagnostic, ...]]:
    """A brief's body. `first_line` is the number of the text's first line in its file.

    `direction` is `ltr` or `rtl`, "" for that of the language; `keys` are those of the brief's own sources.
    """
    typed = _normal(text)
    text = seen(typed)
    lines = tuple(text.split("\n"))
    place = Place("", (), lines, first_line)
    env: Env = {}
    draft = _new_draft(path, lines, first_line, brief_id, language, env, place, allow_html=allow_html)
    draft.keys = keys
    if text is not typed:
        tell_unseen(draft, typed)
    if not text.isascii() and TURNS.search(text):
        tell_turns(draft)
    parser = parser_for(text, allow_html=allow_html)
    tokens = parse_blocks(parser, text, env)
    write_text(draft, parser, tokens)
    tell_definitions(draft)
    return _finished(draft, direction or direction_of(language))


def render_inline(
    text: str,
    *,
    path: str,
    span: Span,
    brief_id: str,
    language: str = "en",
    lines: tuple[str, ...] = (),
    first_line: int = 1,
) -> tuple[RenderedText, tuple[Diagnostic, ...]]:
    """A text of front matter: words, emphasis, links, names, citations and events, no blocks.

    `span` is its value's; `lines` are those of the file from `first_line` on, where they are at hand.
    """
    source = _normal(text).strip()
    plain = is_plain(source)
    place = Place(source, (), (), 0) if plain else place_of_value(source, span, lines, first_line)
    draft = _new_draft(path, lines, first_line, brief_id, language, {}, place, allow_html=False)
    if plain:
        write_plain(draft, source)
    else:
        parser = parser_for(source, allow_html=False)
        write_children(draft, parse_inline(parser, source, scan(source, draft), draft.env))
    draft.first_paragraph = " ".join("".join(draft.plain).split())
    if "confidence" in source:
        tell_judgement(draft, draft.first_paragraph, [span.line - first_line, len(lines)])
    return _finished(draft, direction_of(language))


def _normal(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "\ufffd") if "\0" in text else text


def _new_draft(
    path: str,
    lines: tuple[str, ...],
    first_line: int,
    brief_id: str,
    language: str,
    env: Env,
    place: Place,
    *,
    allow_html: bool,
) -> Draft:
    return Draft(path, lines, first_line, brief_id, language, allow_html, env, place)


def _finished(draft: Draft, direction: str) -> tuple[RenderedText, tuple[Diagnostic, ...]]:
    result = RenderedText(
        body=_body(draft.html, direction),
        events=with_slips(draft.events, draft.diagnostics, draft.lines, draft.first_line),
        citations=tuple(draft.citations),
        quotes=tuple(draft.quotes),
        outline=Wording(*_outline(draft)),
        anchors=tuple(draft.anchors),
        fragments=tuple(draft.fragments),
        outward=Wording(*draft.outward),
        first_paragraph=Wording(draft.first_paragraph or ""),
        plain=Wording(_plain(draft.plain)),
    )
    return result, tuple(ordered(draft.diagnostics))


def _outline(draft: Draft) -> Iterator[str]:
    for heading in draft.headings:
        yield from (str(heading.level), heading.id, heading.text)


def _body(html: list[str | Slot], direction: str) -> Body:
    segments: list[str] = []
    slots: list[Slot] = []
    piece: list[str] = []
    inside_tag = False
    for each in html:
        if isinstance(each, str):
            piece.append(each)
        else:
            segments.append(keep_together("".join(piece), direction, inside_tag=inside_tag))
            piece = []
            slots.append(each)
            inside_tag = isinstance(each, AddressSlot)
    segments.append(keep_together("".join(piece), direction, inside_tag=inside_tag))
    return Body(Wording(*segments), tuple(slots))


def _plain(words: list[str]) -> str:
    """The words block by block, without empty lines."""
    lines = (" ".join(line.split()) for line in "".join(words).split("\n"))
    return "\n".join(line for line in lines if line)
