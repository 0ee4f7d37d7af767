"""Bytes -> text -> front matter and body, with the file's own line numbers (the very start of parse).

Knows nothing of YAML or Markdown beyond the two fences.
"""

import re

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Lines, Span
from generator.load.not_text import told_of_conflicts, told_of_format
from generator.load.proposed import proposed_for_toml, proposed_front_matter, toml_begins
from generator.load.yaml_lines import indent_of
from generator.text.patterns import pattern

_OPEN = pattern(r"---[ \t]*(?:\n|\Z)")
_OTHER_DASHES = pattern(
    r"^[ \t]*(?:[‐-―−][‐-―−-]{0,3}|--|-{4,6}|- - -)[ \t]*$|^[ \t]+---[ \t]*$", re.MULTILINE
)
_KEY = pattern(r"[A-Za-z][\w-]*:(?:\s|$)")
_CLOSE = pattern(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_FIELD = r"[a-z][\w-]*:(?:[ \t][^\n]*)?\n"
_SECOND = pattern(
    rf"((?:[ \t]*\n)*)---[ \t]*\n{_FIELD}(?:(?!---|\.\.\.)(?:{_FIELD}|[ \t#-][^\n]*\n))*(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_JSON_PAIR = pattern(r"\s*\{\s*\"[A-Za-z][\w-]*\"\s*:")
_PROSE = pattern(r"^(?:#{1,6} |[^\s:#-][^:\n]*$)", re.MULTILINE)
_NOT_YAML = pattern(r"^(?:[ \t]*$|#{1,6} |[^\s:#-][^:\n]*$)", re.MULTILINE)


class FrontMatter(msgspec.Struct, frozen=True, gc=False):
    """The two halves of a file; `newline` is the line end it was saved with, both texts have "\\n" only."""

    yaml: str
    yaml_first_line: int
    body: str
    body_first_line: int
    newline: str = "\n"


def decode_text(data: bytes, path: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text of a file saved as UTF-8, with or without a byte order mark; None when it is anything else.

    Nor is a text read that holds two versions of itself: all else that is wrong in it only follows from that.
    """
    if foreign := told_of_format(data, path):
        return None, foreign
    other = _other_encoding(data)
    if other:
        message = f"the file is saved as {other}, not as UTF-8"
        hint = "save it again as UTF-8 (in most editors: Save with encoding)"
        return None, (Diagnostic("encoding", message, path, Span(1, 1), hint),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (_bad_bytes(data, error.start, path),)
    nul = text.find("\0")
    if nul >= 0:
        place = Lines(text).span(nul, nul + 1)
        message = f"a NUL byte stands here (byte {data.find(0)}): this is not a text file"
        return None, (Diagnostic("encoding-nul", message, path, place, "delete it, or remove the file"),)
    conflicts = told_of_conflicts(text, path)
    return (None, conflicts) if conflicts else (text, ())


def split_front_matter(text: str, path: str) -> tuple[FrontMatter | None, tuple[Diagnostic, ...]]:
    """The YAML between a `---` line at the very start and the next `---` or `...` line, and the rest.

    Where the closing line is missing the halves are guessed, so that more can be found wrong in one run.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text[:1] == "\ufeff":
        text = text[1:]
    opening = _OPEN.match(text)
    if opening is None:
        return None, (_missing(text, path),)
    start = opening.end()
    closing = _CLOSE.search(text, start)
    if closing is None:
        return _guess(text, start, newline, path)
    yaml_lines = text.count("\n", start, closing.start())
    body = text[closing.end() + 1 :]
    front = FrontMatter(text[start : closing.start()], 2, body, yaml_lines + 3, newline)
    toml = _toml(front, path)
    return (None, (toml,)) if toml else (front, _second_one(front, path))


def _toml(front: FrontMatter, path: str) -> Diagnostic | None:
    """TOML between lines of hyphens: told once, and not line by line as YAML that went wrong."""
    begins = toml_begins(front.yaml)
    if begins is None:
        return None
    index, line = begins
    span = Span(front.yaml_first_line + index, indent_of(line) + 1, len(line.strip()))
    message = "the front matter is TOML (name = value); Dateline reads YAML (name: value)"
    hint = f"write it as\n{proposed_for_toml(front.yaml, front.body, path)}"
    return Diagnostic("front-matter-shape", message, path, span, hint)


def _second_one(front: FrontMatter, path: str) -> tuple[Diagnostic, ...]:
    """Another front matter at the start of the text, whose last line Markdown would take for a heading."""
    match = _SECOND.match(front.body)
    if match is None:
        return ()
    line = front.body_first_line + match[1].count("\n")
    message = "a second front matter begins here, and would be printed as text"
    hint = "move its lines up into the first one; a rule is written ***"
    return (Diagnostic("front-matter-twice", message, path, Span(line, 1, 3), hint),)


def _guess(text: str, start: int, newline: str, path: str) -> tuple[FrontMatter, tuple[Diagnostic, ...]]:
    """The halves where no line closes the front matter as it should."""
    dashes, prose = _OTHER_DASHES.search(text, start), _PROSE.search(text, start)
    if dashes is not None and (prose is None or dashes.start() <= prose.start()):
        lines = text.count("\n", start, dashes.start())
        told = _other_dashes(dashes.group(), lines + 2, path, "ends")
        yaml, body = text[start : dashes.start()], text[dashes.end() + 1 :]
        return FrontMatter(yaml, 2, body, lines + 3, newline), (told,)
    end = _NOT_YAML.search(text, start)
    stop = end.start() if end else len(text)
    lines = text.count("\n", start, stop)
    diagnostic = Diagnostic(
        "front-matter-open",
        "the front matter that begins here has no end",
        path,
        Span(1, 1, 3),
        f"put a line --- after its last line, probably before line {lines + 2}",
    )
    return FrontMatter(text[start:stop], 2, text[stop:], lines + 2, newline), (diagnostic,)


def _missing(text: str, path: str) -> Diagnostic:
    first, _, rest = text.partition("\n")
    if _OTHER_DASHES.fullmatch(first) and _KEY.match(rest):
        return _other_dashes(first, 1, path, "begins")
    message, hint = "there is no front matter", f"begin the file with\n{proposed_front_matter(text, path)}"
    if first.rstrip() == "+++":
        message = "the front matter is TOML (+++); Dateline reads YAML"
        hint = f"write it as\n{proposed_front_matter(text, path)}"
    elif _JSON_PAIR.match(text):
        message = "the front matter is JSON; Dateline reads YAML"
        hint = f"write it as\n{proposed_front_matter(text, path)}"
    elif first.startswith("---"):
        message = "the line that begins the front matter must be --- and nothing else"
        hint = "put what stands after --- on the next line"
    elif text.lstrip()[:3] == "---":
        message = "the front matter must begin at the very start of the file"
        hint = "delete what stands before the first --- line"
    elif _KEY.match(first):
        hint = "put a line --- before the first key and another after the last one"
    return Diagnostic("front-matter-missing", message, path, Span(1, 1, len(first)), hint)


def _other_dashes(typed: str, line: int, path: str, does: str) -> Diagnostic:
    message = f"the line that {does} the front matter is three hyphens, not “{typed.strip()}”"
    hint = "write ---; some programs make one dash of them while you type"
    if typed.strip() == "---":
        message, hint = (
            f"the line that {does} the front matter has a space before it",
            "write --- and nothing else",
        )
    span = Span(line, 1, len(typed.rstrip()))
    return Diagnostic("front-matter-dashes", message, path, span, hint, fixed_line="---")


def _other_encoding(data: bytes) -> str:
    """The name of another Unicode encoding that the file is plainly in, or ""."""
    if data[:4] in {b"\xff\xfe\0\0", b"\0\0\xfe\xff"}:
        return "UTF-32"
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "UTF-16"
    head = data[:200]
    if len(head) >= 4 and (not any(head[::2]) or not any(head[1::2])):
        return "UTF-16"
    return ""


def _bad_bytes(data: bytes, start: int, path: str) -> Diagnostic:
    before = data[:start].decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    span = Span(before.count("\n") + 1, len(before) - before.rfind("\n"), 1)
    message = f"the byte 0x{data[start]:02X} (byte {start} of the file) is not UTF-8"
    line = data[start : start + 20].split(b"\n")[0].decode("cp1252", errors="replace")
    hint = f"save the file as UTF-8; in Windows-1252 this would read {line[:1]!r}"
    if line[:1] == "\ufffd":
        hint = "save the file as UTF-8"
    return Diagnostic("encoding", message, path, span, hint)
