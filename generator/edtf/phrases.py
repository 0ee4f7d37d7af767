"""The sentences in which dates are said, per language. Other languages than English have months from CLDR."""

from functools import cache

import msgspec


class Phrases(msgspec.Struct, frozen=True):
    """Patterns of a language: `{d}`, `{m}`, `{y}` are day, month name and year; `{x}` is a date already said."""

    day: str = "{d} {m} {y}"
    day_and_month: str = "{d} {m}"
    month: str = "{m} {y}"
    between: str = "between {x} and {z}"
    lasted: str = "{x} – {z}"
    by: str = "by {x}"
    after: str = "{x} or later"
    since: str = "since {x}"
    end_unknown: str = "from {x}, end unknown"
    until: str = "until {x}"
    start_unknown: str = "until {x}, start unknown"
    around: str = "around {x}"
    uncertain: str = "{x} (uncertain)"
    unknown: str = "date unknown"
    disjunction: str = " or "
    conjunction: str = " and "
    comma: str = ", "
    seasons: tuple[str, str, str, str] = ("spring {y}", "summer {y}", "autumn {y}", "winter {y}")
    quarter: str = "quarter {n} of {y}"
    third: str = "third {n} of {y}"
    half: str = "half {n} of {y}"
    decade: str = "the {y}s"
    century: str = "the {n} century"
    before_christ: str = "{y} BC"


_ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_PHRASES = {
    "en": Phrases(),
    "fr": Phrases(
        between="entre {x} et {z}",
        by="au plus tard {x}",
        after="{x} ou plus tard",
        since="depuis {x}",
        end_unknown="à partir de {x}, fin inconnue",
        until="jusqu’à {x}",
        start_unknown="jusqu’à {x}, début inconnu",
        around="vers {x}",
        uncertain="{x} (incertain)",
        unknown="date inconnue",
        disjunction=" ou ",
        conjunction=" et ",
        seasons=("printemps {y}", "été {y}", "automne {y}", "hiver {y}"),
        quarter="trimestre {n} de {y}",
        third="quadrimestre {n} de {y}",
        half="semestre {n} de {y}",
        decade="années {y}",
        century="siècle {n}",
        before_christ="{y} av. J.-C.",
    ),
    "de": Phrases(
        day="{d}. {m} {y}",
        day_and_month="{d}. {m}",
        between="zwischen {x} und {z}",
        by="spätestens {x}",
        after="{x} oder später",
        since="seit {x}",
        end_unknown="ab {x}, Ende unbekannt",
        until="bis {x}",
        start_unknown="bis {x}, Beginn unbekannt",
        around="um {x}",
        uncertain="{x} (unsicher)",
        unknown="Datum unbekannt",
        disjunction=" oder ",
        conjunction=" und ",
        seasons=("Frühling {y}", "Sommer {y}", "Herbst {y}", "Winter {y}"),
        quarter="Quartal {n} {y}",
        third="Jahresdrittel {n} {y}",
        half="Halbjahr {n} {y}",
        decade="{y}er Jahre",
        century="{n}. Jahrhundert",
        before_christ="{y} v. Chr.",
    ),
    "ru": Phrases(
        between="между {x} и {z}",
        by="не позднее {x}",
        after="{x} или позже",
        since="с {x}",
        end_unknown="с {x}, конец неизвестен",
        until="до {x}",
        start_unknown="до {x}, начало неизвестно",
        around="около {x}",
        uncertain="{x} (неточно)",
        unknown="дата неизвестна",
        disjunction=" или ",
        conjunction=" и ",
        seasons=("весна {y}", "лето {y}", "осень {y}", "зима {y}"),
        quarter="{n}-й квартал {y}",
        third="{n}-я треть {y}",
        half="{n}-е полугодие {y}",
        decade="{y}-е годы",
        century="{n}-й век",
        before_christ="{y} до н. э.",
    ),
    "ar": Phrases(
        between="بين {x} و{z}",
        by="في موعد أقصاه {x}",
        after="{x} أو بعده",
        since="منذ {x}",
        end_unknown="من {x}، والنهاية مجهولة",
        until="حتى {x}",
        start_unknown="حتى {x}، والبداية مجهولة",
        around="نحو {x}",
        uncertain="{x} (غير مؤكد)",
        unknown="التاريخ مجهول",
        disjunction=" أو ",
        conjunction=" و",
        comma="، ",
        seasons=("ربيع {y}", "صيف {y}", "خريف {y}", "شتاء {y}"),
        quarter="الربع {n} من {y}",
        third="الثلث {n} من {y}",
        half="النصف {n} من {y}",
        decade="عقد {y}",
        century="القرن {n}",
        before_christ="{y} ق.م",
    ),
    "es": Phrases(
        day="{d} de {m} de {y}",
        day_and_month="{d} de {m}",
        month="{m} de {y}",
        between="entre {x} y {z}",
        by="a más tardar {x}",
        after="{x} o después",
        since="desde {x}",
        end_unknown="desde {x}, fin desconocido",
        until="hasta {x}",
        start_unknown="hasta {x}, comienzo desconocido",
        around="hacia {x}",
        uncertain="{x} (incierto)",
        unknown="fecha desconocida",
        disjunction=" o ",
        conjunction=" y ",
        seasons=("primavera de {y}", "verano de {y}", "otoño de {y}", "invierno de {y}"),
        quarter="trimestre {n} de {y}",
        third="cuatrimestre {n} de {y}",
        half="semestre {n} de {y}",
        decade="años {y}",
        century="siglo {n}",
        before_christ="{y} a. C.",
    ),
}
_NEUTRAL = Phrases(
    between="{x} … {z}",
    by="≤ {x}",
    after="≥ {x}",
    since="{x} –",
    end_unknown="{x} – ?",
    until="– {x}",
    start_unknown="? – {x}",
    around="≈ {x}",
    uncertain="{x} (?)",
    unknown="?",
    disjunction=" / ",
    conjunction=", ",
    seasons=("{y}-21", "{y}-22", "{y}-23", "{y}-24"),
    quarter="Q{n} {y}",
    third="{n}/3 {y}",
    half="{n}/2 {y}",
    decade="{y}–",
    century="{n}",
    before_christ="-{y}",
)


