"""Front matter: what is typed is what is read, every value knows its place, and every trap has its answer."""

import re
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.diagnostics.diagnostic import Diagnostic, ordered
from generator.load.front_matter import decode_text, split_front_matter
from generator.load.yaml import read_yaml
from generator.load.yaml_events import read_events
from generator.load.yaml_parsers import EventParser, PythonParser, fastest_parser
from generator.schema.node import Mapping, Node, Scalar, Sequence

CASES = Path(__file__).parent / "cases" / "yaml"
PARSERS: list[Callable[[str], EventParser]] = [fastest_parser, PythonParser]
Parser = Callable[[str], EventParser]

both_parsers = pytest.mark.parametrize("parser", PARSERS, ids=["fastest", "python"])


def cases() -> Iterator[tuple[str, str, str]]:
    for path in sorted(CASES.glob("*.md")):
        blocks = re.findall(
            r"^## ([^\n]+)\n```yaml\n(.*?)```\n```told\n(.*?)```", path.read_text("utf-8"), re.S | re.M
        )
        yield from blocks


def told_text(diagnostics: tuple[Diagnostic, ...]) -> str:
    lines = []
    for each in ordered(diagnostics):
        assert each.span is not None
        assert each.hint
        lines.append(f"{each.span.line}:{each.span.column} {each.severity} {each.code}\n")
        lines.extend([f"{each.fixed_line}\n"] if each.fixed_line else [])
    return "".join(lines)


