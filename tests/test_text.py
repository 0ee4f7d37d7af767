"""Names and ids: spelling never splits a tag, and an address is the same on every system."""

import importlib
import pkgutil
import unicodedata

import pytest
from babel import Locale
from hypothesis import example, given, settings
from hypothesis import strategies as st

import generator
from generator.text.fold import fold_name
from generator.text.identifiers import LONGEST, first_words_id, heading_id, id_fault, make_id
from generator.text.languages import is_language
from generator.text.patterns import _Later
from generator.text.persons import several_persons
from generator.text.together import keep_together

LETTERS = "aZéß ïİıſσςΣάῳЙйё हिंदी مُحَمَّد آأـ ﬁ Ａ가한㎏ -_+#’'&\u200c\u00ad\u0301\u0345🎄1²"
names = st.one_of(st.text(max_size=15), st.text(LETTERS, max_size=15))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Arms sales", "arms-sales"),
        ("arms_sales", "ARMS  SALES "),
        ("Al‑Monitor", "al–monitor"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("Müller", "Mu\u0308ller"),
        ("Ελλάδα", "ΕΛΛΑΔΑ"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("ﬁnance", "Finance"),
        ("Ｉｒａｑ", "iraq"),
        ("مُحَمَّد", "محمد"),
        ("العـــراق", "العراق"),
        ("#Iraq", "Iraq"),
        ("co\u00adoperation", "cooperation"),
    ],
)
def test_two_spellings_of_one_tag(one: str, other: str) -> None:
    """However a writer types it, it is the same tag."""
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C", "C++"),
        ("C", "C#"),
        ("C++", "C#"),
        ("мой", "мои"),
        ("हिंदी", "हिदी"),
        ("آب", "اب"),
        ("が", "か"),
        ("Su-24", "Su-25"),
        ("arms sales", "armssales"),
    ],
)
def test_two_tags_that_only_look_alike(one: str, other: str) -> None:
    """Marks that make another letter, and signs that make another name, are kept."""
    assert fold_name(one) != fold_name(other)


@settings(max_examples=300)
@given(names)
@example("ΐ ᾳ ᾼ")
@example("\u0345α")
def test_folding_is_settled_and_blind_to_case_and_composition(name: str) -> None:
    """A key folded again is the same key; case, composition, hyphens and outer blanks never make another."""
    key = fold_name(name)
    assert fold_name(key) == key
    assert fold_name(unicodedata.normalize("NFD", name)) == key
    assert fold_name(unicodedata.normalize("NFC", name)) == key
    assert fold_name(f"  {name.replace(' ', '-')} ") == key


@given(st.text("abcdefghij klmnopqrstuvwxyz", max_size=15))
def test_accents_and_capitals_of_latin_letters_never_split(name: str) -> None:
    """`São Paulo`, `SAO PAULO` and `Sao-Paulo` are one."""
    accented = unicodedata.normalize(
        "NFC", "".join(letter + "\u0301" if letter.isalpha() else "_" for letter in name)
    )
    assert fold_name(accented.upper()) == fold_name(name)


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("Moscow sees opportunity in Iraq", "moscow-sees-opportunity-in-iraq"),
        ("2014-08-12 Moscow_sees.draft", "2014-08-12-moscow-sees-draft"),
        ("Côte d'Ivoire", "côte-divoire"),
        ("مبيعات الأسلحة", "مبيعات-الأسلحة"),
        ("हिंदी", "हिंदी"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("Issue #5", "issue-5"),
        ("con", "con-page"),
        ("LPT1", "lpt1-page"),
        ("…!?", ""),
        ("word " * 40, "-".join(["word"] * 16)),
        ("x" * 200, "x" * 80),
        ("ŉgoma", "ngoma"),
    ],
)
def test_ids_are_made_of_words(words: str, made: str) -> None:
    """The address of a brief is its file's name in lower-case words."""
    assert make_id(words) == made


@settings(max_examples=300)
@given(names)
def test_a_made_id_is_an_id(words: str) -> None:
    """What `dateline new` offers is never refused: settled, NFC, short enough for every file system."""
    made = make_id(words)
    assert make_id(made) == made
    assert unicodedata.is_normalized("NFC", made)
    assert len(made) <= LONGEST
    assert len(made.encode()) <= 250
    assert not made or id_fault(made) is None


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("Moscow Iraq", "moscow-iraq"),
        ("moscow_iraq", "moscow-iraq"),
        ("Caf\u0065\u0301", "café"),
        ("nul", "nul-page"),
        ("../etc", "etc"),
        ("y" * 90, "y" * 80),
        ("", ""),
    ],
)
def test_an_id_that_is_none_is_told_the_nearest(typed: str, offered: str) -> None:
    """Who types a headline for an id is given the id."""
    fault = id_fault(typed)
    assert fault is not None
    assert fault.suggestion == offered
    assert offered in fault.hint


