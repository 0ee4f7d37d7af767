"""Raw HTML, where the settings let it through: as typed, but no event may hide in it."""

import re

from markdown_it.token import Token

from generator.markdown.draft import Draft, report_line

_SLIPPED = re.compile(r"\]\s?\{|\[@|\bwhen\s?=")


def write_raw(draft: Draft, token: Token) -> None:
    """An inline tag."""
    draft.html.append(token.content)


def write_raw_block(draft: Draft, token: Token) -> None:
    """A block of HTML. Marks inside would be printed as they are typed, and that is told."""
    first = token.map[0] if token.map else 0
    for number, line in enumerate(token.content.split("\n"), start=first):
        if _SLIPPED.search(line):
            message = "inside HTML this is no event and no citation"
            hint = "leave a blank line behind the tag, so that Markdown begins again"
            report_line(draft, "event-in-html", message, hint, number)
    draft.html.append(token.content)
