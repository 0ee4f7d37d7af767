"""Letters that nobody sees, typed or written as a code: told, and never printed.

Some readers take some of them for the end of a line, and XML forbids others. Stands at both ends of reading a text:
before its blocks are found, and where its codes are written.
"""

from collections.abc import Iterator
from html import unescape

from markdown_it.token import Token

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span
from generator.markdown.draft import Draft, report
from generator.markdown.faults import Fault
from generator.markdown.places import LONGEST_LINE
from generator.text.directions import OVERRIDES, Turn, turn_words, without_turns, wrong_turns
from generator.text.patterns import pattern
from generator.text.unseen import LINE_ENDS, meant_by_unseen, unseen_words

_UNSEEN = pattern("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_CODE = "control-character"
_MOST_TOLD = 20


def seen(text: str) -> str:
    """The text with a space for each such letter, so that places in it stay true."""
    if text.replace("\n", "").isprintable():
        return text
    return _UNSEEN.sub(" ", text) if _UNSEEN.search(text) else text


def tell_unseen(draft: Draft, typed: str) -> None:
    """Tells of the lines that have some; `typed` is the text as it was."""
    told: list[Diagnostic] = []
    for number, line in enumerate(typed.split("\n"), start=draft.first_line):
        found = _UNSEEN.search(line)
        if found and len(told) < _MOST_TOLD:
            message, hint = unseen_words(found[0])
            span = Span(number, found.start() + 1, 1)
            fixed = _UNSEEN.sub(lambda match: meant_by_unseen(match[0]), line)
            fixed = fixed if len(line) <= LONGEST_LINE else ""
            told.append(Diagnostic(_CODE, message, draft.path, span, hint, "warning", fixed))
    draft.diagnostics.extend(told)


def tell_turns(draft: Draft) -> None:
    """Tells of letters that turn the direction of writing, each paragraph by itself: where it ends, they end."""
    told: list[Diagnostic] = []
    paragraph: list[str] = []
    for number, line in enumerate((*draft.lines, "")):
        if line.strip():
            paragraph.append(line)
        elif paragraph:
            told += _turns_of(draft, paragraph, number - len(paragraph))
            paragraph = []
        if len(told) >= _MOST_TOLD:
            break
    draft.diagnostics.extend(told[:_MOST_TOLD])


def _turns_of(draft: Draft, lines: list[str], first: int) -> Iterator[Diagnostic]:
    """Of one paragraph, whose first line has this number among those of the draft."""
    text = "\n".join(lines)
    turns = wrong_turns(text)[:_MOST_TOLD]
    mended = without_turns(text).split("\n") if turns else []
    for turn in turns:
        line = text.count("\n", 0, turn.start)
        column = turn.start - text.rfind("\n", 0, turn.start)
        message, hint = turn_words(turn)
        span = Span(draft.first_line + first + line, column, 1)
        fixed = mended[line] if len(lines[line]) <= LONGEST_LINE else ""
        yield Diagnostic("text-direction", message, draft.path, span, hint, "warning", fixed)


def letters_of_code(draft: Draft, token: Token) -> str:
    """What a code such as `&eacute;` or `&#x2028;` prints: what nobody sees is told, and is a space or nothing.

    Codes from Windows are read as browsers read them: `&#151;` is a dash.
    """
    letters = token.content
    if letters in OVERRIDES:
        start = max(0, draft.place.source.find(token.markup))
        message, hint = turn_words(Turn(start, letters, -1))
        change = (start, start + len(token.markup), "")
        report(draft, Fault("text-direction", message, hint, start, change[1], change, "warning"))
        return ""
    if letters not in LINE_ENDS and (letters != "\ufffd" or not token.markup.startswith("&#")):
        return letters
    browsers = unescape(token.markup)
    if browsers == "\ufffd":
        return letters
    meant = browsers if browsers.isprintable() else meant_by_unseen(letters)
    start = max(0, draft.place.source.find(token.markup))
    message = f"{token.markup} stands for a character that nobody sees"
    hint = "type a space instead" if meant else "delete it"
    if meant.strip():
        message, hint = f"{token.markup} is no code for {meant} but on Windows", f"type {meant} itself"
    change = (start, start + len(token.markup), meant)
    report(draft, Fault(_CODE, message, hint, start, change[1], change, "warning"))
    return meant
