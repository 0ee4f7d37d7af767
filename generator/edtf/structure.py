"""The shape of a date in words: one date, a range, a bound, a choice; compiled to an EDTF expression."""

from collections.abc import Callable

import msgspec

from generator.edtf.calendar_words import NoDate, read_partial
from generator.edtf.choices import bare_range_warning, unpadded_warning, winter_warning, winters_joined
from generator.edtf.expression import Expression, Span, interval, set_of, single, span_text
from generator.edtf.members import (
    NotRead,
    Said,
    backwards_fault,
    beside,
    days_later,
    end_of,
    read_all,
    read_one,
    read_partials,
    read_two,
    split_at,
)
from generator.edtf.point import APPROXIMATE, UNCERTAIN, doubted
from generator.edtf.tokens import Token
from generator.edtf.value import DateFault


class Read(msgspec.Struct, frozen=True):
    """An expression, and what its writer should know."""

    expression: Expression
    warnings: tuple[DateFault, ...] = ()


_Fault = DateFault | NotRead
_TO = ("to", "until", "dash")
_FULL = {"?": UNCERTAIN, "uncertain": UNCERTAIN, "~": APPROXIMATE, "approximate": APPROXIMATE, "%": 3}


def read_structure(tokens: list[Token], text: str) -> Read | _Fault:
    """The expression that the tokens of a text make, or why they make none."""
    tokens, doubts, ends = _whole_doubts(tokens)
    if not tokens:
        return NotRead(0, len(text))
    tokens = _to_the_present(winters_joined(tokens))
    read = _by_head(tokens, text) or _by_connector(tokens, text, doubts)
    if isinstance(read, DateFault | NotRead):
        return read
    warnings = read.warnings + winter_warning(tokens, text)
    expression = _doubt_all(read.expression, doubts)
    if ends and expression.form == "interval" and expression.spans[0].last is not None:
        span = expression.spans[0]
        expression = msgspec.structs.replace(
            expression, spans=(Span(span.first, doubted(expression.spans[0].last, UNCERTAIN)),)
        )
    return Read(expression, warnings)


def _to_the_present(tokens: list[Token]) -> list[Token]:
    """ "2014 to the present" goes on, as "2014 onwards" does."""
    if len(tokens) > 2 and tokens[-1].key == "now" and tokens[-2].key in _TO:
        return [*tokens[:-2], msgspec.structs.replace(tokens[-1], key="onwards")]
    return tokens


def _whole_doubts(tokens: list[Token]) -> tuple[list[Token], int, bool]:
    """Doubts of the whole: "probably …", "… (uncertain)"; and whether only the end is uncertain."""
    doubts, ends = 0, False
    while tokens and tokens[0].key == "perhaps":
        doubts |= UNCERTAIN
        tokens = tokens[1:]
    while len(tokens) > 2 and tokens[-1].key == "bracket":
        inner = tokens[-2].key
        if tokens[-3].key != "bracket" or (inner not in _FULL and inner != "end-uncertain"):
            break
        ends = ends or inner == "end-uncertain"
        doubts |= _FULL.get(inner, 0)
        tokens = tokens[:-3]
    while len(tokens) > 1 and tokens[-1].key in ("uncertain", "approximate"):
        doubts |= _FULL[tokens[-1].key]
        tokens = tokens[:-1]
    while tokens and tokens[-1].key == "comma":
        tokens = tokens[:-1]
    return tokens, doubts, ends


def _by_head(tokens: list[Token], text: str) -> Read | _Fault | None:
    """Forms that begin with a word of their own; None for all others."""
    head, rest = tokens[0], tokens[1:]
    reader = _HEADS.get(head.key) if head.kind == "key" else None
    if reader is None:
        return None
    return reader(rest, text) if rest else NotRead(head.start, head.end)


def _last_key(tokens: list[Token]) -> str:
    return tokens[-1].key if tokens else ""


def _read_between(rest: list[Token], text: str) -> Read | _Fault:
    ends = read_two(rest, ("and", "dash", "to", "ellipsis"), text)
    if not isinstance(ends, tuple):
        return ends
    first, last = ends
    return backwards_fault(Span(first.first, last.last), rest, text) or Read(
        set_of("one-of", [Span(first.first, last.last)])
    )


