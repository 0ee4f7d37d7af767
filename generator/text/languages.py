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


# All codes of two letters that ISO 639-1 has or had: the list is closed, those of three letters are not.
_CODES = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es
et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv jw
ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng
nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv
sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_TWO_LETTERS = frozenset(_CODES.split())
_OF_COUNTRIES = {
    "jp": "ja",
    "cz": "cs",
    "gr": "el",
    "ua": "uk",
    "cn": "zh",
    "dk": "da",
    "us": "en",
    "gb": "en",
    "by": "be",
    "iq": "ar",
    "eg": "ar",
    "sy": "ar",
    "ly": "ar",
    "jo": "ar",
    "ir": "fa",
    "il": "he",
    "pk": "ur",
    "vn": "vi",
}
"""Countries whose codes are those of no language, with the language that is meant."""


def is_language(code: str) -> bool:
    """Whether a tag begins with a language that there is; of three letters and more any may be."""
    base = base_language(code)
    return len(base) != 2 or base in _TWO_LETTERS


def language_of_country(code: str) -> str:
    """The language that is meant by the code of a country; "" where that is a guess."""
    return _OF_COUNTRIES.get(code.lower(), "")
