"""The sentences in which dates are said, per language; signs that need no language for all others."""

from functools import cache

import msgspec

from generator.edtf.calendar_names import base_language


class Phrases(msgspec.Struct, frozen=True):
    """Patterns: `{x}` and `{z}` are dates already said, capitals their inflected form (c июня, июнь).

    `[A|B]` before one of them stands for A before a day and for B before anything else.
    """

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
    end_uncertain: str = "{x} (end uncertain)"
    in_brackets: str = "{x} ({d})"
    part_uncertain: str = "{p} uncertain"
    part_approximate: str = "{p} approximate"
    unit_unknown: str = "{x}, {p} unknown"
    unknown: str = "date unknown"
    disjunction: str = " or "
    conjunction: str = " and "
    comma: str = ", "
    """Between members before the last; "" repeats the word that joins them."""
    units: tuple[str, str, str] = ("year", "month", "day")
    seasons: tuple[str, ...] = ("spring", "summer", "autumn", "winter")
    seasons_inflected: tuple[str, ...] = ()
    hemispheres: tuple[str, str] = ("northern hemisphere", "southern hemisphere")
    quarters: tuple[str, ...] = ("Q1", "Q2", "Q3", "Q4")
    thirds: tuple[str, ...] = ("first third of", "second third of", "last third of")
    halves: tuple[str, ...] = ("first half of", "second half of")
    with_year: str = "{s} {y}"
    decade: str = "{y}s"
    decade_inside: str = "the {y}s"
    century: str = "{n} century"
    century_inside: str = "the {n} century"
    before_christ: str = "{y} BC"