def _read_from(rest: list[Token], text: str) -> Read | _Fault:
    if _last_key(rest) == "onwards":
        return _read_since(rest[:-1], text)
    if _last_key(rest) == "end-unknown":
        said = read_one(_no_commas(rest[:-1]), text)
        return said if not isinstance(said, Said) else Read(interval(end_of(said), None, "known", "unknown"))
    if any(token.key in _TO for token in rest):
        return _lasted(rest, text)
    said = read_one(rest, text)
    return said if not isinstance(said, Said) else Read(interval(end_of(said), None, "known", "unknown"))


def _lasted(tokens: list[Token], text: str) -> Read | _Fault:
    ends = read_two(tokens, _TO, text)
    if not isinstance(ends, tuple):
        return ends
    first, last = end_of(ends[0]), end_of(ends[1])
    return backwards_fault(Span(first, last), tokens, text) or Read(interval(first, last, "known", "known"))


def _read_since(rest: list[Token], text: str) -> Read | _Fault:
    if _last_key(rest) == "end-unknown":
        return _read_from(rest, text)
    said = read_one(rest, text)
    return said if not isinstance(said, Said) else Read(interval(end_of(said), None, "known", "open"))


def _read_until(rest: list[Token], text: str) -> Read | _Fault:
    stated = _last_key(rest) == "start-unknown"
    said = read_one(_no_commas(rest[:-1]) if stated else rest, text)
    return said if not isinstance(said, Said) else Read(interval(None, end_of(said), "unknown", "known"))


def _read_by(rest: list[Token], text: str) -> Read | _Fault:
    said = read_one(rest, text)
    return said if not isinstance(said, Said) else Read(set_of("one-of", [Span(None, said.last)]))


def _read_not_before(rest: list[Token], text: str) -> Read | _Fault:
    split = [index for index, token in enumerate(rest) if token.key in ("by", "and")]
    if split:
        # "not before A and not after B" says both bounds of one day.
        joined = [*rest[: split[0]], msgspec.structs.replace(rest[split[0]], key="and")]
        return _read_between(joined + [token for token in rest[split[0] + 1 :] if token.key != "by"], text)
    said = read_one(rest, text)
    return said if not isinstance(said, Said) else Read(set_of("one-of", [Span(said.first, None)]))


def _read_before(rest: list[Token], text: str) -> Read | _Fault:
    said = read_one(rest, text)
    if not isinstance(said, Said):
        return said
    last = beside(said, said.first.lower, -1)
    return Read(set_of("one-of", [Span(None, last)])) if last else _no_bound(rest)


def _read_after(rest: list[Token], text: str) -> Read | _Fault:
    said = read_one(rest, text)
    if not isinstance(said, Said):
        return said
    first = beside(said, said.last.upper, 1)
    return Read(set_of("one-of", [Span(first, None)])) if first else _no_bound(rest)


def _read_week(rest: list[Token], text: str) -> Read | _Fault:
    said = read_one(rest, text)
    if not isinstance(said, Said):
        return said
    last = days_later(said.first, 6)
    if last is None:
        return NotRead(rest[0].start, rest[-1].end, "“week of” wants a day", "write week of 2014-07-21")
    return Read(set_of("one-of", [Span(said.first, last)]))


def _read_night(rest: list[Token], text: str) -> Read | _Fault:
    """From one day into the next: one or the other."""
    if any(token.key in (*_TO, "slash") for token in rest):
        ends = read_two(rest, (*_TO, "slash"), text)
        if not isinstance(ends, tuple):
            return ends
        first, last = ends[0].first, ends[1].first
        following = days_later(first, 1)
        if following is None or following.lower != last.lower:
            return NotRead(
                rest[0].start, rest[-1].end, "a night lies between two days that follow each other"
            )
        return Read(set_of("one-of", [Span(first, first), Span(last, last)]))
    said = read_one(rest, text)
    if not isinstance(said, Said):
        return said
    morning = days_later(said.first, 1)
    if morning is None:
        return NotRead(rest[0].start, rest[-1].end, "“night of” wants a day", "write night of 28 June 2014")
    return Read(set_of("one-of", [Span(said.first, said.first), Span(morning, morning)]))


_HEADS: dict[str, Callable[[list[Token], str], Read | _Fault]] = {
    "between": _read_between,
    "from": _read_from,
    "since": _read_since,
    "until": _read_until,
    "to": _read_until,
    "by": _read_by,
    "not-before": _read_not_before,
    "before": _read_before,
    "after": _read_after,
    "week-of": _read_week,
    "night-of": _read_night,
}


