"""Which of several names of one thing is printed, by language; and which way a language is written."""

_RIGHT_TO_LEFT = frozenset(
    [
        "ar",
        "arc",
        "arz",
        "ary",
        "apc",
        "ckb",
        "dv",
        "fa",
        "glk",
        "he",
        "iw",
        "khw",
        "ks",
        "lrc",
        "mzn",
        "nqo",
        "pnb",
        "ps",
        "prs",
        "sd",
        "syr",
        "ug",
        "ur",
        "yi",
    ]
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(
    ("adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa")
)


def choose_label(labels: dict[str, str], language: str) -> tuple[str, str]:
    """(label, its language): the exact language, its base, the one without a language, English, else the first.

    The language is "" where the label needs no mark: it is the wanted one, or its language is not known.
    """
    base = base_language(language)
    for wanted in (language, base, ""):
        if wanted in labels:
            return labels[wanted], ""
    for key in sorted(labels):
        if base_language(key) == base:
            return labels[key], ""
    if "en" in labels:
        return labels["en"], "en"
    key = min(labels, default="")
    return labels.get(key, ""), key


def base_language(language: str) -> str:
    """`ar` of `ar-IQ`."""
    return language.partition("-")[0].lower()


def direction_of(language: str) -> str:
    """`rtl` or `ltr`: by the script the tag names, else by the language."""
    parts = language.lower().split("-")
    scripts = [part for part in parts[1:] if len(part) == 4 and part.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if parts[0] in _RIGHT_TO_LEFT else "ltr"
