"""Citations `[@key, part, part; @key]`: who says it, and what this source says differently."""

import re

import msgspec

from generator.diagnostics.suggest import nearest
from generator.edtf.friendly import read_date
from generator.edtf.value import DateFault
from generator.figures import read_figures
from generator.markdown.draft import Draft, report, report_date
from generator.markdown.faults import Fault
from generator.markdown.marks import CitationMark
from generator.markdown.places import span_of
from generator.markdown.result import CitationGroup, CitationSlot, Claim, Who
from generator.markdown.rules.event import give_citation

LONGEST = 4000
_KEY = re.compile(r"@([\w](?:[\w.:/+-]*[\w])?)")
_PIECE = re.compile(
    r"\"[^\"]{0,1000}\"|“[^”]{0,1000}”|„[^“”]{0,1000}[“”]|«[^»]{0,1000}»|(?<=\s)['‘][^'’\n]{0,1000}['’](?=\s*[,;\]])"
    r"|\\.|\[@|[^\"“„«'‘\[\]{},;\\]+|.",
    re.DOTALL,
)
_FIRST_WORD = re.compile(r"(\S+)\s*")
_TOKEN = re.compile(r"\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|\[\[[^\[\]]*\]\]|\S+")
_QUOTED = re.compile(r"[\"“„«'‘](.*)[\"”“»'’]\Z", re.DOTALL)
# Pages, paragraphs, chapters, minutes … in the languages that sources are mostly in.
_LOCATOR = re.compile(
    r"(?:(?:(?:pp?|pages?|paras?|paragraphs?|chs?|chap|chapters?|secs?|sections?|cols?|columns?|figs?|tables?|tab"
    r"|vols?|volumes?|nos?|number|issue|lines?|ll?|nn?|notes?|fn|slides?|min|minutes?|time|at|art|articles?|app"
    r"|appendix|annex|item|s|seiten?|bl|abs|kap|с|стр|гл|абз|п|ص|صفحة|ف|فقرة|الفقرة|الصفحة)(?:\.\s*|\s+|(?=[0-9٠-٩۰-۹]))"
    r"|[¶§]+\s*)(?:[0-9٠-٩۰-۹]|[ivxlc]+\Z|[a-z]\Z)|[0-9٠-٩۰-۹])[0-9٠-٩۰-۹a-z.:,–-]*(?:\s*(?:ff?|sqq?|et seq)\.?)?",
    re.IGNORECASE,
)
_FLAGS = ("undated", "caption", "headline", "denies", "doubts")
_KEYWORDS = ("via", "by", "when", "figure", "as", *_FLAGS)
_INSIDE_WHO = re.compile(r"\s(?:by|when|undated|figure|caption|headline|denies|doubts)(?=\s|\Z)")
_PARTS = (
    'a part is p. 3, via WHO, by WHO, when DATE, undated, figure "…", as "its words", caption, headline, '
    "denies or doubts"
)
_FORM = "write [@key], [@key, p. 3; @other, via whom]"


class _Piece(msgspec.Struct, frozen=True, gc=False):
    """What stands between two commas or semicolons, without the spaces round it."""

    text: str
    start: int
    end: int


def read_citation(source: str, start: int, draft: Draft) -> CitationMark | None:
    """The citation that begins with `[@` at `start`. None when it is not closed: then that was told."""
    found = _split(source, start)
    if found is None:
        message = "this citation is not closed"
        report(draft, Fault("citation-unclosed", message, _FORM, start, start + 2))
        return None
    items, end = found
    claims = [claim for item in items if (claim := _read_claim(item, draft)) is not None]
    _check_what_follows(source, start, end, draft)
    return CitationMark(start, end, tuple(claims))


def write_citation(draft: Draft, mark: CitationMark) -> None:
    """A slot, without the spaces before it; the events that wait for a citation take it."""
    group = len(draft.citations)
    draft.citations.append(CitationGroup(mark.claims, span_of(draft.place, mark.start, mark.end)))
    give_citation(draft, group)
    _drop_spaces(draft)
    draft.html.append(CitationSlot(group))


def _drop_spaces(draft: Draft) -> None:
    """The page sets the mark close to the words; between two marks a space stays."""
    last = draft.html[-1] if draft.html else None
    if isinstance(last, str):
        bare = last.rstrip(" \n")
        before = draft.html[-2] if len(draft.html) > 1 else None
        draft.html[-1] = " " if not bare and isinstance(before, CitationSlot) and last else bare
    if draft.plain:
        draft.plain[-1] = draft.plain[-1].rstrip(" ")