_FRENCH = Phrases(
    between="entre [le |]{x} et [le |]{z}",
    by="au plus tard [le |en ]{x}",
    after="{x} ou plus tard",
    since="depuis [le |]{x}",
    end_unknown="à partir [du |de ]{x}, fin inconnue",
    until="jusqu’[au |en ]{x}",
    start_unknown="jusqu’[au |en ]{x}, début inconnu",
    around="vers [le |]{x}",
    uncertain="{x} (incertain)",
    end_uncertain="{x} (fin incertaine)",
    part_uncertain="{p} : incertain",
    part_approximate="{p} : approximatif",
    unit_unknown="{x} ({p} : ?)",
    unknown="date inconnue",
    disjunction=" ou ",
    conjunction=" et ",
    units=("année", "mois", "jour"),
    hemispheres=("hémisphère nord", "hémisphère sud"),
    seasons=("printemps", "été", "automne", "hiver"),
    quarters=("1er trimestre", "2e trimestre", "3e trimestre", "4e trimestre"),
    thirds=("1er tiers de", "2e tiers de", "3e tiers de"),
    halves=("1er semestre", "2e semestre"),
    decade="années {y}",
    decade_inside="les années {y}",
    century="{n}e siècle",
    century_inside="le {n}e siècle",
    before_christ="{y} av. J.-C.",
)
_GERMAN = Phrases(
    between="zwischen [dem |]{x} und [dem |]{z}",
    by="spätestens [am |]{x}",
    after="{x} oder später",
    since="seit [dem |]{x}",
    end_unknown="ab [dem |]{x}, Ende unbekannt",
    until="bis [zum |]{x}",
    start_unknown="bis [zum |]{x}, Beginn unbekannt",
    around="um [den |]{x}",
    uncertain="{x} (unsicher)",
    end_uncertain="{x} (Ende unsicher)",
    part_uncertain="{p} unsicher",
    part_approximate="{p} ungefähr",
    unit_unknown="{x}, {p} unbekannt",
    unknown="Datum unbekannt",
    disjunction=" oder ",
    conjunction=" und ",
    units=("Jahr", "Monat", "Tag"),
    hemispheres=("Nordhalbkugel", "Südhalbkugel"),
    seasons=("Frühling", "Sommer", "Herbst", "Winter"),
    quarters=("1. Quartal", "2. Quartal", "3. Quartal", "4. Quartal"),
    thirds=("1. Drittel", "2. Drittel", "3. Drittel"),
    halves=("1. Halbjahr", "2. Halbjahr"),
    decade="{y}er Jahre",
    decade_inside="den {y}er Jahren",
    century="{n}. Jahrhundert",
    century_inside="dem {n}. Jahrhundert",
    before_christ="{y} v. Chr.",
)
_RUSSIAN = Phrases(
    between="не ранее {X} и не позднее {Z}",
    by="не позднее {X}",
    after="{x} или позже",
    since="начиная с {X}",
    end_unknown="с {X}, конец неизвестен",
    until="до {X}",
    start_unknown="до {X}, начало неизвестно",
    around="около {X}",
    uncertain="{x} (неточно)",
    end_uncertain="{x} (конец неточен)",
    part_uncertain="{p}: неточно",
    part_approximate="{p}: примерно",
    unit_unknown="{x}, {p} неизвестен",
    unknown="дата неизвестна",
    disjunction=" или ",
    conjunction=" и ",
    units=("год", "месяц", "день"),
    hemispheres=("северное полушарие", "южное полушарие"),
    seasons=("весна", "лето", "осень", "зима"),
    seasons_inflected=("весны", "лета", "осени", "зимы"),
    quarters=("I квартал", "II квартал", "III квартал", "IV квартал"),
    thirds=("первая треть", "вторая треть", "последняя треть"),
    halves=("первое полугодие", "второе полугодие"),
    with_year="{s} {y} г.",
    decade="{y}-е годы",
    decade_inside="{y}-х годов",
    century="{n}-й век",
    century_inside="{n}-го века",
    before_christ="{y} до н. э.",
)
_ARABIC = Phrases(
    between="بين {x} و{z}",
    by="في موعد أقصاه {x}",
    after="{x} أو بعده",
    since="منذ {x}",
    end_unknown="من {x}، والنهاية مجهولة",
    until="حتى {x}",
    start_unknown="حتى {x}، والبداية مجهولة",
    around="نحو {x}",
    uncertain="{x} (غير مؤكد)",
    end_uncertain="{x} (النهاية غير مؤكدة)",
    part_uncertain="{p}: غير مؤكد",
    part_approximate="{p}: تقريبي",
    unit_unknown="{x}، {p} غير معروف",
    unknown="التاريخ مجهول",
    disjunction=" أو ",
    conjunction=" و",
    comma="",
    units=("العام", "الشهر", "اليوم"),
    hemispheres=("نصف الكرة الشمالي", "نصف الكرة الجنوبي"),
    seasons=("ربيع", "صيف", "خريف", "شتاء"),
    quarters=("الربع الأول من", "الربع الثاني من", "الربع الثالث من", "الربع الرابع من"),
    thirds=("الثلث الأول من", "الثلث الثاني من", "الثلث الثالث من"),
    halves=("النصف الأول من", "النصف الثاني من"),
    decade="عقد {y}",
    decade_inside="عقد {y}",
    century="القرن {n}",
    century_inside="القرن {n}",
    before_christ="{y} ق.م",
)
_SPANISH = Phrases(
    between="entre [el |]{x} y [el |]{z}",
    by="a más tardar [el |en ]{x}",
    after="{x} o después",
    since="desde [el |]{x}",
    end_unknown="desde [el |]{x}, fin desconocido",
    until="hasta [el |]{x}",
    start_unknown="hasta [el |]{x}, comienzo desconocido",
    around="hacia [el |]{x}",
    uncertain="{x} (incierto)",
    end_uncertain="{x} (fin incierto)",
    part_uncertain="{p}: incierto",
    part_approximate="{p}: aproximado",
    unit_unknown="{x}, {p} desconocido",
    unknown="fecha desconocida",
    disjunction=" o ",
    conjunction=" y ",
    units=("año", "mes", "día"),
    hemispheres=("hemisferio norte", "hemisferio sur"),
    seasons=("primavera", "verano", "otoño", "invierno"),
    quarters=("1.er trimestre", "2.º trimestre", "3.er trimestre", "4.º trimestre"),
    thirds=("1.er tercio", "2.º tercio", "3.er tercio"),
    halves=("1.er semestre", "2.º semestre"),
    with_year="{s} de {y}",
    decade="años {y}",
    decade_inside="los años {y}",
    century="siglo {n}",
    century_inside="el siglo {n}",
    before_christ="{y} a. C.",
)
_SIGNS = Phrases(
    between="{x} … {z}",
    by="≤ {x}",
    after="≥ {x}",
    since="{x} → …",
    end_unknown="{x} – ?",
    until="… → {x}",
    start_unknown="? – {x}",
    around="≈ {x}",
    uncertain="{x} (?)",
    end_uncertain="{x} (– ?)",
    part_uncertain="{p}?",
    part_approximate="≈ {p}",
    unit_unknown="{x} ({p}: ?)",
    unknown="?",
    disjunction=" / ",
    conjunction=" + ",
    comma=", ",
    units=("Y", "M", "D"),
    hemispheres=("N", "S"),
    seasons=("21", "22", "23", "24"),
    quarters=("Q1", "Q2", "Q3", "Q4"),
    thirds=("1/3", "2/3", "3/3"),
    halves=("H1", "H2"),
    with_year="{y}-{s}",
    decade="{y}–{z}",
    decade_inside="{y}–{z}",
    century="{y}–{z}",
    century_inside="{y}–{z}",
    before_christ="-{y}",
)
_PHRASES = {
    "en": Phrases(),
    "fr": _FRENCH,
    "de": _GERMAN,
    "ru": _RUSSIAN,
    "ar": _ARABIC,
    "es": _SPANISH,
}


@cache
def phrases(language: str) -> Phrases:
    """The sentences of a language, by its tag or its first part; signs where there are none."""
    return _PHRASES.get(base_language(language), _SIGNS)
