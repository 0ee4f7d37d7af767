"""`::: events`: a plain chronology. Each item is a date, a colon, and what happened; no braces."""

import re

import msgspec
from markdown_it.token import Token

from generator.diagnostics.span import Span
from generator.edtf.friendly import DateReading, read_date
from generator.edtf.value import DateFault
from generator.markdown.draft import Draft, report, report_date, report_line
from generator.markdown.faults import Fault
from generator.markdown.marks import EventMark
from generator.markdown.places import place_of_lines
from generator.markdown.result import ToldEvent

_DATE = re.compile(r"[*_]{0,3}([^\n]{1,300}?)[*_]{0,3}(?::[*_]{0,3}(?=\s|\Z)|：[*_]{0,3})\s*")
_NO_SPACE = re.compile(r"[*_]{0,3}([^\n]{1,60}?)[*_]{0,3}:(?=\S)")
_OTHER_SIGN = re.compile(r"[*_]{0,3}([^\n]{1,60}?)[*_]{0,3}(?:\s+[–—-]+\s+|[,;.]\s+|\s*[–—]\s*)")
_TAIL = re.compile(r"[\s.,;:!?…)]*")
_CITED = ("citation", "note")
_BEHIND = (*_CITED, "softbreak", "comment")
_WORD_BEHIND = re.compile(r" (?=\S)(?!(?:or|and|to|until|till|at|bis|oder|und)\b)")
_LONGEST_DATE = 60
_FORM = "write - 9 October 2012: Moscow makes the contracts public [@source]"


def mark_items(tokens: list[Token], at: int, draft: Draft) -> None:
    """Marks the first text of each item of the block that opens at `at`; anything but a list in it is told."""
    level = tokens[at].level
    item = False
    for token in tokens[at + 1 :]:
        if token.type == "container_close" and token.level == level:
            return
        if token.level == level + 1 and token.nesting >= 0 and not token.type.endswith("_list_open"):
            line = token.map[0] if token.map else 0
            if token.type not in ("inline", "comment_block"):
                report_line(draft, "chronology-item", "a chronology is a list and nothing else", _FORM, line)
        elif token.level == level + 1 and token.nesting > 0:
            token.attrs["class"] = "chronology"
        elif token.type == "list_item_open" and token.level == level + 2:
            item = True
        elif token.type == "inline" and item and token.level == level + 4:
            token.meta["chronology"] = True
            item = False
        elif token.type == "inline" and token.level > level + 4:
            _check_inner(token, draft)


def take_date(token: Token, draft: Draft) -> ToldEvent | None:
    """The event of an item, its words still open; the date is taken off the source. None when it has no date."""
    match = _DATE.match(token.content)
    line = token.map[0] if token.map else 0
    draft.place = place_of_lines(token.content, line, draft.lines, draft.first_line)
    if match is None or not match[1].strip():
        _tell_no_date(token.content, draft)
        return None
    reading = _read_date(match, draft)
    token.content = token.content[match.end() :]
    token.map = [line + match[0].count("\n"), token.map[1] if token.map else line + 1]
    if not token.content.strip():
        message, hint = "nothing stands behind this date", _FORM
        report(draft, Fault("chronology-words", message, hint, match.start(1), match.end()))
    if reading is None:
        return None
    return ToldEvent(anchor="", words="", span=Span(draft.first_line + line, 1), when=reading, listed=True)


def words_end(children: list[Token]) -> int:
    """Where an item's own words end among its tokens: before the citations and notes that close it."""
    end = at = len(children)
    while at and _is_behind(children[at - 1]):
        at -= 1
        if children[at].type in _CITED:
            end = at
    return end


def date_words_of_one_event(children: list[Token], end: int, told: ToldEvent) -> bool:
    """An item that is one event without a date of its own, `[words]{id=…}`, takes the item's and is no event itself."""
    if not children or children[0].type != "event_open":
        return False
    mark: EventMark = children[0].meta["mark"]
    close = next(
        at for at, child in enumerate(children) if child.type == "event_close" and child.meta["mark"] is mark
    )
    if mark.told.when is not None or any(not _is_behind(child) for child in children[close + 1 : end]):
        return False
    kept = msgspec.structs.replace(mark.told, when=told.when, from_front_matter=False)
    children[0].meta["mark"] = msgspec.structs.replace(mark, told=kept)
    return True


def _check_inner(token: Token, draft: Draft) -> None:
    """A date deeper in the list would be printed as text."""
    match = _DATE.match(token.content)
    if match is not None and not isinstance(read_date(match[1].strip(), draft.language), DateFault):
        message = "an item within an item is no event"
        hint = "take its indentation off, or write [words]{when=…}"
        report_line(draft, "chronology-item", message, hint, token.map[0] if token.map else 0)


def _tell_no_date(source: str, draft: Draft) -> None:
    """An item without a date and a colon; with a date and something else the line is mended."""
    end = source.find("\n") if "\n" in source else len(source)
    for pattern, message in (
        (_NO_SPACE, "a space is missing behind the colon"),
        (_OTHER_SIGN, "a colon stands behind the date"),
    ):
        match = pattern.match(source)
        if match is not None and not isinstance(read_date(match[1].strip(), draft.language), DateFault):
            change = (match.end(1), match.end(), ": ")
            report(draft, Fault("chronology-date", message, _FORM, match.end(1), match.end(), change))
            return
    message = "this item does not begin with a date and a colon"
    if found := _date_before_words(source[:end], draft.language):
        behind = found + 1
        message, change = "a colon is missing behind the date", (found, behind, ": ")
        report(draft, Fault("chronology-date", message, _FORM, found, behind, change))
        return
    report(draft, Fault("chronology-date", message, _FORM, 0, end))


def _date_before_words(line: str, language: str) -> int:
    """Where a date at the beginning ends and words follow; 0 where there is none."""
    ends = [match.start() for match in _WORD_BEHIND.finditer(line[:_LONGEST_DATE])]
    readings = ((end, read_date(line[:end], language)) for end in reversed(ends))
    return next((end for end, each in readings if not isinstance(each, DateFault)), 0)


def _is_behind(token: Token) -> bool:
    return token.type in _BEHIND or (token.type == "text" and _TAIL.fullmatch(token.content) is not None)


def _read_date(match: re.Match[str], draft: Draft) -> DateReading | None:
    typed = match[1].strip()
    reading = read_date(typed, draft.language)
    start = match.start(1)
    end = start + len(typed)
    if isinstance(reading, DateFault):
        report_date(draft, reading, start, end, read_at=start, bare=True)
        return None
    for warning in reading.warnings:
        report_date(draft, warning, start, end, read_at=start, bare=True, warning=True)
    return reading
