"""Front matter read from line to line is what the YAML parser makes of it, and else is left to the parser."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.load.front_matter import split_front_matter
from generator.load.plain_yaml import read_plain_yaml
from generator.load.yaml_events import read_events

ROOT = Path(__file__).parent.parent
FILES = sorted(
    path
    for folder in (ROOT / "content", ROOT / "tests")
    for path in (*folder.rglob("*.md"), *folder.rglob("*.yaml"))
)

# Pieces, parted by dots or blanks.
_KEYS = "title date a id no 2014 ключ Sourc_e x-1 on b c role name d e f g"
_PLAIN = (
    "Moscow sells·a·2014-06·12:30·no·~·null·0123·C#·a#b·https://x.org/a?b=c#d·it's·a, b·[a·a]·{a·1_000·1.10·<<·=·é 🎄"
    "·the “big” one·мой·a  b·2014-07-27?·..·...·x -y·(a)·•·b"
)
_TRICKY = "a: b·a :b·a #b·- b·-b·? a·?a·%·*a·&a b·!a·|·>·@a·`a·a:·:a·\"a\" b·'a' b·a\\b·\u00a0a·a\u00a0·a\u200d··---·#a"
_QUOTED = "·a·a: b #c·“a”·a ·\u00a0·- a·2014"
_ESCAPED = "a\\nb·\\·\"·''·it's"
words = st.sampled_from(_PLAIN.split("·") * 6 + _TRICKY.split("·"))
quoted = st.tuples(st.sampled_from("\"'"), st.sampled_from(_QUOTED.split("·") * 4 + _ESCAPED.split("·"))).map(
    lambda parts: parts[1].join(parts[0] * 2)
)
keys = st.sampled_from(_KEYS.split())
item = st.one_of(words, words, words, words, words, words, quoted)
pair = st.tuples(keys, item).map(": ".join)
flow = st.one_of(
    st.lists(item, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
    st.lists(pair, min_size=1, max_size=3).map(lambda items: f"{{{', '.join(items)}}}"),
)
inline = st.one_of(words, words, words, quoted, flow)
lines = st.lists(
    st.tuples(st.sampled_from(["", "", "", "", "", "", "  "]), words).map("".join), min_size=1, max_size=3
)
below = st.tuples(st.sampled_from([">-", ">", "|", "|-", ">-", ">+", "|2"]), lines).map(
    lambda parts: [parts[0], *parts[1]]
)


def indented(block: list[str], by: int) -> list[str]:
    return [" " * by + line if line else "" for line in block]


def map_of(entries: Sequence[tuple[str, str | list[str], int]]) -> list[str]:
    """The lines of a map; a value of several lines is a list or map below, or a text with its sign first."""
    made = []
    for key, value, by in entries:
        if isinstance(value, str):
            made.append(f"{key}: {value}")
        elif value and value[0][:1] in {">", "|"}:
            made += [f"{key}: {value[0]}", *indented(value[1:], by)]
        else:
            made += [f"{key}:", *indented(value, by)]
    return made


def list_of(items: list[str | list[str]]) -> list[str]:
    made = []
    for value in items:
        first, *more = [value] if isinstance(value, str) else value or [""]
        made += [f"- {first}", *indented(more, 2)]
    return made


def around(inner: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    value = st.one_of(inline, inline, below, inner)
    return st.one_of(
        st.lists(st.tuples(keys, value, st.sampled_from([2, 2, 2, 2, 4, 1, 0])), min_size=1, max_size=4).map(
            map_of
        ),
        st.lists(value, min_size=1, max_size=4).map(list_of),
    )


blocks = st.recursive(
    st.lists(st.tuples(keys, inline, st.just(2)), min_size=1, max_size=4).map(map_of), around, max_leaves=6
)
_SIGNS = "··:·\"·'·[·]·{·}·,·#·?·!·&·*·@·|·>·-·~·.·\\·<·%·`·a·2· ·\n·\n\n·\n# a\n·\t·\u2028·\u00a0·\u0085·\ufeff·\x07·é"
slips = st.lists(st.tuples(st.floats(0, 1), st.sampled_from(_SIGNS.split("·"))), max_size=2)
slips = st.one_of(st.just([]), slips)


def with_slips(block: list[str], slips: list[tuple[float, str]]) -> str:
    """The text with single letters left out, or more of them typed."""
    text = "\n".join(block) + "\n"
    for where, typed in slips:
        at = int(where * len(text))
        text = text[:at] + typed + text[at + (not typed) :]
    return text


front_matter = st.builds(with_slips, blocks, slips)


def is_read_alike(text: str) -> bool:
    """Whether it was read from line to line; then it must be as the parsers read it."""
    node = read_plain_yaml(text, 2)
    if node is None:
        return False
    assert (node, ()) == read_events(text, "brief.md", 2)
    return True


def yaml_of(path: Path) -> str:
    """What a file holds of YAML."""
    text = path.read_text("utf-8")
    if path.suffix != ".md":
        return text
    front, _ = split_front_matter(text, path.name)
    return text if front is None else front.yaml


@pytest.mark.law
@settings(max_examples=1500, deadline=None)
@given(front_matter)
@example("a: >-\n  b\n# c\n  d\n")
@example("a:\n- b\n  c\n- d:\n  - e\n  f: g\n")
@example("a: {b: c, b: d}\n")
@example("a:\n  b: c\n  b: d\n")
@example("a: b\n  - c\n")
@example("a: [b, c\u00a0]\nd:\u00a0e\n")
def test_what_is_plain_is_what_the_parser_reads(text: str) -> None:
    """Same values, same places, and nothing that the parser would have told."""
    is_read_alike(text)


@pytest.mark.law
@settings(max_examples=200, deadline=None)
@given(st.sampled_from(FILES).map(yaml_of), slips)
def test_files_with_a_slip_are_what_the_parser_reads(text: str, slips: list[tuple[float, str]]) -> None:
    """A letter too many or too few, anywhere in the files of the demo, is told as the parser tells it."""
    is_read_alike(with_slips(text.split("\n"), slips))


def test_all_files_are_what_the_parser_reads() -> None:
    """The files of the demo, and those of tests."""
    for path in FILES:
        is_read_alike(yaml_of(path))


def test_ordinary_briefs_are_plain() -> None:
    """Nearly nobody waits for the parser."""
    briefs = [path for path in FILES if path.is_relative_to(ROOT / "content" / "briefs")]
    plain = [path for path in briefs if is_read_alike(yaml_of(path))]
    assert len(plain) > 0.9 * len(briefs)


@pytest.mark.parametrize(
    "line",
    [
        "a: &b c",
        "a: *b",
        "a: !b c",
        "a: b # c",
        "a: b: c",
        "a:\tb",
        'a: "b\\n"',
        "a: b\n  c",
        "a: b\na: c",
        "a: {b: c, b: d}",
        "a: [b",
        "? a",
        "<<: a",
        "a: \u2028",
        "a: \ufeff",
        "a: |+\n  b\n\n",
        "a: |\n  b\n   c",
        "a:\n    b: c\n  d: e",
        "- a\nb: c",
        "--- a",
        "a: b\n---\nc: d",
        "\n".join(" " * depth + "a:" for depth in range(60)),
    ],
)
def test_what_is_not_certain_is_left_to_the_parser(line: str) -> None:
    """What could be told of is read by what tells it."""
    assert read_plain_yaml(f"{line}\n", 1) is None
    assert read_plain_yaml(f"title: x\n{line}\n", 1) is None