@cache
def phrases(language: str) -> Phrases:
    """The patterns of a language, by its tag or its first part; neutral signs where there are none."""
    base = language.replace("_", "-").split("-")[0].lower()
    return _PHRASES.get(base, _NEUTRAL)


@cache
def month_names(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Months as they stand beside a day, and alone, in the form of the language's region (ar-IQ: تموز)."""
    if language.replace("_", "-").split("-")[0].lower() == "en":
        return _ENGLISH_MONTHS, _ENGLISH_MONTHS
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return _ENGLISH_MONTHS, _ENGLISH_MONTHS
    beside = locale.months["format"]["wide"]
    alone = locale.months["stand-alone"]["wide"]
    return tuple(beside[month] for month in range(1, 13)), tuple(alone[month] for month in range(1, 13))


@cache
def month_spellings(language: str) -> dict[str, int]:
    """Every way to write a month in the language, all its regions together, folded: name -> 1 to 12."""
    spellings = {name.casefold(): number for number, name in enumerate(_ENGLISH_MONTHS, start=1)}
    spellings |= {name[:3].casefold(): number for number, name in enumerate(_ENGLISH_MONTHS, start=1)}
    spellings["sept"] = 9
    base = language.replace("_", "-").split("-")[0].lower()
    if base == "en":
        return spellings
    from babel import Locale, UnknownLocaleError
    from babel.localedata import locale_identifiers

    for identifier in sorted(locale_identifiers()):
        if identifier.split("_")[0] != base:
            continue
        try:
            months = Locale.parse(identifier).months
        except (UnknownLocaleError, ValueError):
            continue
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number in range(1, 13):
                    name = str(months[context][width].get(number, "")).casefold().rstrip(".")
                    if name and not name.isdigit():
                        spellings.setdefault(name, number)
    return spellings
