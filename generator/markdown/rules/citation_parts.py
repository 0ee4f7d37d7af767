"""One part of a citation: a locator, or what this source says differently from the others."""

import re

import msgspec

from generator.edtf.friendly import read_date
from generator.edtf.value import DateFault
from generator.figures import read_figures
from generator.markdown.draft import Draft, nearest_name, report, report_date, report_figure
from generator.markdown.faults import Change, Fault
from generator.markdown.result import Claim, Who
from generator.markdown.rules.event import MARKED
from generator.markdown.rules.value_lines import marks_of_part
from generator.text.patterns import pattern

_WORD = pattern(r"(\w+)(\s*[=:：＝]\s*|\s+|\Z)|(\S+)\s*")
_TOKEN = pattern(r"\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|\[\[[^\[\]]*\]\]|\S+")
_OPENERS = "\"“„«'‘"
_CLOSERS = {'"': '"', "“": "”", "„": "“", "«": "»"}
_QUOTED = pattern(r"[\"“„«'‘](.*)[\"”“»'’]\Z", re.DOTALL)
_QUOTATION = pattern(r"\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|\[\[[^\[\]]*\]\]")
_MARKS = pattern(r"[\"“”„«»]")
# Pages, paragraphs, chapters, minutes … in the languages that sources are mostly in.
_LOCATOR = pattern(
    r"(?:(?:(?:pp?|pages?|pgs?|paras?|paragraphs?|chs?|chap|chapters?|secs?|sections?|cols?|columns?|figs?|figures?"
    r"|tables?|tab|vols?|volumes?|nos?|number|issue|lines?|ll?|nn?|notes?|fn|fols?|folios?|loc|slides?|min|minutes?"
    r"|time|at|art|articles?|app|appendix|annex|item|s|seiten?|bl|abs|kap|с|стр|гл|абз|п|ص|صفحة|ف|فقرة|الفقرة|الصفحة)"
    r"(?:\.\s*|\s+|(?=[0-9٠-٩۰-۹]))|[¶§]+\s*)(?:[a-z]?[0-9٠-٩۰-۹]|[ivxlc]+(?![a-z])|[a-z]\Z)|[0-9٠-٩۰-۹])"
    r"[0-9٠-٩۰-۹a-z.:,()/–-]*(?:\s*(?:ff?|sqq?|et seq)\.?)?(?:\s*(?:[–-]|and|to|&)\s*[0-9٠-٩۰-۹a-z.:()/–-]+)*",
    re.IGNORECASE,
)
_FLAGS = ("undated", "caption", "headline", "denies", "doubts")
_KEYWORDS = ("via", "by", "when", "figure", "as", *_FLAGS)
_MEANT = {
    **dict.fromkeys(("deny", "denied", "denying", "rejects", "rejected", "refutes"), "denies"),
    **dict.fromkeys(("doubt", "doubted", "doubting", "questions", "disputes", "disputed"), "doubts"),
    **dict.fromkeys(("from", "through", "citing", "quoting", "per", "cf"), "via"),
    **dict.fromkeys(("said", "speaker", "author"), "by"),
    **dict.fromkeys(("date", "dated", "on"), "when"),
    **dict.fromkeys(("figures", "number", "numbers"), "figure"),
    **dict.fromkeys(("quote", "quoted", "words", "says"), "as"),
    **dict.fromkeys(("title", "headlines"), "headline"),
    **dict.fromkeys(("captions", "picture", "photo"), "caption"),
}
_LACKS_COMMA = pattern(
    r"\s(?:(?:via|by|when)(?=\s)|figure(?=\s*[\"“„«'‘])|(?:undated|caption|headline|denies|doubts)\Z)"
)
_PARTS = (
    'a part is p. 3, via WHO, by WHO, when DATE, undated, figure "…", as "its words", caption, headline, '
    "denies or doubts"
)


class Piece(msgspec.Struct, frozen=True, gc=False):
    """What stands between two commas or semicolons, without the spaces round it."""

    text: str
    start: int
    end: int


def piece_of(source: str, start: int, end: int) -> Piece:
    """`source[start:end]` without the spaces at its ends."""
    typed = source[start:end]
    start += len(typed) - len(typed.lstrip())
    return Piece(typed.strip(), start, start + len(typed.strip()))


def is_part(text: str) -> bool:
    """Whether this can only be said of a source."""
    match = _WORD.match(text)
    return (match is not None and match[1] in _KEYWORDS) or _LOCATOR.fullmatch(text) is not None


