"""Figures: what a source says of a number is kept exactly, and only what can be compared is compared."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures import Figure, figure_words, figures_conflict, read_figures


def shown(text: str) -> str:
    """Every figure of a text as `measure least..most unit as-of`, brackets round what is not included."""
    figures, faults = read_figures(text)
    told = [
        " ".join(
            filter(
                None,
                [
                    each.measure,
                    f"{'(' if each.above else '['}{each.least or ''}..{each.most or ''}{')' if each.below else ']'}",
                    each.unit,
                    each.as_of,
                ],
            )
        )
        for each in figures
    ]
    return "; ".join(told + [f"! {text[fault.start : fault.end]}" for fault in faults])


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("delivered 5", "delivered [5..5]"),
        ("ordered >12", "ordered (12..]"),
        ("jets >=6", "jets [6..]"),
        ("jets at least 6", "jets [6..]"),
        ("battalions 2..3", "battalions [2..3]"),
        ("battalions 2 to 3", "battalions [2..3]"),
        ("in service 10–25 jets", "in service [10..25] jets"),
        ("value <=500m USD", "value [..500000000] USD"),
        ("value up to $500 million", "value [..500000000] USD"),
        ("value >1bn USD, as of 2014-07-01", "value (1000000000..] USD 2014-07-01"),
        ("value 2..3bn EUR", "value [2000000000..3000000000] EUR"),
        ("value 4,200,000,000 USD", "value [4200000000..4200000000] USD"),
        ("value S$5.2bn", "value [5200000000..5200000000] SGD"),
        ("value €3.1bn", "value [3100000000..3100000000] EUR"),
        ("delivered 5 jets as of July 2014", "delivered [5..5] jets 2014-07"),
        ("killed 1 200; wounded 12k", "killed [1200..1200]; wounded [12000..12000]"),
        ("قيمة ٤٫٢bn USD", "قيمة [4200000000..4200000000] USD"),
        ("share 0.10%", "share [0.1..0.1] %"),
        # What cannot be read is told with its place, and the rest is read all the same.
        ("delivered five; jets 6", "jets [6..6]; ! delivered five"),
        ("12 ordered", "! 12 ordered"),
        ("value 4,2bn", "! ,2bn"),
        ("delivered about 5", "! about"),
        ("value 5..2", "! 5..2"),
        ("delivered 5, as of sometime", "! sometime"),
        ("", "! "),
    ],
)
def test_a_figure_is_read_as_the_range_it_states(typed: str, read: str) -> None:
    """“More than a dozen” is not 12, and what cannot be read is not guessed."""
    assert shown(typed) == read
    assert all(fault.hint for fault in read_figures(typed)[1])


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("ordered >12", "more than 12"),
        ("jets >=6 jets", "at least 6 jets"),
        ("battalions 2..3", "2 to 3"),
        ("value <4200000000 USD", "less than USD 4.2 billion"),
        ("value 12345678 EUR", "EUR 12,345,678"),
        ("share 12.5%", "12.5%"),
        ("delivered 5, as of 2014-07-01", "5, as of 1 July 2014"),
    ],
)
def test_a_figure_is_said_in_words_that_do_not_round(typed: str, words: str) -> None:
    """A reader sees the number the source gave."""
    assert figure_words(read_figures(typed)[0][0]) == words


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        ("delivered 5", "delivered 10", True),
        ("delivered 5", "ordered 10", False),
        ("value >4.2bn USD", "value 4.3bn USD", False),
        ("value >4.2bn USD", "value 4.2bn USD", True),
        ("value 4.2bn USD", "value 5.2bn SGD", False),
        ("value 4.2bn USD", "value 4200 million USD", False),
        ("delivered 5, as of 2014-06-29", "delivered 7, as of 2014-07-01", False),
        ("jets >=6", "jets <=6", False),
        ("jets >=6", "jets <6", True),
    ],
)
def test_figures_conflict_only_where_no_number_fits_both(first: str, second: str, conflict: bool) -> None:
    """“Above 4.2bn” and “4.3bn” agree; dollars and euros, or two days of a running total, are never compared."""
    one, other = read_figures(first)[0][0], read_figures(second)[0][0]
    assert figures_conflict(one, other) is conflict
    assert figures_conflict(other, one) is conflict


numbers = st.integers(0, 20).map(str)
ranges = st.one_of(
    numbers,
    st.builds("{}{}".format, st.sampled_from([">", ">=", "<", "<="]), numbers),
    st.builds(lambda low, more: f"{low}..{int(low) + more}", numbers, st.integers(0, 5)),
)


def allows(figure: Figure, number: Decimal) -> bool:
    least = (
        figure.least is None
        or (number > Decimal(figure.least))
        or (number == Decimal(figure.least) and not figure.above)
    )
    most = (
        figure.most is None
        or (number < Decimal(figure.most))
        or (number == Decimal(figure.most) and not figure.below)
    )
    return least and most


@settings(max_examples=200, deadline=None)
@given(ranges, ranges)
def test_a_conflict_means_that_no_number_satisfies_both(first: str, second: str) -> None:
    """A page never says “sources differ” of two figures that can both be right."""
    one, other = read_figures(f"jets {first}")[0][0], read_figures(f"jets {second}")[0][0]
    candidates = [Decimal(half) / 2 for half in range(-2, 60)]
    common = any(allows(one, number) and allows(other, number) for number in candidates)
    assert figures_conflict(one, other) is not common


@settings(max_examples=200, deadline=None)
@given(st.decimals(min_value=0, max_value=10**12, places=3, allow_nan=False, allow_infinity=False))
def test_numbers_are_exact(number: Decimal) -> None:
    """No digit of a source's number is lost or made up, with or without marks between thousands."""
    for typed in (f"{number}", f"{number:,}"):
        (figure,), faults = read_figures(f"value {typed} USD")
        assert not faults
        assert figure.least is not None
        assert Decimal(figure.least) == number


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.text("0159.,<>=;kmbn $€% asof-–()", max_size=60)))
def test_any_text_is_read_or_told(text: str) -> None:
    """Nothing typed as a figure crashes a build, and nothing is dropped without a word."""
    figures, faults = read_figures(text)
    assert figures or faults
    for fault in faults:
        assert 0 <= fault.start <= fault.end <= len(text)
        assert fault.hint
    for figure in figures:
        assert figure_words(figure)
        assert not figures_conflict(figure, figure)
