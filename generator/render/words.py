"""The interface's words in the language of a page: one file of `interface/` a language, English where one is lacking.

Plural forms follow CLDR's categories. Knows no page: templates ask by key.
"""

import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import TemplateRuntimeError
from markupsafe import Markup

from generator.diagnostics.suggest import nearest
from generator.render.code import printed
from generator.text.languages import base_language

Words = dict[str, str | dict[str, str]]
Pieces = tuple[tuple[Markup, str], ...]
_PLACE = re.compile(r"\{(\w+)\}")
_FOLDER = Path(__file__).parent / "interface"
_ENGLISH = "en"


def make_word(language: str) -> Callable[..., Markup]:
    """`word(key, n=None, **values)`: the text of a key with the values in it, escaped. An unknown key is an error."""
    words = _words(base_language(language))
    plain = {key: Markup.escape(text) for key, text in words.items() if isinstance(text, str)}
    pieces: dict[str, Pieces] = {}

    def word(key: str, n: int | None = None, **values: Any) -> Markup:
        if n is None and not values and key in plain:
            return plain[key]
        text = words.get(key)
        if text is None:
            raise TemplateRuntimeError(_unknown(key, words))
        if n is not None:
            values["n"] = n
        if isinstance(text, dict):
            text = text.get(plural_category(n or 0, language), text["other"])
        if text not in pieces:
            pieces[text] = _pieces(text)
        return _filled(pieces[text], values)

    return word


def known_languages() -> tuple[str, ...]:
    """Languages that the interface speaks."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def language_name(code: str, language: str) -> str:
    """The name of a language in another: `Russian` for ru in en; the code itself where nobody knows it."""
    from babel import Locale, UnknownLocaleError

    try:
        wanted = Locale.parse(code, sep="-")
        name = wanted.get_language_name(base_language(language)) or wanted.get_language_name(_ENGLISH)
    except (UnknownLocaleError, ValueError):
        return code
    return name or code


def plural_category(n: int, language: str) -> str:
    """CLDR's category of a number: `one`, `few`, `other`…"""
    if base_language(language) == _ENGLISH:
        return "one" if n == 1 else "other"
    return _plural_rule(base_language(language))(n)


@cache
def read_words(language: str) -> Words:
    """The file of one language, as it is."""
    with (_FOLDER / f"{language}.toml").open("rb") as file:
        return tomllib.load(file)


def _pieces(text: str) -> Pieces:
    """A text cut at its places: words, the name of a value, words, … the last name is ""."""
    cut = _PLACE.split(text)
    return tuple(zip(map(Markup.escape, cut[::2]), [*cut[1::2], ""], strict=True))


def _filled(pieces: Pieces, values: dict[str, Any]) -> Markup:
    """The text with its values; `str.format` on Markup is many times slower, and there are dozens on a page."""
    made: list[str] = []
    for words, name in pieces:
        made.append(words)
        if name:
            made.append(printed(values[name]))
    return Markup("".join(made))


@cache
def _words(language: str) -> Words:
    english = read_words(_ENGLISH)
    return {**english, **read_words(language)} if language in known_languages() else english


@cache
def _plural_rule(language: str) -> Callable[[int], str]:
    from babel import Locale, UnknownLocaleError

    try:
        rule = Locale.parse(language).plural_form
    except (UnknownLocaleError, ValueError):
        return lambda n: "one" if n == 1 else "other"
    return lambda n: str(rule(n))


def _unknown(key: str, words: Words) -> str:
    near = nearest(key, words)
    return f"there is no text “{key}” for the interface" + (f": did you mean `{near}`?" if near else "")
