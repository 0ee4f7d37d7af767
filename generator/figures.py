"""Figures: ranges of a named measure (`delivered 5; ordered >12; value <=500m USD, as of 2014-07-01`).

Pure; stands beside edtf. Two figures conflict only where measure, unit and as-of agree and the ranges are disjoint.
"""

import re
from collections.abc import Iterable
from decimal import Context, Decimal

import msgspec

from generator.edtf.friendly import read_date
from generator.edtf.parse import parse_edtf
from generator.edtf.value import DateFault, EdtfDate
from generator.edtf.words import date_words
from generator.text.fold import fold_name
from generator.text.patterns import pattern

_FORMS = (
    "write it like `delivered 5`, `ordered >12`, `battalions 2..3` or `value <=500m USD, as of 2014-07-01`"
)
_LONGEST = 300
_MOST_DIGITS = 30
_EXACT = Context(prec=120)

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬−", "01234567890123456789.,-")
_SIGNS = {
    "US$": "USD",
    "S$": "SGD",
    "A$": "AUD",
    "C$": "CAD",
    "HK$": "HKD",
    "NZ$": "NZD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "₽": "RUB",
    "₪": "ILS",
    "₹": "INR",
    "₺": "TRY",
    "₴": "UAH",
    "₩": "KRW",
}
_SCALES = {
    "k": 3,
    "thousand": 3,
    "m": 6,
    "mn": 6,
    "mln": 6,
    "million": 6,
    "bn": 9,
    "bln": 9,
    "billion": 9,
    "tn": 12,
    "trn": 12,
    "trillion": 12,
}
_COMPARED = {
    ">": "above",
    "more than": "above",
    "over": "above",
    "above": "above",
    ">=": "least",
    "≥": "least",
    "at least": "least",
    "<": "below",
    "less than": "below",
    "fewer than": "below",
    "under": "below",
    "below": "below",
    "<=": "most",
    "≤": "most",
    "at most": "most",
    "up to": "most",
    "=": "exact",
}
# ISO 4217, but for funds and metals.
_CODES = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD "
    "CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD "
    "GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT "
    "LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR "
    "NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP "
    "STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF "
    "YER ZAR ZMW ZWL "
)
_CURRENCIES = frozenset(_CODES.split())


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", " +") for word in sorted(words, key=len, reverse=True))


_SIGN = _alternatives(_SIGNS)
_WORDS = _alternatives(word for word in _COMPARED if word[0].isascii() and word[0].isalpha())
_COMPARISON = pattern(
    rf"(?:[<>]=?|[=≤≥]|(?<!\w)(?:{_WORDS})(?!\w))"
    rf"(?=\s*(?:{_SIGN}|[A-Z]{{3}}\s)?\s*-?[0-9])",
    re.IGNORECASE,
)
_START = pattern(rf"(?P<compared>{_COMPARISON.pattern})|{_SIGN}|(?<!\w)-?[0-9]", re.IGNORECASE)
_MONEY = pattern(rf"\s*(?:(?P<sign>{_SIGN})|(?P<code>[A-Z]{{3}})(?=\s*[0-9]))\s*")
# Groups of three are parted by one kind of mark throughout: a comma, a space or an apostrophe.
_NUMBER = pattern(
    r"\s*(?P<digits>-?(?:[0-9]{1,3}(?:(?P<mark>[, \u00a0\u202f'’_])[0-9]{3})(?:(?P=mark)[0-9]{3})*(?![0-9])|[0-9]+)"
    r"(?:\.[0-9]+)?)(?:(?P<letter>[km])(?!\w)|\s?(?P<scale>mn|mln|bn|bln|tn|trn|thousand|million|billion|trillion)(?!\w))?",
    re.IGNORECASE,
)
_RANGE = pattern(r"\s*(?:\.\.\.?|[–—-]|to\b|and\b)")
_UNIT = pattern(rf"\s*(?P<unit>%|{_SIGN}|[^\W\d_](?:(?!\sas[ -]of\s)[^,;()\d<>=])*)")
_VAGUE = pattern(
    r"(?:\b(?:about|around|some|approximately|roughly|nearly|almost|circa|ca\.)|[~≈])\Z", re.IGNORECASE
)
_AS_OF = pattern(r"\s*[,(]?\s*as[ -]of\s+(?P<date>[^()]+?)\s*\)?\s*\Z", re.IGNORECASE)