def _split(source: str, start: int) -> tuple[list[list[_Piece]], int] | None:
    """(the pieces of each source, where the citation ends). Quotation marks and brackets hold commas together."""
    items: list[list[_Piece]] = [[]]
    limit = min(len(source), start + LONGEST)
    at = begin = start + 1
    depth = 0
    while at < limit:
        match = _PIECE.match(source, at, limit)
        assert match is not None
        piece = match[0]
        if piece == "[@":
            return None
        if depth == 0 and piece in (",", ";", "]"):
            items[-1].append(_piece(source, begin, at))
            if piece == "]":
                return items, match.end()
            if piece == ";":
                items.append([])
            begin = match.end()
        elif piece in ("[", "{"):
            depth += 1
        elif piece in ("]", "}") and depth:
            depth -= 1
        at = match.end()
    return None


def _piece(source: str, start: int, end: int) -> _Piece:
    typed = source[start:end]
    start += len(typed) - len(typed.lstrip())
    return _Piece(typed.strip(), start, start + len(typed.strip()))


def _read_claim(item: list[_Piece], draft: Draft) -> Claim | None:
    first = item[0]
    key = _KEY.match(first.text)
    if key is None:
        _tell_no_key(first, draft)
        return None
    start, end = first.start, first.start + key.end()
    claim = Claim(key[1], span_of(draft.place, start, end))
    parts = item[1:]
    rest = _piece(draft.place.source, end, first.end)
    if rest.text:
        message = "a comma is missing before this part"
        hint = f"write [@{key[1]}, {rest.text[:40]}]"
        if rest.text.startswith("@"):
            message, hint = "two sources are parted by a semicolon", "write [@one; @other]"
        mark = ";" if rest.text.startswith("@") else ","
        change = (end, rest.start, f"{mark} ")
        report(draft, Fault("citation-comma", message, hint, rest.start, rest.end, change))
        parts = [rest, *parts]
    for part in parts:
        claim = _read_part(claim, part, draft)
    if claim.when is not None and claim.undated:
        message = "a source either gives a date or none"
        report(draft, Fault("citation-part", message, "keep `when` or `undated`", start, item[-1].end))
    return claim


def _tell_no_key(piece: _Piece, draft: Draft) -> None:
    if not piece.text:
        hint = "leave out the semicolon that parts nothing"
        report(draft, Fault("citation-empty", "a source is missing here", hint, piece.start, piece.start))
        return
    change = (piece.start, piece.start, "@") if re.match(r"\w", piece.text) else None
    message = "each source in a citation begins with @ and its key"
    report(draft, Fault("citation-key", message, _FORM, piece.start, max(piece.end, piece.start + 1), change))


def _read_part(claim: Claim, part: _Piece, draft: Draft) -> Claim:
    match = _FIRST_WORD.match(part.text)
    word, rest = (match[1], part.text[match.end() :]) if match else ("", "")
    begin = part.end - len(rest)
    if word in ("via", "by"):
        return _read_attribution(claim, word, rest, begin, part, draft)
    if word in _FLAGS and not rest:
        return _with_flag(claim, word)
    if word in ("when", "figure", "as") and rest:
        return _read_value(claim, word, rest, begin, part, draft)
    if part.text.startswith("@"):
        change = _semicolon(part, draft)
        message = "two sources are parted by a semicolon"
        report(draft, Fault("citation-comma", message, "write [@one; @other]", part.start, part.end, change))
        return claim
    if not part.text:
        hint = "leave out the comma that parts nothing"
        report(draft, Fault("citation-empty", "a part is missing here", hint, part.start, part.start))
        return claim
    if word not in _KEYWORDS and _LOCATOR.fullmatch(part.text):
        return msgspec.structs.replace(claim, locator=", ".join(filter(None, [claim.locator, part.text])))
    _tell_unknown(word, rest, part, draft)
    return claim


def _semicolon(part: _Piece, draft: Draft) -> tuple[int, int, str] | None:
    comma = draft.place.source.rfind(",", 0, part.start)
    return (comma, part.start, "; ") if comma >= 0 else None


