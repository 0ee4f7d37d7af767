"""What a file holds that is no text of ours, whatever its name says: another program's format, or a text that git left
half merged. Asked by front_matter.py of every file before it is read; knows no field.
"""

import re

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Lines
from generator.text.patterns import pattern

_BEGINNINGS = (
    (b"PK\x03\x04", "a zip archive, as the files of Word, Excel, Pages and LibreOffice are"),
    (b"\xd0\xcf\x11\xe0", "a file of an older Word, Excel or PowerPoint"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "rich text (RTF), as WordPad and TextEdit save it"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"bplist00", "a property list of macOS"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"version https://git-lfs.", "a pointer of Git LFS, which stands for the file itself"),
)
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype\s+html|<html[\s>]|<\?xml\s)", re.IGNORECASE)
_MARKUP = (".html", ".htm", ".xml", ".svg")
_CONFLICT = pattern(r"^(?:<<<<<<<|>>>>>>>) [^\r\n]*", re.MULTILINE)
_END_ALONE = pattern(r">>>>>>> (?:\S*[^\s.,;:!?…]|\S+ \(.*\))\s*")
"""What git writes there: a name, or a commit and its title. Else it is a quotation in quotations, seven deep."""
_MOST_TOLD = 20


def told_of_format(data: bytes, path: str) -> tuple[Diagnostic, ...]:
    """A file of another program under the name of one of ours. No line of it can be shown."""
    if data.startswith((b"---\n", b"---\r")):
        return ()  # nearly every file
    found = next((words for begins, words in _BEGINNINGS if data.startswith(begins)), "")
    hint = "open it in its own program, copy the text, and save that as plain text (UTF-8) under this name"
    if "LFS" in found:
        hint = "fetch the file with: git lfs pull"
    elif not found and not path.endswith(_MARKUP) and _PAGE.match(data[:200]):
        found, hint = "a web page (HTML) or XML", "save the text alone, or export the file again"
    if not found:
        return ()
    return (Diagnostic("file-format", f"whatever its name says, this file is {found}", path, hint=hint),)


def told_of_conflicts(text: str, path: str) -> tuple[Diagnostic, ...]:
    """Each place where git left two versions of a text, one below the other, for somebody to choose."""
    if "<<<<<<< " not in text and ">>>>>>> " not in text:
        return ()
    marks, lines, told = [*_CONFLICT.finditer(text)], Lines(text), []
    for index, mark in enumerate(marks[:_MOST_TOLD]):
        opens = mark[0].startswith("<")
        begun = index and marks[index - 1][0].startswith("<")
        if not opens and (begun or not _END_ALONE.fullmatch(mark[0])):
            continue  # told where it begins, or none
        span = lines.span(*mark.span())
        closed = next((each for each in marks[index + 1 :] if opens), None)
        message = "git left two versions of the text here, because both were changed"
        if closed is not None and closed[0].startswith(">"):
            message += f"; the second ends in line {lines.span(*closed.span()).line}"
        hint = "keep what is right, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"
        told.append(Diagnostic("merge-conflict", message, path, span, hint))
    return tuple(told)
