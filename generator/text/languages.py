"""Languages by their tags (BCP 47): the base of one, and which way it is written."""

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


_NAMES = """
ar Arabic العربية; zh Chinese 中文; cs Czech Čeština; da Danish Dansk; nl Dutch Nederlands; en English;
fi Finnish Suomi; fr French Français; de German Deutsch; el Greek Ελληνικά; he Hebrew עברית; hi Hindi हिन्दी;
hu Hungarian Magyar; id Indonesian; it Italian Italiano; ja Japanese 日本語; ko Korean 한국어; ku Kurdish Kurdî;
nb Norwegian Norsk; fa Persian Farsi فارسی; pl Polish Polski; pt Portuguese Português; ro Romanian Română;
ru Russian Русский; es Spanish Español; sv Swedish Svenska; tr Turkish Türkçe; uk Ukrainian Українська;
ur Urdu اردو; vi Vietnamese
"""
_BY_NAME = {
    name.casefold(): words.split()[0]
    for words in _NAMES.replace("\n", " ").split(";")
    for name in words.split()[1:]
}


def language_named(name: str) -> str:
    """The code of a language that is called by its name, in English or its own; "" for any other text."""
    return _BY_NAME.get(name.strip().casefold(), "")
