"""DOI and ISBN as people copy them: read as what they mean, and told where a reader would find nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model_sample import brief, link

from generator.text.standard_numbers import doi_of, isbn_fault, isbn_of


@pytest.mark.parametrize(
    "typed",
    [
        "10.1000/182",
        "https://doi.org/10.1000/182",
        "http://dx.doi.org/10.1000/182",
        "doi.org/10.1000/182",
        "doi:10.1000/182",
        "DOI: 10.1000/182",
        " 10.1000/182 ",
        "https://doi.org/10.1000%2F182",
    ],
)
def test_a_doi_is_read_with_what_stands_before_it(typed: str) -> None:
    """Publishers print it as an address, and exports would hold the address of an address."""
    files = {"a": brief("T.", f'source: {{url: https://x.example, title: T, doi: "{typed}"}}')}
    linked = link(files)
    assert linked.codes() == []
    assert [each.record.doi for each in linked.site.sources] == ["10.1000/182"]


@pytest.mark.parametrize(
    "typed", ["jets", "10.1000", "10.1000/", "11.1000/182", "10.10/1 82", "https://example.org/10.1000/182"]
)
def test_what_is_no_doi_is_told(typed: str) -> None:
    """It would be exported, and lead readers nowhere."""
    fault = link({"a": brief("T.", f"source: {{url: https://x.example, doi: {typed}}}")}).fault("doi-form")
    assert (fault.severity, fault.span is not None and fault.span.line) == ("error", 2)
    assert "10.1000/182" in fault.hint


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("978-0-13-235088-4", ""),
        ("9780132350884", ""),
        ("0-13-235088-2", ""),
        ("0 8044 2957 x", ""),
        ("ISBN 978-0-13-235088-4", ""),
        ("ISBN-13: 978-0-13-235088-4", ""),
        ("ISBN-10 0-13-235088-2", ""),
        ("9780132350884; 0132350882", ""),
        ("9780132350884 0132350882", ""),
        ("978‐0‐13‐235088‐4", ""),
        ("978-0-13-235088-5", "mistyped"),
        ("0-13-235088-X", "mistyped"),
        ("978-0-13-235088", "has 12"),
        ("977-0-13-235088-4", "978 or 979"),
        ("0028-0836", "ISSN"),
        ("Clean Code", "not an ISBN"),
        ("978013235088X", "not an ISBN"),
    ],
)
def test_an_isbn_is_held_to_its_form_and_its_last_digit(typed: str, told: str) -> None:
    """One digit typed wrong is another book, or none."""
    message, hint, _ = isbn_fault(isbn_of(typed))
    assert (told in message) if told else message == ""
    assert bool(hint) == bool(told)


def test_the_right_last_digit_is_offered_and_the_number_kept() -> None:
    """Some books are printed with a wrong one, and are found by that."""
    linked = link({"a": brief("T.", "source: {url: https://x.example, title: T, isbn: 978-0-13-235088-5}")})
    fault = linked.fault("isbn-form")
    assert fault.severity == "warning"
    assert "9780132350884" in fault.hint
    assert [each.record.isbn for each in linked.site.sources] == ["978-0-13-235088-5"]
    assert (
        link({"a": brief("T.", "source: {url: https://x.example, isbn: 12}")}).fault("isbn-form").severity
        == "error"
    )


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    """Whatever is typed is answered, and a DOI that is read is read again as itself."""
    isbn_fault(isbn_of(text))
    assert doi_of(doi_of(text)) == doi_of(text)


@given(st.integers(0, 8), st.sampled_from("0123456789"))
def test_any_other_digit_is_noticed(at: int, digit: str) -> None:
    """The sum of an ISBN of ten digits finds every single one."""
    number = "0132350882"
    other = number[:at] + digit + number[at + 1 :]
    assert (isbn_fault(other)[0] == "") == (other == number)