def test_first_words() -> None:
    """An event without an id takes the first five words."""
    assert (
        first_words_id("Sergei Shoigu received Iraq's acting defence minister")
        == "sergei-shoigu-received-iraqs-acting"
    )


def test_headings_have_the_ids_that_github_gives() -> None:
    """A link to a heading works on GitHub and on the site."""
    taken: dict[str, int] = {}
    headings = [
        ("What happened", "what-happened"),
        ("What happened?", "what-happened-1"),
        ("What happened", "what-happened-2"),
        ("What happened-1", "what-happened-1-1"),
        ("C++ & C#", "c--c"),
        ("snake_case – and dashes", "snake_case--and-dashes"),
        ("🚀 Launch", "-launch"),
        ("हिंदी शब्द", "हिंदी-शब्द"),
        ("Ёлка, 2014", "ёлка-2014"),
        ("½ of it", "-of-it"),
    ]
    assert [heading_id(text, taken) for text, _ in headings] == [anchor for _, anchor in headings]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("the Su-25s came", 'the <span class="nb">Su-25s</span> came'),
        ("Saadoun al-Dulaimi said", 'Saadoun <span class="nb">al-Dulaimi</span> said'),
        ("<b>Al-Monitor’s</b>", '<b><span class="nb">Al-Monitor</span>’s</b>'),
        (
            '<a href="/Al-Monitor/">well-known oil-Price</a>',
            '<a href="/Al-Monitor/">well-known oil-Price</a>',
        ),
    ],
)
def test_a_name_is_not_torn_at_its_hyphen(typed: str, kept: str) -> None:
    """No line of a reader ends in “Al-” or “Su-”; addresses and common words are left alone."""
    assert keep_together(typed) == kept


def test_every_pattern_that_is_compiled_late_can_be_compiled() -> None:
    """A slip in a seldom used pattern is found here, not by a writer whose text is the first to need it."""
    found = 0
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if module.name != "generator.__main__":
            for each in vars(importlib.import_module(module.name)).values():
                if isinstance(each, _Later):
                    assert each.groups >= 0
                    found += 1
    assert found > 50


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Smith, Bob Jones", ("Ann Smith", "Bob Jones")),
        ("Ann B. Smith and Bob Jones", ("Ann B. Smith", "Bob Jones")),
        ("Ann Smith, Bob Jones, and Saadoun al-Dulaimi", ("Ann Smith", "Bob Jones", "Saadoun al-Dulaimi")),
        ("Ann van der Berg & Jean-Luc O’Neil", ("Ann van der Berg", "Jean-Luc O’Neil")),
        ("Иван Петров и Анна Сидорова", ("Иван Петров", "Анна Сидорова")),
        ("Smith, Ann; Jones, Bob", ("Smith, Ann", "Jones, Bob")),
        ("أحمد علي؛ محمد حسن", ("أحمد علي", "محمد حسن")),
    ],
)
def test_several_people_in_one_text(text: str, names: tuple[str, ...]) -> None:
    """Two authors typed as one would be one person in a byline and in Zotero."""
    assert several_persons(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Smith, Ann",
        "Smith, Ann B.",
        "King, Martin Luther, Jr.",
        "Le Carré, John B.",
        "van der Berg, Anna M.",
        "Acme, Inc.",
        "Ernst & Young",
        "Procter & Gamble Company",
        "Institute for War, Peace and Reconciliation",
        "Department for Food, Environment and Rural Affairs",
        "Ministry of Trade and Industry",
        "Ann Smith, Middle East Editor",
        "Ann Smith, New York Times",
        "Ann and Bob Smith",
        "the demo desk",
        "Ann Smith;",
        ";",
    ],
)
def test_one_name_with_commas(text: str) -> None:
    """Nobody is told to part one name in two."""
    assert several_persons(text) == ()


def test_no_language_that_is_known_is_refused() -> None:
    """Babel's list of languages stands for all that a brief may be written in."""
    assert [code for code in Locale("en").languages if not is_language(str(code))] == []
    assert [code for code in ("jw", "ji", "in", "iw", "mo", "sh") if not is_language(code)] == []
    assert [code for code in ("jp", "cz", "xx") if is_language(code)] == []
