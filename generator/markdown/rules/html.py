"""Raw HTML, where the settings let it through: as typed, but no event may hide in it, and comments are left out."""

import re

from markdown_it.token import Token

from generator.markdown.draft import Draft, report_line
from generator.markdown.faults import Fault
from generator.markdown.marks import RawMark
from generator.markdown.rules.event import MARKED

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_MESSAGE = "inside HTML this is no event and no citation"


def mark_in_tag(tag: str, start: int) -> Fault | None:
    """What looks like a mark in an attribute."""
    if not (match := MARKED.search(tag)):
        return None
    at = start + match.start()
    return Fault("event-in-html", _MESSAGE, "write it outside of the tag", at, at + len(match[0]))


def write_raw(draft: Draft, mark: RawMark) -> None:
    """An inline tag."""
    draft.html.append(mark.text)


def write_raw_block(draft: Draft, token: Token) -> None:
    """A block of HTML. Marks inside would be printed as they are typed, and that is told."""
    first = token.map[0] if token.map else 0
    shown = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), token.content)
    for number, line in enumerate(shown.split("\n"), start=first):
        if MARKED.search(line):
            hint = "leave a blank line behind the tag, so that Markdown begins again"
            report_line(draft, "event-in-html", _MESSAGE, hint, number)
    draft.html.append(shown)
