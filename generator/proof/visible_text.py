"""The words in whatever was written: an output as blocks and words, its escapes undone and its archives opened.

Stands behind the proof that nothing leaks (leaks.py), which must see a word however it is written: escaped for HTML,
XML, JSON, LaTeX or an address, folded in a calendar, compressed. All work is done by C, a file at a time.

    words_in(Reader().unread_blocks(data))     # b" quiet harbour tender \x01 drawn up for óbidos "
"""

import contextlib
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache

_DEEPEST = 3
"""Archives within archives that are opened."""
_LARGEST = 64_000_000
"""Bytes that are read of one thing in an archive."""
_PIECE = 65_536
_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_TEXTS = (b"tEXt", b"zTXt", b"iTXt")

MARK = b"\x01"
"""Stands among words where one block ends and another begins."""
_BREAK = b" " + MARK + b" "
_SPACE = b" "
_NO_BRACKETS = bytes(code for code in range(256) if code not in b"<>")
_TAG = re.compile(rb"<(/?[A-Za-z!?][^<>\x01]*)>")
_NAME = re.compile(rb"/?[A-Za-z!?][A-Za-z0-9]*")
_WITHIN_SENTENCES = (
    b"a abbr b bdi bdo button cite code data del dfn em i ins kbd mark q s samp small span strong "
    b"sub sup u wbr"
).split()
_INLINE = frozenset(name for tag in _WITHIN_SENTENCES for name in (tag, b"/" + tag))
_BEGINNING = max(map(len, _INLINE)) + 1
"""Letters of a tag by which it is known whether it stands within a sentence."""
_MOST_KNOWN = 300_000
"""Blocks that a reader remembers: some 40 MB."""
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


class _NoTagError(Exception):
    """Brackets with something between them that is no tag."""


@lru_cache(maxsize=10_000)
def _separator(beginning: bytes) -> bytes:
    """What parts the words on both sides of a tag, by its first letters."""
    name = _NAME.match(beginning)
    if name is None:
        raise _NoTagError
    return b" " if name.group().lower() in _INLINE else _BREAK


class _Tags(dict[bytes, bytes]):
    """What parts the words on both sides of a tag, by what stands within it."""

    def __init__(self) -> None:
        self.met: list[bytes] = []
        """Those that were asked for the first time."""

    def __missing__(self, tag: bytes) -> bytes:
        self[tag] = found = _separator(tag[:_BEGINNING])
        self.met.append(tag)
        return found


class Reader:
    """Gives what stands in texts block by block: in paragraphs, cells and items, and within tags, each only once.

    What stands in another block is another text: words of two blocks are not in a row.
    """

    def __init__(self) -> None:
        self._tags = _Tags()
        self._blocks: set[bytes] = set()

    def unread_blocks(self, data: bytes) -> list[bytes]:
        """Blocks of a text as they are written, but for those that were given before; in no order."""
        if len(self._blocks) + len(self._tags) > _MOST_KNOWN:
            self._tags, self._blocks = _Tags(), set()
        self._tags.met = []
        shown = _between_tags(data, self._tags)
        blocks = set(map(bytes.strip, shown.split(MARK))).difference(self._blocks)
        self._blocks |= blocks
        return [*blocks, *self._tags.met]

    def forget(self, blocks: Iterable[bytes]) -> None:
        """These are given again where they stand once more."""
        for block in blocks:
            self._blocks.discard(block)
            self._tags.pop(block, None)


def words_in(blocks: Iterable[bytes]) -> bytes:
    """The words of blocks in small letters, a space on either side of each, and marks between the blocks."""
    shown = undo_escapes(_BREAK.join(blocks))
    if b"<" in shown:
        # Feeds hold HTML that was escaped once more: its tags stand here only now.
        tags = _Tags()
        shown = _BREAK.join([_between_odd_tags(shown, tags), *tags.met])
    return plain_words(shown)


def shown_words(data: bytes) -> bytes:
    """The same of what a reader sees of one text, in order and without what stands within its tags."""
    tags = _Tags()
    shown = undo_escapes(_between_tags(data, tags))
    return plain_words(_between_odd_tags(shown, tags) if b"<" in shown else shown)


def plain_words(data: bytes) -> bytes:
    """The words of a text whose escapes are undone. A hyphen parts words, so that ids are read as words too."""
    for first, signs in _SIGNS:
        if first in data:
            data = signs.sub(_SPACE, data)
    return b" %b " % _SPACE.join(data.translate(_WORD_LETTERS).split())


def _between_tags(data: bytes, tags: _Tags) -> bytes:
    """The text between the tags; what stands within them is left with `tags`."""
    brackets = data.translate(None, _NO_BRACKETS)
    if brackets == b"<>" * (len(brackets) // 2):
        parts = data.replace(b">", b"<").split(b"<")
        with contextlib.suppress(_NoTagError):
            parts[1::2] = map(tags.__getitem__, parts[1::2])
            return b"".join(parts)
    return _between_odd_tags(data, tags)


def _between_odd_tags(data: bytes, tags: _Tags) -> bytes:
    """The same where brackets stand for less and more as well, or not all within one block."""
    parts = _TAG.split(data)
    parts[1::2] = map(tags.__getitem__, parts[1::2])
    return b"".join(parts)


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