def _by_connector(tokens: list[Token], text: str, doubts: int) -> Read | _Fault:
    keys = [token.key for token in tokens if token.kind == "key"]
    if keys and keys[-1] in ("or-later", "or-earlier", "onwards") and tokens[-1].key == keys[-1]:
        reader = {"or-later": _read_not_before, "or-earlier": _read_by, "onwards": _read_since}[keys[-1]]
        return reader(tokens[:-1], text) if len(tokens) > 1 else NotRead(tokens[0].start, tokens[0].end)
    if "dots" in keys:
        return _bare_range(tokens, text)
    if "ellipsis" in keys:
        return _read_between(tokens, text)
    slash = _odd_slash(tokens)
    if slash is not None:
        return NotRead(slash.start, slash.end)
    if "or" in keys or "slash" in keys:
        return _list(tokens, ("or", "slash"), "one-of", text)
    if "and" in keys:
        return _list(tokens, ("and",), "all-of", text)
    if any(key in _TO for key in keys):
        return _lasted(tokens, text)
    said = read_one(tokens, text)
    if not isinstance(said, Said):
        return said
    unpadded = unpadded_warning(tokens, text, doubts)
    if said.first is said.last:
        return Read(single(said.first), unpadded)
    return Read(set_of("one-of", [Span(said.first, said.last)]), unpadded)


def _odd_slash(tokens: list[Token]) -> Token | None:
    """A slash that does not part two bare days or months: between years and EDTF dates it is EDTF's own."""
    for index, token in enumerate(tokens):
        before, after = tokens[max(0, index - 1)], tokens[min(index + 1, len(tokens) - 1)]
        if token.key == "slash" and token.kind == "key":
            sides = (before, after)
            if not all(side.kind == "month" or (side.kind == "number" and side.digits < 3) for side in sides):
                return token
    return None


def _bare_range(tokens: list[Token], text: str) -> Read | _Fault:
    ends = read_two(tokens, ("dots",), text)
    if not isinstance(ends, tuple):
        return ends
    span = Span(ends[0].first, ends[1].last)
    fault = backwards_fault(span, tokens, text)
    if fault is not None:
        return fault
    return Read(set_of("one-of", [span]), bare_range_warning(tokens, text, f"[{span_text(span)}]"))


def _list(tokens: list[Token], words: tuple[str, ...], form: str, text: str) -> Read | _Fault:
    tokens, doubts = _list_doubts(tokens)
    groups = split_at(tokens, words)
    # "28, 29 or 30 June": commas part members, unless what they part is one date ("June 28, 2014").
    if len(groups) > 1 and any(token.key == "comma" for group in groups[:-1] for token in group):
        whole = [read_partial(group) for group in groups[:-1]]
        if any(isinstance(each, NoDate) for each in whole):
            groups = [part for group in groups[:-1] for part in split_at(group, ("comma",))] + groups[-1:]
    partials = read_partials(groups)
    if isinstance(partials, NotRead):
        return partials
    said = read_all(partials, text)
    if not isinstance(said, list):
        return said
    spans = [Span(each.first, each.last if each.first is not each.last else each.first) for each in said]
    expression = set_of("one-of" if form == "one-of" else "all-of", spans)
    return Read(_doubt_all(expression, doubts))


def _list_doubts(tokens: list[Token]) -> tuple[list[Token], int]:
    """ "around 28 or 29 June" and "28 or 29 June?" doubt the whole list."""
    doubts = 0
    if tokens[0].key == "about" and not any(token.key == "about" for token in tokens[1:]):
        doubts |= APPROXIMATE
        tokens = tokens[1:]
    marks = [token for token in tokens if token.key in ("?", "~", "%")]
    if len(marks) == 1 and tokens[-1] is marks[0]:
        doubts |= _FULL[marks[0].key]
        tokens = tokens[:-1]
    return tokens, doubts


def _no_bound(tokens: list[Token]) -> NotRead:
    return NotRead(tokens[0].start, tokens[-1].end, "nothing can be counted from this date")


def _no_commas(tokens: list[Token]) -> list[Token]:
    return tokens[:-1] if tokens and tokens[-1].key == "comma" else tokens


def _doubt_all(expression: Expression, bits: int) -> Expression:
    if not bits:
        return expression
    spans = []
    for span in expression.spans:
        first = doubted(span.first, bits) if span.first is not None else None
        same = span.first is span.last
        last = first if same else doubted(span.last, bits) if span.last is not None else None
        spans.append(Span(first, last))
    return msgspec.structs.replace(expression, spans=tuple(spans))