class Figure(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """`least` and `most` are None where open; `above`/`below`: the bound itself is not included."""

    measure: str
    least: str | None
    """Decimal as text, exact: floating point would change what a source says."""
    most: str | None
    above: bool = False
    below: bool = False
    unit: str = ""
    as_of: str = ""
    text: str = ""
    """As typed."""


class FigureFault(msgspec.Struct, frozen=True, gc=False):
    """Why a text is not a figure; `start` and `end` are offsets in it, `suggestion` what to put there instead."""

    message: str
    hint: str
    start: int = 0
    end: int = 0
    suggestion: str = ""


def read_figures(text: str) -> tuple[tuple[Figure, ...], tuple[FigureFault, ...]]:
    """Every figure of a text, parted by semicolons, and what could not be read."""
    figures: list[Figure] = []
    faults: list[FigureFault] = []
    start = 0
    for part in text.split(";"):
        typed = part.strip()
        offset = start + len(part) - len(part.lstrip())
        start += len(part) + 1
        if not typed:
            continue
        read = _read_figure(typed)
        if isinstance(read, Figure):
            figures.append(read)
        else:
            faults.append(msgspec.structs.replace(read, start=offset + read.start, end=offset + read.end))
    if not figures and not faults:
        faults.append(FigureFault("there is no figure here", _FORMS, 0, len(text)))
    return tuple(figures), tuple(faults)


def figure_words(figure: Figure) -> str:
    """The range in words, without its measure: “more than USD 1 billion, as of 1 July 2014”."""
    least, most = (_number_words(bound) if bound is not None else "" for bound in (figure.least, figure.most))
    money = f"{figure.unit} " if figure.unit in _CURRENCIES else ""
    if figure.least == figure.most:
        words = money + least
    elif least and most:
        words = f"{money}{least} to {most}"
        if figure.above or figure.below:
            words = f"{'more than' if figure.above else 'at least'} {money}{least} and "
            words += f"{'less than' if figure.below else 'at most'} {money}{most}"
    elif least:
        words = f"{'more than' if figure.above else 'at least'} {money}{least}"
    else:
        words = f"{'less than' if figure.below else 'at most'} {money}{most}"
    if figure.unit and not money:
        words += figure.unit if figure.unit == "%" else f" {figure.unit}"
    return f"{words}, as of {_day_words(figure.as_of)}" if figure.as_of else words


def figures_conflict(first: Figure, second: Figure) -> bool:
    """Whether no number can satisfy both; False where they do not measure the same thing in the same unit."""
    if (fold_name(first.measure), fold_name(first.unit), first.as_of) != (
        fold_name(second.measure),
        fold_name(second.unit),
        second.as_of,
    ):
        return False
    return _ends_before(first, second) or _ends_before(second, first)


def _ends_before(first: Figure, second: Figure) -> bool:
    if first.most is None or second.least is None:
        return False
    most, least = Decimal(first.most), Decimal(second.least)
    return most < least or (most == least and (first.below or second.above))


class _Number(msgspec.Struct, frozen=True, gc=False):
    """A number as typed, its power of ten (None where none was typed), and where it ends."""

    digits: str
    power: int | None
    end: int


def _read_figure(typed: str) -> Figure | FigureFault:
    if len(typed) > _LONGEST:
        return FigureFault("this is too long for a figure", _FORMS, 0, len(typed))
    text = typed.translate(_DIGITS)
    start = _START.search(text)
    if start is None:
        return FigureFault(f"“{typed}” has no number", _FORMS, 0, len(typed))
    measure, unit = _measure_and_unit(text[: start.start()])
    if not measure:
        return FigureFault("a figure begins with what it measures", _FORMS, 0, len(typed))
    if vague := _VAGUE.search(measure):
        hint = "a figure is a number or a range: write 4..6, >=4, or leave the word out"
        return FigureFault(f"“{vague[0]}” says no number", hint, vague.start(), vague.end())
    if not measure[-1].isalnum() and measure[-1] not in ")%’'":
        return FigureFault(f"“{measure[-1]}” is not known here", _FORMS, start.start() - 1, start.start())
    compared = " ".join((start["compared"] or "").lower().split())
    read = _read_range(text, start.end() if compared else start.start(), unit)
    if isinstance(read, FigureFault):
        return read
    first, second, unit, end = read
    least = _exact(first.digits, second.power if first.power is None and second is not first else first.power)
    most = _exact(second.digits, second.power)
    if least is None or most is None:
        return FigureFault(f"a number has at most {_MOST_DIGITS} digits", _FORMS, start.start(), end)
    if Decimal(least) > Decimal(most):
        return FigureFault(
            f"{least} is more than {most}", "write the smaller number first", start.start(), end
        )
    as_of, fault = _read_as_of(typed, text, end)
    if fault is not None:
        return fault
    return _compared(
        Figure(measure, least, most, unit=unit, as_of=as_of, text=typed), compared, start.start()
    )


def _compared(figure: Figure, compared: str, start: int) -> Figure | FigureFault:
    kind = _COMPARED[compared] if compared else "exact"
    if kind == "exact":
        return figure
    if figure.least != figure.most:
        return FigureFault(f"“{compared}” cannot stand before a range", _FORMS, start, start + len(compared))
    if kind in ("above", "least"):
        return msgspec.structs.replace(figure, most=None, above=kind == "above")
    return msgspec.structs.replace(figure, least=None, below=kind == "below")


def _measure_and_unit(text: str) -> tuple[str, str]:
    """`value USD` before a number is a measure and a currency."""
    words = text.strip(" :\u00a0").split()
    if len(words) > 1 and words[-1] in _CURRENCIES:
        return " ".join(words[:-1]), words[-1]
    return " ".join(words), ""


def _read_range(text: str, at: int, unit: str) -> tuple[_Number, _Number, str, int] | FigureFault:
    """(first, second, unit, end): second is first where only one number was typed."""
    first, unit, at = _read_number(text, at, unit)
    if first is None:
        return FigureFault("a number is missing here", _FORMS, at, len(text))
    second = first
    if dots := _RANGE.match(text, at):
        follows, unit, end = _read_number(text, dots.end(), unit)
        if follows is not None:
            second, at = follows, end
    if (found := _UNIT.match(text, at)) and not _AS_OF.match(text, at):
        named = found["unit"].strip()
        named = _SIGNS.get(named, named.upper() if named.upper() in _CURRENCIES else named)
        if unit and named != unit:
            message = f"the unit is both {unit} and {named}"
            return FigureFault(message, "name one unit", found.start("unit"), found.end())
        unit, at = named, found.end()
    return first, second, unit, at


def _read_number(text: str, at: int, unit: str) -> tuple[_Number | None, str, int]:
    """(number, unit, where it ends) with a currency before it."""
    if money := _MONEY.match(text, at):
        named = _SIGNS.get(money["sign"] or "", money["code"] or "")
        unit, at = named or unit, money.end()
    found = _NUMBER.match(text, at)
    if found is None:
        return None, unit, at
    scale = (found["letter"] or found["scale"] or "").lower()
    digits = re.sub(r"[^0-9.-]", "", found["digits"])
    return _Number(digits, _SCALES.get(scale), found.end()), unit, found.end()


def _read_as_of(typed: str, text: str, at: int) -> tuple[str, FigureFault | None]:
    rest = text[at:].strip()
    if not rest:
        return "", None
    found = _AS_OF.match(text, at)
    if found is None:
        start = at + len(text[at:]) - len(text[at:].lstrip())
        message = f"“{typed[start:].strip()}” cannot follow here"
        hint = "write 4,200,000 or 4.2bn; figures are parted by semicolons, and `, as of DATE` comes last"
        return "", FigureFault(message, hint, start, len(text))
    reading = read_date(found["date"])
    if isinstance(reading, DateFault):
        start = found.start("date")
        message = reading.message
        return "", FigureFault(message, reading.hint, start, found.end("date"), reading.suggestion)
    if reading.date is None:
        hint = "write a date: as of 2014-07-01"
        message = "a figure is as of a day, month or year"
        return "", FigureFault(message, hint, found.start("date"), found.end("date"))
    return reading.date.edtf, None


def _exact(digits: str, power: int | None) -> str | None:
    """The number written out, without a zero too many; None when it has too many digits."""
    if len(digits) > _MOST_DIGITS:
        return None
    number = _EXACT.scaleb(_EXACT.create_decimal(digits), power or 0)
    written = format(number, "f")
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else (written.lstrip("0") or "0" if "." not in written else written)


def _number_words(number: str) -> str:
    """4200000000 as 4.2 billion, 12500 as 12,500: as short as it can be said without rounding."""
    for power, word in ((12, "trillion"), (9, "billion"), (6, "million")):
        scaled = (
            _exact(str(_EXACT.scaleb(Decimal(number), -power)), 0) if len(number) < _MOST_DIGITS else None
        )
        if scaled and abs(Decimal(scaled)) >= 1 and len(scaled.partition(".")[2]) <= 3:
            return f"{Decimal(scaled):,f} {word}"
    return f"{Decimal(number):,f}"


def _day_words(edtf: str) -> str:
    date = parse_edtf(edtf)
    return date_words(date) if isinstance(date, EdtfDate) else edtf
