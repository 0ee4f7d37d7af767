"""Citations `[@key, part, part; @key]`: where one begins and ends, and the sources in it."""

import re

from generator.markdown.draft import Draft, report
from generator.markdown.faults import Change, Fault
from generator.markdown.marks import CitationMark
from generator.markdown.places import span_of
from generator.markdown.result import CitationGroup, CitationSlot, Claim
from generator.markdown.rules.citation_parts import Piece, is_part, piece_of, read_part, sign_before
from generator.markdown.rules.event import give_citation
from generator.text.patterns import pattern

LONGEST = 4000
_KEY = pattern(r"@([\w](?:[\w.:/+-]*[\w])?)")
_PIECE = pattern(
    r"\"[^\"]{0,1000}\"|“[^”]{0,1000}”|„[^“”]{0,1000}[“”]|«[^»]{0,1000}»|(?<=\s)['‘][^'’\n]{0,1000}['’](?=\s*[,;\]])"
    r"|\\.|\[@|[^\"“„«'‘\[\]{},;，、；؛،\\]+|.",
    re.DOTALL,
)
_PARTING = {",": ",", ";": ";", "]": "]", "，": ",", "、": ",", "،": ",", "；": ";", "؛": ";"}
"""What parts sources and their parts, and the sign that it stands for."""
_AND = pattern(r"(?:and|und|et|[&+/])\s*(?=@)")
_KEY_IN_QUOTES = pattern(r"@[\"'“”‘’«{(\[]+(\w[\w.:/+-]*)[\"'“”‘’»})\]]+")
_FORM = "write [@key], [@key, p. 3; @other, via whom]"


def read_citation(source: str, start: int, draft: Draft) -> CitationMark | None:
    """The citation that begins with `[@` at `start`. None when it is not closed: then that was told."""
    found = _split(source, start)
    if found is None:
        message, hint = "this citation is not closed", f"{_FORM}, in one paragraph"
        change = _closing_bracket(source, start)
        report(draft, Fault("citation-unclosed", message, hint, start, start + 2, change))
        return None
    items, end, odd = found
    for at in odd:
        _tell_sign(source, at, draft)
    claims: list[Claim] = []
    for item in items:
        _read_item(item, claims, draft)
    _check_what_follows(source, start, end, draft)
    return CitationMark(start, end, tuple(claims))


def _tell_sign(source: str, at: int, draft: Draft) -> None:
    """A comma or semicolon of another script, which parts as ours does."""
    sign = _PARTING[source[at]]
    message = f"sources and parts are parted by {sign} and not by {source[at]}"
    behind = at + 1 + source.startswith(" ", at + 1)
    report(draft, Fault("citation-comma", message, _FORM, at, at + 1, (at, behind, f"{sign} ")))


def write_citation(draft: Draft, mark: CitationMark) -> None:
    """A slot, without the spaces before it; the events that wait for a citation take it."""
    group = len(draft.citations)
    draft.citations.append(CitationGroup(mark.claims, span_of(draft.place, mark.start, mark.end)))
    _check_beside(draft, mark)
    if give_citation(draft, group):
        draft.cited_to = mark.end
    _drop_spaces(draft)
    draft.html.append(CitationSlot(group))


def _check_beside(draft: Draft, mark: CitationMark) -> None:
    """The event takes one citation: a second beside it would be no report of the event."""
    end = draft.cited_to
    if 0 < end <= mark.start and not draft.place.source[end : mark.start].strip():
        message = "only the first of these two citations belongs to what stands before them"
        hint = "write both sources in one pair of brackets: [@one; @other]"
        change = (end - 1, mark.start + 1, "; ")
        fault = Fault("citation-beside", message, hint, mark.start, mark.end, change, "warning")
        report(draft, fault)
        draft.cited_to = mark.end


def _drop_spaces(draft: Draft) -> None:
    """The page sets the mark close to the words; between two marks a space stays."""
    last = draft.html[-1] if draft.html else None
    if isinstance(last, str):
        bare = last.rstrip(" \n")
        before = draft.html[-2] if len(draft.html) > 1 else None
        draft.html[-1] = " " if not bare and isinstance(before, CitationSlot) and last else bare
    if draft.plain:
        draft.plain[-1] = draft.plain[-1].rstrip(" ")


def _split(source: str, start: int) -> tuple[list[list[Piece]], int, list[int]] | None:
    """(the pieces of each source, where the citation ends, commas of other scripts).

    Quotation marks and brackets hold commas together.
    """
    items: list[list[Piece]] = [[]]
    odd: list[int] = []
    limit = min(len(source), start + LONGEST)
    at = begin = start + 1
    depth = 0
    while at < limit:
        match = _PIECE.match(source, at, limit)
        assert match is not None
        piece = match[0]
        if piece == "[@":
            return None
        if depth == 0 and piece in _PARTING:
            items[-1].append(piece_of(source, begin, at))
            if piece == "]":
                return items, match.end(), odd
            if piece not in ",;":
                odd.append(at)
            if _PARTING[piece] == ";":
                items.append([])
            begin = match.end()
        elif piece in ("[", "{"):
            depth += 1
        elif piece in ("]", "}") and depth:
            depth -= 1
        at = match.end()
    return None