def value(node: Node | None) -> object:
    """A node as plain data, places left out."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [value(item) for item in node.items]
    return {key.text: value(item) for key, item in node.entries} if node else None


def scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    else:
        for key, item in node.entries:
            yield key
            yield from scalars(item)


@both_parsers
@pytest.mark.parametrize(("title", "typed", "told"), list(cases()), ids=lambda text: str(text)[:40])
def test_every_trap_is_told_with_its_place_and_the_line_as_it_should_read(
    title: str, typed: str, told: str, parser: Parser
) -> None:
    """A writer who trips over YAML sees where, and what to type instead (tests/cases/yaml)."""
    assert told_text(read_events(typed, "brief.md", parser=parser)[1]) == told, title


@pytest.mark.parametrize(("title", "typed", "told"), list(cases()), ids=lambda text: str(text)[:40])
def test_the_line_offered_is_right(title: str, typed: str, told: str) -> None:
    """Whoever copies the offered line into the file is not told of it again."""
    lines = typed.split("\n")
    repaired = [each for each in read_yaml(typed, "brief.md")[1] if each.fixed_line]
    for each in repaired:
        assert each.span is not None
        lines[each.span.line - 1] = each.fixed_line
    left = read_yaml("\n".join(lines), "brief.md")[1]
    assert not {each.code for each in repaired} & {each.code for each in left}, title


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("date: 2014", {"date": "2014"}),
        ("date: 2014-02-30", {"date": "2014-02-30"}),
        ("time: 12:30", {"time": "12:30"}),
        ("country: NO\ntags: [on, yes]", {"country": "NO", "tags": ["on", "yes"]}),
        ("id: 0123\nn: 1_000\nv: 1.10", {"id": "0123", "n": "1_000", "v": "1.10"}),
        ("on: a\nno: b\ny: c", {"on": "a", "no": "b", "y": "c"}),
        ("when: [2014-07-27?..2014-08-03]", {"when": ["2014-07-27?..2014-08-03"]}),
        ("when: {2014-06-05, 2014-06-12~}", {"when": {"2014-06-05": "", "2014-06-12~": ""}}),
        ("a: ~\nb:\nc: null", {"a": "~", "b": "", "c": "null"}),
        ("text: |\n  one\n  two\nmore: >-\n  a\n  b", {"text": "one\ntwo\n", "more": "a b"}),
        ('a: "tab\\tand \\u00e9"', {"a": "tab\tand é"}),
        ("url: https://example.org/a?b=c#d", {"url": "https://example.org/a?b=c#d"}),
        ("", {}),
        ("# only a comment\n", {}),
    ],
)
def test_every_scalar_is_the_text_that_was_typed(typed: str, read: object) -> None:
    """Norway stays NO, half past twelve stays 12:30, and a date is not a number."""
    node, told = read_yaml(typed, "brief.md")
    assert not told
    assert value(node) == read


@both_parsers
def test_places_are_those_of_the_file(parser: Parser) -> None:
    """Line and column are what the editor shows: front matter included, letters and not bytes counted."""
    text = "\ufeff---\r\nназвание: «Ёлка» 🎄 здесь\r\ntags: [a, 'b', c]\r\nnone:\r\n---\r\n"
    front, told = split_front_matter(text, "brief.md")
    assert front is not None
    assert (told, front.newline) == ((), "\r\n")
    node, told = read_events(front.yaml, "brief.md", front.yaml_first_line, parser)
    assert told == ()
    places = [
        (each.span.line, each.span.column, each.span.length)
        for each in scalars(node or Mapping((), None))  # type: ignore[arg-type]
    ]
    assert places == [
        (2, 1, 8),
        (2, 11, 14),
        (3, 1, 4),
        (3, 8, 1),
        (3, 11, 3),
        (3, 16, 1),
        (4, 1, 4),
        (4, 6, 0),
    ]


SIGNS = ": \" ' [ ] { } , # ? ! &x *x @ | >- ~ .. \\ << % ` - title a 2014-06 é 🎄 é: a:"
BLANKS = ["\n", "\n  ", "\n    ", "\n- ", "- ", ": ", ", ", " ", " #", "? ", "---\n", "...\n"]
ODD = ["\t", "\u2028", "\u00a0", "\ufeff", "\r\n", "\x07", "\ud800"]
yaml_text = st.lists(st.sampled_from([*SIGNS.split(), *BLANKS, *ODD]), max_size=25).map("".join)


@settings(max_examples=1200, deadline=None)
@given(yaml_text)
@example("a: [?x, b?: c]\n")
@example("---")
@example("? a")
@example("{~?a: }")
def test_both_parsers_read_the_same(text: str) -> None:
    """A machine without libyaml builds the same site: same values, same places, faults in the same files."""
    first, told_first = read_events(text, "brief.md", parser=fastest_parser)
    second, told_second = read_events(text, "brief.md", parser=PythonParser)
    assert bool(told_first) == bool(told_second)
    if not any(each.severity == "error" for each in told_first):
        assert (first, told_first) == (second, told_second)


@settings(max_examples=400, deadline=None)
@given(st.one_of(yaml_text, st.text(max_size=60)))
def test_no_text_is_too_strange(text: str) -> None:
    """Any text ends in a record or in faults that have a place and a hint; never in a crash."""
    front, _ = split_front_matter("---\n" + text, "brief.md")
    assert front is not None
    node, told = read_yaml(front.yaml, "brief.md", front.yaml_first_line)
    assert node is not None or any(each.severity == "error" for each in told)
    last_line = front.yaml.count("\n") + front.yaml_first_line
    for each in told:
        assert each.hint
        assert each.span is not None
        assert 1 <= each.span.line <= last_line + 1
        assert each.span.column >= 1


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), max_size=20)


@settings(max_examples=200, deadline=None)
@given(st.lists(words, min_size=1, max_size=5))
def test_a_span_covers_the_words_as_typed(texts: list[str]) -> None:
    """The caret stands under the value itself."""
    lines = [f'key{index}: "{text}"' for index, text in enumerate(texts) if not re.search(r'["\\]', text)]
    node, told = read_yaml("\n".join(lines), "brief.md")
    assert not told
    assert isinstance(node, Mapping)
    for line, (_, item) in zip_longest(lines, node.entries):
        assert isinstance(item, Scalar)
        start = item.span.column - 1
        assert line[start : start + item.span.length] == f'"{item.text}"'


@both_parsers
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 100_000, id="brackets"),
        pytest.param("{a: " * 20_000, id="maps"),
        pytest.param("- " * 50_000, id="dashes"),
        pytest.param("[\n" * 50_000, id="brackets on lines"),
        pytest.param("\n".join(" " * depth + "a:" for depth in range(1000)), id="indents"),
    ],
)
def test_deep_nesting_is_refused(text: str, parser: Parser) -> None:
    """A hundred thousand brackets are a message, not a crash."""
    node, told = read_events(text, "brief.md", parser=parser)
    assert node is None
    assert [each.code for each in told] == ["yaml-depth"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: " + "x" * 5_000_000, id="one line"),
        pytest.param('a: "' + "x " * 1_000_000, id="open quote"),
        pytest.param("a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(500)), id="alias bomb"),
        pytest.param("a: @b\n" * 5_000, id="a fault a line"),
        pytest.param("\x01" * 200_000, id="control characters"),
        pytest.param("a: [" + "'" * 200_001, id="quotes"),
    ],
)
def test_huge_and_hostile_files_are_read_or_refused_quickly(text: str) -> None:
    """Nothing typed or pasted makes a build hang, or prints more than can be read."""
    _, told = read_yaml(text, "brief.md")
    assert len(told) <= 250


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"---\ntitle: caf\xe9\n", "line 2, column 11, 0xE9 (byte 14 of the file)"),
        ("---\ntitle: x\n".encode("utf-16"), "line 1, column 1, UTF-16"),
        ("---\ntitle: x\n".encode("utf-16-be"), "line 1, column 1, UTF-16"),
        (b"---\ntitle: a\0b\n", "line 2, column 9, NUL byte stands here (byte 12)"),
    ],
)
def test_files_that_are_not_utf8_are_named(data: bytes, words: str) -> None:
    """A file from an old editor is told by what it is and where its first strange byte stands."""
    text, told = decode_text(data, "brief.md")
    assert text is None
    span = told[0].span
    assert span is not None
    place, found = words.rsplit(", ", 1)
    assert place == f"line {span.line}, column {span.column}"
    assert found in told[0].message


def test_utf8_with_a_byte_order_mark_is_read() -> None:
    """Notepad's mark is no part of the text."""
    assert decode_text(b"\xef\xbb\xbf---\n", "brief.md") == ("---\n", ())


