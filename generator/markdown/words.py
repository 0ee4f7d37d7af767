"""The few words that a text itself prints, in the languages that dates are said in; English for any other."""

from functools import cache

_WORDS = {
    "en": {
        "note": "Note",
        "tip": "Tip",
        "important": "Important",
        "warning": "Warning",
        "caution": "Caution",
        "notes": "Notes",
        "back": "Back to the text",
    },
    "ar": {
        "note": "ملاحظة",
        "tip": "نصيحة",
        "important": "مهم",
        "warning": "تحذير",
        "caution": "تنبيه",
        "notes": "حواشٍ",
        "back": "العودة إلى النص",
    },
    "de": {
        "note": "Hinweis",
        "tip": "Tipp",
        "important": "Wichtig",
        "warning": "Warnung",
        "caution": "Vorsicht",
        "notes": "Anmerkungen",
        "back": "Zurück zum Text",
    },
    "es": {
        "note": "Nota",
        "tip": "Consejo",
        "important": "Importante",
        "warning": "Advertencia",
        "caution": "Precaución",
        "notes": "Notas",
        "back": "Volver al texto",
    },
    "fr": {
        "note": "Remarque",
        "tip": "Conseil",
        "important": "Important",
        "warning": "Avertissement",
        "caution": "Attention",
        "notes": "Notes",
        "back": "Retour au texte",
    },
    "ru": {
        "note": "Примечание",
        "tip": "Совет",
        "important": "Важно",
        "warning": "Предупреждение",
        "caution": "Осторожно",
        "notes": "Примечания",
        "back": "Вернуться к тексту",
    },
}
NOTE_KINDS = ("note", "tip", "important", "warning", "caution")


@cache
def text_words(language: str) -> dict[str, str]:
    """The words of a language; a region (ar-IQ) makes no difference."""
    return _WORDS.get(language.replace("_", "-").split("-")[0].lower(), _WORDS["en"])
