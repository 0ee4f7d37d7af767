"""Safe corrections: lines that can only have been meant in one way, as the author's own files should read.

Pure but for reading files; author_files.py writes them. What is safe the catalogue says, code by code; what a line
should read the diagnostic brings with it. Nothing but those lines changes: comments, order and line ends stay byte for
byte.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

import msgspec

from generator.cli.author_files import ChangedFile
from generator.diagnostics.catalogue import safe_codes
from generator.diagnostics.diagnostic import Diagnostic, ordered
from generator.load.look import CONTENT_NAME
from generator.load.walk import SETTINGS_NAME, ContentFile, find_files, read_bytes
from generator.parse.brief import ParseRules, parse_rules
from generator.parse.citation_file import is_citation_file
from generator.parse.settings import parse_settings
from generator.parse.site import parse_bytes

Told = tuple[Diagnostic, ...]
Diagnose = Callable[[bytes], Told]
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_MARK = "\ufeff"
_MOST_LETTERS = 20_000_000
"""Letters of one file that are read again after corrections; a file of nothing but slips is mended in several runs."""


class MendedLine(msgspec.Struct, frozen=True, gc=False):
    """One correction: `before` and `after` are whole lines, without their ends."""

    line: int
    code: str
    before: str
    after: str


class MendedFile(ChangedFile, frozen=True):
    """A file with its corrections."""

    lines: tuple[MendedLine, ...] = ()


def mend_site(root: Path) -> tuple[tuple[MendedFile, ...], Told]:
    """(what can be put right in dateline.yaml and below content/, in order of path; why no file was looked at).

    Where the settings cannot be read, how the other files are meant is not known, and they are left alone. Writes
    nothing.
    """
    settings, told = read_bytes(root, SETTINGS_NAME)
    if settings is None:
        return (), told
    first = mend_bytes(SETTINGS_NAME, settings, _diagnose_settings)
    mended = [first] if first else []
    rules, told = _rules(first.after if first else settings)
    if rules is None:
        return tuple(mended), told
    files, told = find_files(root)
    for file in files:
        data = read_bytes(root, file.path)[0] if _may_be_mended(file) else None
        if data is not None:
            found = mend_bytes(file.path, data, _diagnosis(file, rules))
            mended += [found] if found else []
    return tuple(sorted(mended, key=lambda each: each.path)), _without_content(told)


def mend_bytes(path: str, data: bytes, diagnose: Diagnose) -> MendedFile | None:
    """The file with all its safe corrections made, one after the other until none is left; None without any.

    `diagnose` says what is wrong with the bytes as they then are.
    """
    before, lines = data, _lines(data)
    mended: list[MendedLine] = []
    seen = {data}
    budget = _MOST_LETTERS
    while budget > 0 and lines is not None:
        changes = _changes(diagnose(data), lines, safe_codes())
        for change in changes:
            lines[change.line - 1] = (change.after, lines[change.line - 1][1])
        data = "".join(text + end for text, end in lines).encode("utf-8")
        # A correction that only calls for another one, and so on in a circle, is none.
        if not changes or data in seen:
            break
        seen.add(data)
        mended += changes
        budget -= len(data)
    if not mended or data == before:
        return None
    return MendedFile(path, before, data, tuple(sorted(mended, key=lambda each: each.line)))


def _changes(
    told: Iterable[Diagnostic], lines: Sequence[tuple[str, str]], safe: Collection[str]
) -> list[MendedLine]:
    """At most one correction a line: the first that mends nothing but what is safe."""
    by_line: dict[int, dict[str, list[str]]] = {}
    for each in ordered(told):
        if each.fixed_line and each.span is not None and 0 < each.span.line <= len(lines):
            by_line.setdefault(each.span.line, {}).setdefault(each.fixed_line, []).append(each.code)
    changes = []
    for number, offers in by_line.items():
        typed = lines[number - 1][0]
        mark = _MARK if number == 1 and typed.startswith(_MARK) else ""
        for fixed, codes in offers.items():
            if mark + fixed != typed and all(code in safe for code in codes):
                changes.append(MendedLine(number, codes[0], typed, mark + fixed))
                break
    return changes


def _lines(data: bytes) -> list[tuple[str, str]] | None:
    """Lines with their ends as they stand in the file; None for what is no text."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return [(match[1], match[2]) for match in _LINE.finditer(text)]


def _without_content(told: Told) -> Told:
    return tuple(each for each in told if each.path == CONTENT_NAME)


def _may_be_mended(file: ContentFile) -> bool:
    return file.kind not in ("media", "settings") and not is_citation_file(file.path)


def _diagnosis(file: ContentFile, rules: ParseRules) -> Diagnose:
    return lambda data: parse_bytes(file.path, file.kind, data, rules)[1]


def _diagnose_settings(data: bytes) -> Told:
    return parse_settings(SETTINGS_NAME, data)[2]


def _rules(settings: bytes) -> tuple[ParseRules | None, Told]:
    """The settings that parsing depends on; None where they cannot be read, and nothing else should be touched."""
    found, _, told = parse_settings(SETTINGS_NAME, settings)
    return (parse_rules(found) if found is not None else None), told
