"""Headings: the page keeps its one h1, and every heading the id that GitHub gives it."""

import re

import msgspec
from markdown_it.token import Token

from generator.markdown.draft import Draft, Heading, plain_since, report_line
from generator.markdown.places import span_of
from generator.text.identifiers import heading_id
from generator.text.patterns import pattern

_UNSPACED = pattern(r"\s{0,3}(?:(?:[>*+-]|\d{1,9}[.)])\s+)*(#{2,6})(?=[^\W\d_])")


def shift_headings(tokens: list[Token], draft: Draft) -> None:
    """Where a text has an h1, all its headings go down by one; each h1 is told."""
    for token in tokens:
        if token.type == "heading_open" and token.tag == "h1" and token.map is not None:
            draft.heading_shift = 1
            line = token.map[0]
            message = "the headline is the only heading of the first level; this one is shown one level down"
            typed = draft.lines[line]
            at = typed.find("#")
            fixed = f"{typed[:at]}#{typed[at:]}" if token.markup == "#" else ""
            report_line(
                draft, "heading-level", message, "begin with ##", line, "warning", fixed, _signs(typed)
            )


def tell_unspaced(tokens: list[Token], draft: Draft) -> None:
    """Warns of lines of a paragraph that a space would make headings."""
    for token in tokens:
        if token.type != "paragraph_open" or token.map is None:
            continue
        for line in range(*token.map):
            typed = draft.lines[line]
            found = _UNSPACED.match(typed)
            if found and not typed[found.end()].islower():
                at = found.end()
                message, hint = (
                    "this is printed as it is typed, and is no heading",
                    f"write {found[1]} and a space",
                )
                fixed = f"{typed[:at]} {typed[at:]}"
                report_line(draft, "heading-space", message, hint, line, "warning", fixed, found[1])


def write_heading_start(draft: Draft) -> tuple[int, int]:
    """Leaves room for the tag, whose id is made of the words to come; says where it is and where they begin."""
    draft.html.append("")
    return len(draft.html) - 1, len(draft.plain)


def write_heading_end(draft: Draft, token: Token, room: tuple[int, int]) -> None:
    """The tag with its id, and an entry among the headings."""
    place, start = room
    level = min(6, int(token.tag[1]) + draft.heading_shift)
    words = plain_since(draft, start)
    anchor = heading_id(words, draft.taken_headings)
    draft.heading_places.append(place)
    draft.headings.append(Heading(level, anchor, words, span_of(draft.place, 0, len(draft.place.source))))
    draft.html[place] = _opening(level, anchor)
    draft.html.append(f"</h{level}>\n")


def settle_headings(draft: Draft) -> None:
    """“E-commerce” has the anchor of an event called commerce: the event keeps it, since other pages link to it."""
    above = 1
    for index, heading in enumerate(draft.headings):
        if heading.level > above + 1:
            message = f"this heading is of level {heading.level}, and the one above it of level {above}"
            hint = f"write {'#' * (above + 1 - draft.heading_shift)} before it"
            line = heading.span.line - draft.first_line
            report_line(draft, "heading-skip", message, hint, line, "warning", word=_signs(draft.lines[line]))
        above = heading.level
        anchor = heading.id
        if anchor in draft.taken_anchors:
            while anchor in draft.taken_anchors:
                anchor = heading_id(anchor, draft.taken_headings)
            draft.headings[index] = msgspec.structs.replace(heading, id=anchor)
            draft.html[draft.heading_places[index]] = _opening(heading.level, anchor)
        if anchor:
            draft.anchors.append(anchor)


def _opening(level: int, anchor: str) -> str:
    return f'<h{level} id="{anchor}">' if anchor else f"<h{level}>"


def _signs(line: str) -> str:
    """The number signs before the words of a heading, "" where a line below makes it one."""
    found = re.match(r"[\s>*+-]*(#+)", line)
    return found[1] if found else ""
