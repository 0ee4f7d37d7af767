"""The words in whatever was written: bytes of an output as lists of words, its escapes undone and its archives opened.

Stands behind the proof that nothing leaks (leaks.py), which must see a word however it is written: escaped for HTML,
XML, JSON, LaTeX or an address, folded in a calendar, compressed. All work is done by C, a file at a time.
"""

import contextlib
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

Words = list[bytes]

_DEEPEST = 3
"""Archives within archives that are opened."""
_LARGEST = 64_000_000
"""Bytes that are read of one thing in an archive."""
_PIECE = 65_536
_MOST_KNOWN = 400_000
"""Hashes of lines, and of blocks and tags, that are remembered: some 30 MB each."""
_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_TEXTS = (b"tEXt", b"zTXt", b"iTXt")

MARK = b"\x01"
"""Stands among words where one block ends and another begins."""
_BREAK = b" " + MARK + b" "
_TAG = re.compile(rb"<(/?[A-Za-z!?][A-Za-z0-9]*)([^<>]*)>")
_WITHIN_SENTENCES = (
    *(
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "button",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "kbd",
    ),
    *("mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "wbr"),
)
# Each begins with a letter of its own: a search for that costs next to nothing.
_ENTITY = re.compile(rb"&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_PERCENT = re.compile(rb"%[0-9A-Fa-f]{2}(?:%[0-9A-Fa-f]{2})*")
_CODES = re.compile(rb"\\u[0-9A-Fa-f]{4}(?:\\u[0-9A-Fa-f]{4})*")
_SIGNS = (
    (b"\xe2\x80", re.compile(rb"\xe2\x80[\x80-\xbf]")),
    (b"\xe2\x81", re.compile(rb"\xe2\x81[\x80-\xbf]")),
    (b"\xc2", re.compile(rb"\xc2[\x80-\xbf]")),
)
"""Punctuation and spaces beyond ASCII, in UTF-8: “ ” ’ – … « » and those that are not seen."""
_LATEX = re.compile(rb"\\text[a-z]+\{\}")
_LINE_ENDS = re.compile(rb"\\[nrt]")
_BINARY_TEXT = re.compile(
    rb"(?:[\t\n\r\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf][\x80-\xbf]){12,}"
)
_KEPT = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" + MARK)
_WORD_LETTERS = bytes(
    code if code >= 128 or bytes([code]) == MARK else ord(chr(code).lower()) if code in _KEPT else ord(" ")
    for code in range(256)
)
"""What every byte becomes: small letters, digits, whatever belongs to letters beyond ASCII or a mark, else a space."""


class _Separators(dict[bytes, bytes]):
    """What parts the words on both sides of a tag, by its name."""

    def __missing__(self, name: bytes) -> bytes:
        return self.setdefault(name, _BREAK)


_SEPARATORS = _Separators(
    {
        name.encode(): b" "
        for tag in _WITHIN_SENTENCES
        for name in (tag, f"/{tag}", tag.upper(), f"/{tag.upper()}")
    }
)


def split_words(data: bytes) -> Words:
    """The words of a text whose escapes are undone. A hyphen parts words, so that ids are read as words too."""
    for first, signs in _SIGNS:
        if first in data:
            data = signs.sub(b" ", data)
    return data.translate(_WORD_LETTERS).split()


class Known(msgspec.Struct):
    """Hashes of what was read already: of lines that are whole blocks, and of blocks and tags."""

    lines: set[int] = msgspec.field(default_factory=set)
    pieces: set[int] = msgspec.field(default_factory=set)


def readings(data: bytes, known: Known | None = None) -> Iterator[Words]:
    """The words of one text that a reader sees; then those within its tags: addresses, descriptions, comments.

    What stands in another block is another text, and so is a date; a mark parts them that is no word. Lines, blocks and
    tags that are `known` are left out: most of a site is said more than once.
    """
    if known is not None:
        data = b"\n".join(_new_lines(data, known.lines))
    shown, tags = _without_tags(data)
    if known is not None:
        shown = _BREAK.join(_new(shown.split(_BREAK), known.pieces))
        tags = dict.fromkeys(_new(tags, known.pieces))
    shown = undo_escapes(shown)
    if b"<" in shown:
        # Feeds hold HTML that was escaped once more: its tags stand here only now.
        shown, inner = _without_tags(shown)
        tags |= inner
    yield split_words(shown)
    if tags:
        yield split_words(undo_escapes(_BREAK.join(tags)))


def _new_lines(data: bytes, known: set[int]) -> list[bytes]:
    """The lines with a break in the place of those that are known. Only a line of whole blocks is ever known."""
    lines = data.split(b"\n")
    hashes = list(map(hash, lines))
    found = [_BREAK if each in known else line for each, line in zip(hashes, lines, strict=True)]
    if len(known) < _MOST_KNOWN:
        known.update(
            each
            for each, line in zip(hashes, lines, strict=True)
            if line[-1:] == b">" and each not in known and _is_whole(line)
        )
    return found


def _is_whole(line: bytes) -> bool:
    """Whether a line begins and ends where a block does, so that what is around it has nothing to do with it."""
    first, last = _TAG.match(line), _TAG.match(line, line.rfind(b"<"))
    return (
        first is not None
        and last is not None
        and last.end() == len(line)
        and _SEPARATORS[first.group(1)] == _BREAK == _SEPARATORS[last.group(1)]
    )


def _new(pieces: Iterable[bytes], known: set[int]) -> list[bytes]:
    found = [piece for piece in pieces if hash(piece) not in known]
    if len(known) < _MOST_KNOWN:
        known.update(map(hash, found))
    return found


def _without_tags(data: bytes) -> tuple[bytes, dict[bytes, None]]:
    """(the text between the tags, what stands within them)."""
    parts = _TAG.split(data)
    pieces = [b""] * (2 * (len(parts) // 3) + 1)
    pieces[::2] = parts[::3]
    pieces[1::2] = map(_SEPARATORS.__getitem__, parts[1::3])
    return b"".join(pieces), dict.fromkeys(parts[2::3])


def undo_escapes(data: bytes) -> bytes:
    """The text as it was before it was escaped for JSON, HTML, XML, LaTeX, a calendar or an address."""
    if b"\r\n " in data:
        data = data.replace(b"\r\n ", b"")
    if b"\\" in data:
        data = _CODES.sub(_coded_letters, data)
        data = _LINE_ENDS.sub(b" ", _LATEX.sub(b" ", data.replace(b"\\/", b"/")))
    if b"&" in data:
        data = _ENTITY.sub(_letter, data)
    if b"%" in data:
        data = _PERCENT.sub(_percent_letters, data)
    return data


def unpacked(data: bytes, depth: int = _DEEPEST) -> Iterator[bytes]:
    """The text of a file; of an archive the names and texts in it, of a picture what is written into it."""
    if data.startswith((_GZIP, _ZIP, _PNG)) and depth:
        for name, inner in _parts(data):
            yield name.encode("utf-8", "replace")
            yield from unpacked(inner, depth - 1)
    elif b"\0" in data[:4096]:
        yield b"\n".join(_BINARY_TEXT.findall(data))
    else:
        yield data


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What lies in an archive or picture, by name; of a damaged one what can be read."""
    if data.startswith(_PNG):
        yield from _png_texts(data)
    elif data.startswith(_GZIP):
        yield "", _inflated(data, zlib.MAX_WBITS | 16)
    else:
        yield from _zip_members(data)


def _zip_members(data: bytes) -> Iterator[tuple[str, bytes]]:
    left = _LARGEST
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (OSError, ValueError, zipfile.BadZipFile):
        return
    yield "comment", archive.comment
    for member in archive.infolist():
        inner = b""
        if left > 0:
            with (
                contextlib.suppress(
                    OSError, EOFError, ValueError, RuntimeError, zlib.error, zipfile.BadZipFile
                ),
                archive.open(member) as file,
            ):
                inner = file.read(left)
        left -= len(inner)
        yield member.filename, inner or member.comment


def _png_texts(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = len(_PNG)
    while at + 8 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if kind in _PNG_TEXTS:
            keyword, _, text = data[at + 8 : at + 8 + size].partition(b"\0")
            yield keyword.decode("latin-1"), text
            yield "", _png_text(text)
        at += 12 + size


def _png_text(text: bytes) -> bytes:
    """What is compressed in a PNG's text: behind a byte or two, and in iTXt behind two more names."""
    for start in (1, 2, text.find(b"\0", text.find(b"\0", 2) + 1) + 1):
        if found := _inflated(text[start:], zlib.MAX_WBITS):
            return found
    return b""


def _inflated(data: bytes, kind: int) -> bytes:
    """What can be read of compressed bytes, however they end."""
    found: list[bytes] = []
    left = _LARGEST
    while data and left > 0:
        reader = zlib.decompressobj(kind)
        for start in range(0, len(data), _PIECE):
            try:
                found.append(reader.decompress(reader.unconsumed_tail + data[start : start + _PIECE], left))
            except zlib.error:
                return b"".join(found)
            left -= len(found[-1])
            if reader.eof or left <= 0:
                break
        data = reader.unused_data + data[start + _PIECE :] if reader.eof else b""
    return b"".join(found)


def _coded_letters(match: re.Match[bytes]) -> bytes:
    return _coded_letters_of(match.group())


@lru_cache(maxsize=4096)
def _coded_letters_of(codes: bytes) -> bytes:
    """JSON's escapes: each is half a letter beyond the first 65,536, so they are read together."""
    halves = bytes.fromhex(codes.replace(b"\\u", b"").decode("ascii"))
    return halves.decode("utf-16-be", "replace").encode("utf-8")


def _letter(match: re.Match[bytes]) -> bytes:
    return _letter_of(match.group())


@lru_cache(maxsize=4096)
def _letter_of(entity: bytes) -> bytes:
    name = entity.rpartition(b"amp;")[2] if not entity.endswith(b"amp;") else b"amp;"
    return html.unescape(f"&{name.lstrip(b'&').decode('ascii')}").encode("utf-8", "replace")


def _percent_letters(match: re.Match[bytes]) -> bytes:
    return _percent_letters_of(match.group())


@lru_cache(maxsize=4096)
def _percent_letters_of(codes: bytes) -> bytes:
    return bytes.fromhex(codes.replace(b"%", b"").decode("ascii"))