def sign_before(source: str, piece: Piece, sign: str, instead: str) -> Change | None:
    """The comma or semicolon before a piece, to be changed into something else."""
    at = source.rfind(sign, max(0, piece.start - 20), piece.start)
    return None if at < 0 or source[at + 1 : piece.start].strip() else (at, piece.start, instead)


def read_part(claim: Claim, part: Piece, draft: Draft) -> Claim:
    """The claim with what one part says of it; faults are told."""
    if not part.text:
        hint = "leave out the comma that parts nothing"
        change = sign_before(draft.place.source, part, ",", "")
        report(draft, Fault("citation-empty", "a part is missing here", hint, part.start, part.start, change))
        return claim
    match = _WORD.match(part.text)
    word, sign = (match[1] or match[3], match[2] or "") if match else ("", "")
    rest = part.text[match.end() :] if match else ""
    if word not in _KEYWORDS and _LOCATOR.fullmatch(part.text):
        return msgspec.structs.replace(claim, locator=", ".join(filter(None, [claim.locator, part.text])))
    keyword = word in _KEYWORDS and not sign.strip()
    if slip := _find_lost_comma(word, rest, part):
        return _read_both(claim, part, slip, draft)
    if not keyword or (word in _FLAGS) is bool(rest):
        _tell_unknown(word, rest, part, draft, keyword=keyword)
        return claim
    if word in _FLAGS:
        return _with_flag(claim, word, part, draft)
    if word in ("via", "by"):
        return _read_attribution(claim, word, rest, part, draft)
    return _read_value(claim, word, rest, part, draft)


def _find_lost_comma(word: str, rest: str, part: Piece) -> re.Match[str] | None:
    """Where another part begins without a comma. Quotation marks hold words together; `via a via b` is a chain."""
    if word in ("as", "figure") and rest[:1] not in _OPENERS:
        return None
    masked = _QUOTATION.sub(lambda match: "x" * len(match[0]), part.text)
    for slip in _LACKS_COMMA.finditer(masked, len(word) + 1):
        if not (word == "via" and slip[0].strip() == "via"):
            return slip
    return None


def _read_both(claim: Claim, part: Piece, slip: re.Match[str], draft: Draft) -> Claim:
    """Two parts that a comma should part."""
    at = part.start + slip.start()
    first, second = piece_of(part.text, 0, slip.start()), piece_of(part.text, slip.start(), len(part.text))
    message = f"a comma is missing before `{slip[0].strip()}`"
    fault = Fault(
        "citation-comma", message, _PARTS, part.start + second.start, part.start + slip.end(), (at, at, ",")
    )
    report(draft, fault)
    for piece in (first, second):
        claim = read_part(claim, Piece(piece.text, part.start + piece.start, part.start + piece.end), draft)
    return claim


def _tell_unknown(word: str, rest: str, part: Piece, draft: Draft, *, keyword: bool) -> None:
    shown = part.text if len(part.text) <= 40 else part.text[:40] + "…"
    if keyword:
        message = f"`{word}` stands alone" if word in _FLAGS else f"something is missing behind `{word}`"
        if word in ("via", "by"):
            _tell_nobody(word, part, draft)
        else:
            report(draft, Fault("citation-part", message, _PARTS, part.start, part.end))
        return
    meant = _meant(word, rest, part, draft)
    hint = f"did you mean `{meant[:60]}`? {_PARTS}" if meant else _PARTS
    if word == "asserts":
        hint = "leave it out: a source asserts what it does not deny or doubt"
    change = (part.start, part.end, meant) if meant else None
    message = f"“{shown}” is no part of a citation"
    report(draft, Fault("citation-part", message, hint, part.start, part.end, change))


def _meant(word: str, rest: str, part: Piece, draft: Draft) -> str:
    """The part that was probably meant, or ""."""
    if quoted := _QUOTATION.fullmatch(part.text):
        inside = quoted[0][1:-1]
        first, _, more = inside.partition(" ")
        return inside if first in _KEYWORDS and bool(more) is not (first in _FLAGS) else f"as {part.text}"
    bare = word.lower()
    near = bare if bare in _KEYWORDS else _MEANT.get(bare) or nearest_name(draft, bare, _KEYWORDS)
    if near is None or bool(rest) is (near in _FLAGS):
        return ""
    return f"{near} {rest}".strip()


def _with_flag(claim: Claim, word: str, part: Piece, draft: Draft) -> Claim:
    said = claim.stance if claim.stance != "asserts" else ""
    twice = getattr(claim, word, False) or said == word
    if twice or (said and word in ("denies", "doubts")):
        message = f"`{word}` stands twice for one source" if twice else "a source either denies or doubts"
        report(draft, Fault("citation-part", message, "keep one of them", part.start, part.end))
        return claim
    if word == "undated":
        _check_dated(claim, part, draft)
    if word in ("denies", "doubts"):
        return msgspec.structs.replace(claim, stance=word)
    return msgspec.structs.replace(claim, **{word: True})