@pytest.mark.parametrize(
    ("text", "yaml", "body", "line"),
    [
        ("---\na: 1\n---\nText", "a: 1\n", "Text", 4),
        ("---\na: 1\n...\nText\n---\n", "a: 1\n", "Text\n---\n", 4),
        ("---  \n---\t\n", "", "", 3),
        ("---\r\na: 1\r\n---\r\n\r\nText\r\n", "a: 1\n", "\nText\n", 4),
        ("---\na: |\n  --- x\n---\n", "a: |\n  --- x\n", "", 5),
        ("---\na: b ---\n  ---\n---\n", "a: b ---\n  ---\n", "", 5),
        ("---\na: 1\n---", "a: 1\n", "", 4),
    ],
)
def test_front_matter_ends_at_the_next_fence(text: str, yaml: str, body: str, line: int) -> None:
    """The body's lines keep the numbers they have in the file."""
    front, told = split_front_matter(text, "brief.md")
    assert told == ()
    assert front is not None
    assert (front.yaml, front.body, front.body_first_line) == (yaml, body, line)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "# Moscow sells\n\nAs https://example.org/a says.",
            "title: Moscow sells\ndate: 2014-08-12\nsource: https",
        ),
        ("", "title: The headline"),
        ("+++\ntitle = 'Heat: a review'\ndraft = true\n+++\n", 'title: "Heat: a review"\ndraft: true'),
        ("Title: Moscow\nDate: 2014\n\nText", "put a line --- before the first key"),
        ("\n---\na: 1\n---\n", "delete what stands before"),
        ("<!--\n---\n-->\n", "title: The headline"),
        ("--- yaml\na: 1\n---\n", "on the next line"),
        ("—\ntitle: x\n—\n", "write ---"),
    ],
)
def test_a_file_without_front_matter_is_shown_the_smallest(text: str, words: str) -> None:
    """Who comes from another program is told what to type first."""
    front, told = split_front_matter(text, "brief.md")
    assert front is None
    assert words in told[0].hint


@pytest.mark.parametrize("fence", ["—", "–––", "--", "----", "- - -"])
def test_other_dashes_at_the_end_of_front_matter_are_told_and_read(fence: str) -> None:
    """A word processor that makes one dash of three hyphens costs one line, not the whole file."""
    front, told = split_front_matter(f"---\ntitle: x\n\ntags:\n- a\n{fence}\nThe text.\n", "brief.md")
    assert [(each.code, each.span and each.span.line, each.fixed_line) for each in told] == [
        ("front-matter-dashes", 6, "---")
    ]
    assert front is not None
    assert (front.body, front.body_first_line) == ("The text.\n", 7)


def test_front_matter_without_an_end_is_told_where_it_probably_ends() -> None:
    """The forgotten fence is an error, and the rest of the file is checked all the same."""
    front, told = split_front_matter("---\ntitle: x\ndate: 2014\n\nThe text.\n", "brief.md")
    assert [each.code for each in told] == ["front-matter-open"]
    assert "line 4" in told[0].hint
    assert front is not None
    assert (front.yaml, front.body_first_line) == ("title: x\ndate: 2014\n", 4)
