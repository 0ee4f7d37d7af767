"""Days counted from a source's publication as its language says them: hier, вчера, الأسبوع الماضي.

English stands in relative_words.py; a weekday alone is read there in any language, with the words for last and next
from here. A phrase has its variants parted by slashes; case, accents and vowel signs do not matter.
"""

from functools import cache

from generator.edtf.calendar_names import base_language, fold_word

_KEYS = (
    *("today", "yesterday", "the day before yesterday", "tomorrow", "last week", "last month", "last year"),
    *("last", "next"),
)
_PHRASES = {
    "fr": (
        *("aujourd'hui", "hier", "avant-hier", "demain", "la semaine dernière/la semaine passée"),
        *("le mois dernier", "l'an dernier/l'année dernière", "dernier/passé", "prochain"),
    ),
    "de": (
        *("heute", "gestern", "vorgestern", "morgen", "letzte woche/vergangene woche/vorige woche"),
        *("letzten monat/vergangenen monat", "letztes jahr/vergangenes jahr/voriges jahr"),
        *("letzten/letzter/vergangenen/vorigen", "nächsten/kommenden"),
    ),
    "ru": (
        *(
            "сегодня",
            "вчера",
            "позавчера",
            "завтра",
            "на прошлой неделе",
            "в прошлом месяце",
            "в прошлом году",
        ),
        *("прошлый/прошлую/прошлое", "следующий/следующую/следующее"),
    ),
    "ar": (
        *("اليوم", "أمس", "أول أمس", "غدا", "الأسبوع الماضي", "الشهر الماضي", "العام الماضي/السنة الماضية"),
        *("الماضي/الفائت", "المقبل/القادم"),
    ),
    "es": (
        *(
            "hoy",
            "ayer",
            "anteayer/antes de ayer",
            "mañana",
            "la semana pasada",
            "el mes pasado",
            "el año pasado",
        ),
        *("pasado", "próximo"),
    ),
}


@cache
def counted_phrases(language: str) -> dict[str, str]:
    """Folded words of the language -> the English that relative_words.py reads."""
    said = _PHRASES.get(base_language(language), ())
    return {
        fold_phrase(variant): key
        for key, variants in zip(_KEYS, said, strict=False)
        for variant in variants.split("/")
    }


def fold_phrase(text: str) -> str:
    """Words as they are compared."""
    return " ".join(map(fold_word, text.replace("’", "'").split()))