def _closing_bracket(source: str, start: int) -> Change | None:
    """Behind a key that no comma follows, or for another bracket."""
    key = _KEY.match(source, start + 1)
    if key is None or source.startswith((",", ";"), key.end()):
        return None
    return key.end(), key.end() + source.startswith((")", "}", "］", "】", ">"), key.end()), "]"


def _read_item(item: list[Piece], claims: list[Claim], draft: Draft) -> None:
    """Adds the source between two semicolons; several where they are parted by something else."""
    for index, piece in enumerate(item):
        if index == 0 or piece.text.startswith("@"):
            if index:
                _tell_semicolon(item[index - 1].end, piece, draft)
            rest = _read_key(piece, claims, draft)
            while rest.text.startswith("@"):
                rest = _read_key(rest, claims, draft)
            if rest.text:
                claims[-1] = read_part(claims[-1], rest, draft)
        elif claims:
            claims[-1] = read_part(claims[-1], piece, draft)


def _read_key(piece: Piece, claims: list[Claim], draft: Draft) -> Piece:
    """Adds the source whose key begins the piece; gives what stands behind it without a comma."""
    nothing = Piece("", piece.end, piece.end)
    key = _KEY.match(piece.text)
    if key is None and claims and is_part(piece.text):
        message, hint = "what is said of a source follows a comma", "write [@one, p. 3; @other]"
        change = sign_before(draft.place.source, piece, ";", ", ")
        report(draft, Fault("citation-comma", message, hint, piece.start, piece.end, change))
        return piece
    if key is None:
        _tell_no_key(piece, draft)
        return nothing
    end = piece.start + key.end()
    claims.append(Claim(key[1], span_of(draft.place, piece.start, end)))
    rest = piece_of(draft.place.source, end, piece.end)
    behind = _AND.match(rest.text)
    if behind:
        rest = piece_of(draft.place.source, rest.start + behind.end(), piece.end)
    if rest.text.startswith("@"):
        _tell_semicolon(end, rest, draft)
        return rest
    if not rest.text:
        return nothing
    bare = rest.text.lstrip(".:|=,").lstrip()
    kept = Piece(bare, rest.end - len(bare), rest.end)
    message = "a comma is missing before this part" if bare else "this says nothing"
    change = (end, kept.start, ", " if bare else "")
    hint = f"write [@{key[1]}, {bare[:40]}]" if bare else f"write [@{key[1]}]"
    report(draft, Fault("citation-comma", message, hint, rest.start, rest.end, change))
    return kept


def _tell_semicolon(from_: int, piece: Piece, draft: Draft) -> None:
    message = "two sources are parted by a semicolon"
    change = (from_, piece.start, "; ")
    report(draft, Fault("citation-comma", message, "write [@one; @other]", piece.start, piece.end, change))


def _tell_no_key(piece: Piece, draft: Draft) -> None:
    if not piece.text:
        hint = "leave out the semicolon that parts nothing"
        empty = sign_before(draft.place.source, piece, ";", "")
        fault = Fault("citation-empty", "a source is missing here", hint, piece.start, piece.start, empty)
        report(draft, fault)
        return
    change: Change | None = None
    if spaced := re.match(r"@[\s@]+(?=\w)", piece.text):
        change = (piece.start, piece.start + spaced.end(), "@")
    elif quoted := _KEY_IN_QUOTES.fullmatch(piece.text):
        change = (piece.start, piece.end, f"@{quoted[1]}")
    elif re.match(r"\w", piece.text):
        change = (piece.start, piece.start, "@")
    message = "each source in a citation begins with @ and its key"
    report(draft, Fault("citation-key", message, _FORM, piece.start, max(piece.end, piece.start + 1), change))


def _check_what_follows(source: str, start: int, end: int, draft: Draft) -> None:
    """A citation is no link's words, no event's words, and no link definition."""
    follows = source[end : end + 1]
    if source.startswith("[]", end):
        message, hint = "a citation cannot be the words of a link", "take the empty brackets out"
        report(draft, Fault("citation-link", message, hint, end, end + 2, (end, end + 2, "")))
    elif follows == "(":
        message = "a citation cannot be the words of a link"
        hint = "write [\\@…](address) for a link, or leave a space before the bracket"
        report(draft, Fault("citation-link", message, hint, start, end + 1))
    elif follows == "{":
        message = "a citation cannot be the words of an event"
        report(draft, Fault("citation-event", message, "write [words]{when=…} [@key]", start, end + 1))
    elif follows == ":" and not source[:start].strip():
        message = "a paragraph that begins so defines a link in Markdown, and would vanish"
        hint = "put the citation behind the words"
        report(draft, Fault("citation-definition", message, hint, start, end + 1))