def _tell_unknown(word: str, rest: str, part: _Piece, draft: Draft) -> None:
    shown = part.text if len(part.text) <= 40 else part.text[:40] + "…"
    if word in _KEYWORDS:
        message = f"`{word}` stands alone" if word in _FLAGS else f"something is missing behind `{word}`"
        report(draft, Fault("citation-part", message, _PARTS, part.start, part.end))
        return
    bare = word.strip(":=").lower()
    near = bare if bare in _KEYWORDS else nearest(bare, _KEYWORDS)
    meant = f"{near} {rest}".strip() if near else ""
    hint = f"did you mean `{meant[:60]}`? {_PARTS}" if near else _PARTS
    change = (part.start, part.end, meant) if near else None
    message = f"“{shown}” is no part of a citation"
    report(draft, Fault("citation-part", message, hint, part.start, part.end, change))


def _with_flag(claim: Claim, word: str) -> Claim:
    if word in ("denies", "doubts"):
        return msgspec.structs.replace(claim, stance=word)
    if word == "caption":
        return msgspec.structs.replace(claim, caption=True)
    if word == "headline":
        return msgspec.structs.replace(claim, headline=True)
    return msgspec.structs.replace(claim, undated=True)


def _read_value(claim: Claim, word: str, typed: str, begin: int, part: _Piece, draft: Draft) -> Claim:
    match = _QUOTED.match(typed)
    value = " ".join((match[1] if match else typed).split())
    if word == "as":
        return msgspec.structs.replace(claim, words=value)
    if word == "figure":
        figures, faults = read_figures(value)
        for fault in faults:
            report(draft, Fault("figure", fault.message, fault.hint, begin, part.end))
        return msgspec.structs.replace(claim, figures=claim.figures + figures)
    reading = read_date(value, draft.language)
    inside = begin + (match.start(1) if match else 0)
    read_at = inside if draft.place.source.startswith(value, inside) else None
    if isinstance(reading, DateFault):
        report_date(draft, reading, begin, part.end, read_at=read_at, bare=match is None)
        return claim
    for warning in reading.warnings:
        report_date(draft, warning, begin, part.end, read_at=read_at, bare=match is None, warning=True)
    return msgspec.structs.replace(claim, when=reading)


def _read_attribution(claim: Claim, word: str, typed: str, begin: int, part: _Piece, draft: Draft) -> Claim:
    chains = _read_chains(typed)
    if not all(chains) or not typed:
        message = f"whom? Somebody is missing behind `{word}`"
        hint = f'write {word} afp, {word} "a spokesman"' + (", via one via other" if word == "via" else "")
        report(draft, Fault("citation-who", message, hint, part.start, part.end))
        return claim
    for who in (who for chain in chains for who in chain if not who.quoted):
        if slip := _INSIDE_WHO.search(who.text):
            at = begin + typed.find(slip[0])
            message = f"a comma is missing before `{slip[0].strip()}`"
            report(draft, Fault("citation-comma", message, _PARTS, at + 1, at + len(slip[0]), (at, at, ",")))
    if (word == "via" and claim.via) or (word == "by" and claim.by):
        message = f"`{word}` stands twice for one source"
        hint = "write `via a via b` for a chain, `via a and b` for two side by side"
        report(draft, Fault("citation-part", message, hint, part.start, part.end))
    if word == "by":
        return msgspec.structs.replace(claim, by=claim.by + tuple(chain[0] for chain in chains))
    return msgspec.structs.replace(claim, via=claim.via + chains)


def _read_chains(typed: str) -> tuple[tuple[Who, ...], ...]:
    """`a via b and c` is the chain (a, b) beside (c). An empty chain means that somebody is missing."""
    chains: list[list[Who]] = [[]]
    words: list[str] = []
    for token in (*_TOKEN.findall(typed), "and"):
        if token.lower() not in ("via", "and"):
            words.append(token)
            continue
        if not words:
            return ((),)
        chains[-1].append(_who(" ".join(words)))
        words = []
        if token.lower() == "and":
            chains.append([])
    return tuple(tuple(chain) for chain in chains[:-1])


def _who(text: str) -> Who:
    if match := _QUOTED.match(text):
        return Who(" ".join(match[1].split()), quoted=True)
    if text.startswith("[[") and text.endswith("]]"):
        return Who(text[2:-2].partition("|")[0].strip())
    return Who(text.removeprefix("@"))


def _check_what_follows(source: str, start: int, end: int, draft: Draft) -> None:
    """A citation is no link's words, no event's words, and no link definition."""
    follows = source[end : end + 1]
    if follows == "(":
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
