"""Fields of a record inside a record, typed beside it as other programs have them: told once, and understood."""

import pytest
from model_sample import brief, link

JET = {"media/jet.jpg": ""}


def told(*lines: str) -> list[str]:
    linked = link({**JET, "a": brief("Text.", *lines)})
    return [f"{each.code}: {each.message}; {each.hint}; {each.fixed_line}" for each in linked.told]


@pytest.mark.parametrize(
    ("lines", "message", "write"),
    [
        (
            ("image: media/jet.jpg", "image_alt: A jet"),
            "`image_alt` is no field: that stands inside `image`",
            "{src: media/jet.jpg, alt: A jet}",
        ),
        (
            ("imageAlt: A jet", "image: {src: media/jet.jpg}"),
            "`imageAlt` is no field",
            "write `src: …` and `alt: …` in lines below `image:`",
        ),
        (
            ("image-url: https://x.example/a.jpg", "image-alt: A jet", "image-credit: AP"),
            "`image-url` and `image-alt` are no fields",
            "{url: https://x.example/a.jpg, alt: A jet, credit: AP}",
        ),
        (
            ("source:", "source_url: https://x.example/1", "source_title: Jets came", "source_outlet: X"),
            "`source_url` and `source_title` are no fields: that stands inside `source`",
            "write `source: {url: https://x.example/1, title: Jets came, outlet: X}`",
        ),
        (
            ("source: https://x.example/1", "source_title: 'Jets: more'"),
            "`source_title` is no field",
            'title: "Jets: more"}',
        ),
    ],
)
def test_they_are_told_once_with_the_record_as_it_should_read(
    lines: tuple[str, ...], message: str, write: str
) -> None:
    found = told(*lines)
    assert len(found) == 1, found
    assert found[0].startswith(f"field-unknown: {message}")
    assert write in found[0]


def test_one_that_stands_alone_is_mended_in_its_line() -> None:
    (only,) = told("source: https://x.example/1", "image_url: https://x.example/a.jpg")[:1]
    assert only.endswith("; image: {url: https://x.example/a.jpg}")


@pytest.mark.parametrize(
    "lines",
    [
        ("image: {src: media/jet.jpg, alt: A jet}", "image_alt: Another jet"),
        ("image: [media/jet.jpg]", "image_alt: A jet"),
        ("source: https://x.example/1", "image_size: 300"),
        ("source: https://x.example/1", "sourceless: yes"),
    ],
    ids=["said twice", "a list", "no such field inside", "another word"],
)
def test_what_has_no_place_inside_is_an_unknown_field_as_before(lines: tuple[str, ...]) -> None:
    unknown = lines[-1].partition(":")[0]
    assert any(f"there is no field `{unknown}`" in each for each in told(*lines))
