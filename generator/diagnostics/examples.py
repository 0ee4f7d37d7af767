"""The example of a code as a whole small site, so that it can be run: what is not shown is filled in."""

import re

from generator.diagnostics.explained import Example

_NAME = re.compile(r"^ ?(\w+)", re.MULTILINE)
SETTINGS = "title: Briefs on arms\n"
_FILLED_IN = (
    (("title",), "title: Moscow sees opportunity\n"),
    (("date", "publishDate"), "date: 2014-08-12\n"),
    (("source", "sources", "original"), "sources:\n  - id: alm\n    url: https://example.org/jets\n"),
)


def example_files(example: Example) -> dict[str, bytes]:
    """The files by their path below the root of the site."""
    files = {"dateline.yaml": SETTINGS, **dict(example.beside), example.path: _whole(example)}
    if not example.path:
        del files[""]
    return {path: text.encode("utf-8", "surrogateescape") for path, text in files.items()}


def _whole(example: Example) -> str:
    if example.part == "file":
        return example.text
    lines = example.text if example.part == "front" else example.front_matter
    typed = set(_NAME.findall(lines))
    missing = "".join(text for names, text in _FILLED_IN if not typed.intersection(names))
    text = "Moscow sells jets.\n" if example.part == "front" else example.text
    return f"---\n{lines}{missing}---\n{text}"
