"""Mutated files for every parser: whatever is typed, each answers with a value and faults whose places exist.

`make fuzz` searches for ten minutes; a plain run for as long as a few hundred files take.
"""

import time
from collections.abc import Callable

import pytest
from conftest import REPOSITORY
from hostile_corpus import SCRIPTS, SPELLINGS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.diagnostics.diagnostic import Diagnostic
from generator.edtf.parse import parse_edtf
from generator.load.walk import FileKind
from generator.parse.brief import ParseRules
from generator.parse.settings import parse_settings
from generator.parse.site import parse_bytes

RULES = ParseRules("en", "Asia/Baghdad", False)
_FEW = 60
_MANY = 300
SEEDS = [
    path.read_bytes()
    for path in sorted((REPOSITORY / "content").rglob("*.*"))
    if path.suffix in (".md", ".yaml")
]
PIECES = [
    *(each.encode("utf-8", "surrogatepass") for each in (*SCRIPTS, *SPELLINGS)),
    *(b"---\n", b"\n\n", b": ", b"- ", b"  ", b"\t", b"|\n", b">-\n", b"{", b"}", b"[", b"]", b"[[", b"]]", b"]{when="),
    *(b"[@", b"::: events\n", b"\r\n", b"\r", b"\0", b"\xff", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"&a ", b"*a", b"!!x "),
    *(b"2014-07-24?", b"[1667,1668..]", b"../2014", b"when", b"date:", b"embargo:", b"sources:"),
    *(b"'", b'"', b"\\", b"#"),
    *(b"@article{a, title={", b"TY  - JOUR\n", b"ER  - \n", b'[{"id":', b'"issued":{"date-parts":[['),
]  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A file of the demo, cut, doubled and interspersed with what parsers stumble over."""
    data = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 200)))
        piece = draw(st.one_of(st.sampled_from(PIECES), st.binary(max_size=8), st.just(data[start:end] * 2)))
        data = data[:start] + piece + data[end:]
    return data


def search(
    request: pytest.FixtureRequest,
    share: float,
    values: st.SearchStrategy[bytes],
    ask: Callable[[bytes], None],
) -> None:
    """Asks again and again for the test's share of the minutes, at least once."""
    end = time.monotonic() + 60 * share * request.config.getoption("--minutes")
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
    many = _MANY if request.config.getoption("--minutes") else _FEW
    asked = settings(max_examples=many, deadline=None, database=None, suppress_health_check=quiet)(
        given(values)(ask)
    )
    while True:
        asked()
        if time.monotonic() >= end:
            return


def places_exist(data: bytes, told: tuple[Diagnostic, ...]) -> None:
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for each in told:
        assert each.message
        if each.span is not None:
            assert 1 <= each.span.line <= len(lines)
            assert each.span.column >= 1


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("content/briefs/x.md", "brief"),
        ("content/pages/x.md", "page"),
        ("content/tags.yaml", "tags"),
        ("content/events/x.yaml", "events"),
        ("content/entities/x.yaml", "entities"),
        ("content/outlets/x.yaml", "outlets"),
        ("content/sources/x.yaml", "sources"),
        ("content/sources/x.bib", "sources"),
        ("content/sources/x.ris", "sources"),
        ("content/sources/x.json", "sources"),
    ],
)
def test_no_file_makes_a_parser_fail(request: pytest.FixtureRequest, path: str, kind: FileKind) -> None:
    """Whatever a file holds, its author gets an answer with places that exist, twice the same."""

    def ask(data: bytes) -> None:
        document, told = parse_bytes(path, kind, data, RULES)
        places_exist(data, told)
        assert (document, told) == parse_bytes(path, kind, data, RULES)

    search(request, 0.08, mutated(), ask)


def test_no_settings_make_the_parser_fail(request: pytest.FixtureRequest) -> None:
    """The same for dateline.yaml."""
    search(request, 0.1, mutated(), lambda data: places_exist(data, parse_settings("dateline.yaml", data)[2]))


def test_no_date_makes_the_parser_fail(request: pytest.FixtureRequest) -> None:
    """The same for dates."""
    signs = st.text(st.sampled_from("0123456789-/.~?%[]{},XYTZ:+ES "), max_size=30)
    search(request, 0.1, signs.map(str.encode), lambda data: assert_answered(data.decode()))


def assert_answered(text: str) -> None:
    assert parse_edtf(text) is not None