def _check_dated(claim: Claim, part: Piece, draft: Draft) -> None:
    if claim.when is not None or claim.undated:
        message = "a source gives one date or none"
        hint = "keep one `when`, or `undated`"
        report(draft, Fault("citation-part", message, hint, part.start, part.end))


def _read_value(claim: Claim, word: str, typed: str, part: Piece, draft: Draft) -> Claim:
    begin = part.end - len(typed)
    match = _QUOTED.match(typed)
    if (match is None and typed[0] in _OPENERS) or (match is not None and typed[0] in match[1]):
        _tell_quotes(begin, part, draft)
        if word == "when":
            return claim
    value = " ".join((match[1] if match else typed.lstrip(_OPENERS)).split())
    inside = begin + (match.start(1) if match else 0)
    read_at = inside if draft.place.source.startswith(value, inside) else None
    if word == "as":
        return _with_words(claim, value, part, draft)
    if word == "figure":
        figures, faults = read_figures(value)
        for fault in faults:
            report_figure(draft, fault, begin, part.end, read_at=read_at)
        marks = marks_of_part(claim, word, begin, part.end, draft)
        return msgspec.structs.replace(claim, figures=claim.figures + figures, marks=marks)
    _check_dated(claim, part, draft)
    reading = read_date(value, draft.language)
    if isinstance(reading, DateFault):
        report_date(draft, reading, begin, part.end, read_at=read_at, bare=match is None)
        return claim
    for warning in reading.warnings:
        report_date(draft, warning, begin, part.end, read_at=read_at, bare=match is None, warning=True)
    marks = marks_of_part(claim, word, begin, part.end, draft)
    return msgspec.structs.replace(claim, when=reading, marks=marks)


def _with_words(claim: Claim, words: str, part: Piece, draft: Draft) -> Claim:
    if claim.words:
        hint = "join them: “first … second”"
        report(draft, Fault("citation-part", "`as` stands twice for one source", hint, part.start, part.end))
    _check_plain(words, part, draft)
    return msgspec.structs.replace(claim, words=words)


def _tell_quotes(start: int, part: Piece, draft: Draft) -> None:
    typed = draft.place.source[start : part.end]
    message = "a quotation mark here has no partner"
    hint = 'put one pair round all the words: “…” or "…"'
    change = None
    if typed[0] in _CLOSERS and len(_MARKS.findall(typed)) == 1:
        message, hint = "this quotation mark is not closed", f"close it with {_CLOSERS[typed[0]]}"
        change = (part.end, part.end, _CLOSERS[typed[0]])
    report(draft, Fault("citation-quote", message, hint, start, part.end, change))


def _check_plain(value: str, part: Piece, draft: Draft) -> None:
    if MARKED.search(value):
        message = "quoted words are plain text: they hold no events, citations or names"
        found = MARKED.search(draft.place.source, part.start, part.end)
        start, end = found.span() if found else (part.start, part.end)
        report(draft, Fault("citation-plain", message, "take the signs out", start, end))


def _read_attribution(claim: Claim, word: str, typed: str, part: Piece, draft: Draft) -> Claim:
    chains = _read_chains(typed)
    if not all(chains):
        _tell_nobody(word, part, draft)
        return claim
    everyone = [who for chain in chains for who in chain]
    if any(_MARKS.search(who.text) for who in everyone if not who.quoted or '"' in who.text):
        _tell_quotes(part.end - len(typed), part, draft)
    for who in everyone:
        _check_plain(who.text, part, draft)
    if (word == "via" and claim.via) or (word == "by" and claim.by):
        message = f"`{word}` stands twice for one source"
        hint = "write `via a via b` for a chain, `via a and b` for two side by side"
        report(draft, Fault("citation-part", message, hint, part.start, part.end))
    marks = marks_of_part(claim, word, part.end - len(typed), part.end, draft)
    if word == "by":
        return msgspec.structs.replace(claim, by=claim.by + tuple(chain[0] for chain in chains), marks=marks)
    return msgspec.structs.replace(claim, via=claim.via + chains, marks=marks)


def _tell_nobody(word: str, part: Piece, draft: Draft) -> None:
    message = f"whom? Somebody is missing behind `{word}`"
    hint = f'write {word} afp, {word} "a spokesman"' + (", via one via other" if word == "via" else "")
    report(draft, Fault("citation-who", message, hint, part.start, part.end))


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
