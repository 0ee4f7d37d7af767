"""What a picture that will be published tells or does beside what it shows, and whether it is one at all.

Pictures are copied byte for byte, and cameras write both into them (Exif, XMP). Told before anything is published; the
values themselves are never printed, for messages end up in public logs. Reads the heads of files; knows no site.
"""

import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from generator.diagnostics.diagnostic import Diagnostic
from generator.text.picture_kinds import HEAD, held_instead

_LONGEST = 1 << 20
"""More than this of one block is not read: metadata are short."""
_MOST = 10_000
"""Blocks that are looked at in one file."""
_LONGEST_DRAWING = 32 << 20
_ACTS = re.compile(
    rb"""(?i)<(?:\w+:)?(?:script|foreignObject|iframe)\b|\son[a-z]+\s*=\s*["']"""
    rb"""|<(?:\w+:)?(?:image|use|feImage|style)\b[^>]*?href\s*=\s*["']\s*(?:https?:)?//"""
    rb"""|href\s*=\s*["']\s*javascript:|@import\b|<!ENTITY\b"""
)
"""What a drawing may do beside being seen, where it is opened alone and no policy of a page holds it back."""
_TEXTS = (b"iTXt", b"zTXt", b"tEXt")
_PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_IN_DIGITS = re.compile(rb"\n *\w+\n *\d+\n([0-9a-f\s]+)")
_TIFF = re.compile(rb"II\*\0|MM\0\*")
_EXIF_IFD, _GPS_IFD = 0x8769, 0x8825
_OWNER, _SERIALS = 0xA430, (0xA431, 0xA435)
_LATITUDE, _LONGITUDE = 2, 4
_PLACE = "the place where it was taken (GPS)"
_SERIAL = "the serial number of the camera"
_OWNED = "the name of the camera's owner"
_IN_XMP = (
    (re.compile(rb"exif:GPS(?:Latitude|Longitude)\b"), _PLACE),
    (re.compile(rb"(?:aux:SerialNumber|exifEX:BodySerialNumber|exifEX:LensSerialNumber)\b"), _SERIAL),
    (re.compile(rb"(?:aux:OwnerName|exifEX:CameraOwnerName)\b"), _OWNED),
)


def told_of_pictures(root: Path, media: Iterable[str]) -> Iterator[Diagnostic]:
    """Warnings of these files below content/ that tell or do more than they show; none where one cannot be read."""
    for path in media:
        try:
            with (root / "content" / path).open("rb") as file:
                found = told_beside(file)
                file.seek(0)
                instead = held_instead(path, file.read(HEAD))
                file.seek(0)
                acts = path.lower().endswith(".svg") and _ACTS.search(file.read(_LONGEST_DRAWING))
        except OSError:
            continue
        if instead:
            hint = (
                "fetch it with: git lfs pull"
                if "LFS" in instead
                else "save the picture again, as JPEG or PNG"
            )
            message = f"this file {instead}: readers see nothing where it is shown"
            yield Diagnostic("picture-format", message, f"content/{path}", None, hint, "warning")
        if acts:
            message = "this drawing holds a script or loads from elsewhere: both happen when a reader opens it alone"
            hint = "export it as plain SVG, without scripts, links and foreign objects"
            yield Diagnostic("picture-active", message, f"content/{path}", None, hint, "warning")
        if found:
            message = f"this picture would publish {' and '.join(found)}"
            hint = f"take it out, for instance with: exiftool -all= -overwrite_original content/{path}"
            yield Diagnostic("picture-private", message, f"content/{path}", None, hint, "warning")


def told_beside(file: BinaryIO) -> tuple[str, ...]:
    """What the metadata of a JPEG, PNG, WebP or AVIF picture tell that its writer may not know of."""
    found: dict[str, None] = {}
    for block in _blocks(file):
        found |= dict.fromkeys(words for pattern, words in _IN_XMP if pattern.search(block))
        start = _TIFF.search(block)
        if start is not None:
            found |= dict.fromkeys(_in_exif(block[start.start() :]))
    return tuple(words for words in (_PLACE, _SERIAL, _OWNED) if words in found)


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    """The blocks of metadata in a picture of any of these kinds."""
    head = file.read(12)
    if head.startswith(b"\xff\xd8"):
        file.seek(2)
        yield from _of_jpeg(file)
    elif head.startswith(b"\x89PNG\r\n\x1a\n"):
        file.seek(8)
        yield from _of_chunks(file, ">I4s", 4, (b"eXIf", *_TEXTS))
    elif head.startswith(b"RIFF") and head.endswith(b"WEBP"):
        yield from _of_chunks(file, "<4sI", 0, (b"EXIF", b"XMP "))
    elif head[4:8] == b"ftyp":
        whole = file.read(32 * _LONGEST)
        yield from (
            whole[each.start() : each.start() + _LONGEST] for each in re.finditer(rb"Exif\0\0", whole)
        )
        yield from re.findall(rb"(?s)<x:xmpmeta.{1,65536}?</x:xmpmeta>", whole)


def _of_jpeg(file: BinaryIO) -> Iterator[bytes]:
    for _ in range(_MOST):
        head = file.read(4)
        if len(head) < 4 or head[0] != 0xFF or head[1] in (0xD9, 0xDA):
            return
        length = int.from_bytes(head[2:]) - 2
        if length < 0:
            return
        if head[1] == 0xE1:
            yield file.read(length)
        else:
            file.seek(length, 1)


def _of_chunks(file: BinaryIO, form: str, after: int, wanted: tuple[bytes, ...]) -> Iterator[bytes]:
    """The wanted chunks of a file that is made of them; `after` bytes follow each (a sum), or make it even."""
    for _ in range(_MOST):
        head = file.read(8)
        if len(head) < 8:
            return
        one, other = struct.unpack(form, head)
        kind, length = (other, one) if isinstance(one, int) else (one, other)
        rest = length + (after or length % 2)
        if kind in wanted and length <= _LONGEST:
            yield _unpacked(file.read(rest)) if kind in _TEXTS else file.read(rest)
        else:
            file.seek(rest, 1)


def _unpacked(text: bytes) -> bytes:
    """A text of a PNG before it was packed, or put into digits, as ImageMagick keeps blocks of other formats."""
    packed = _PACKED.search(text)
    if packed is not None:
        try:
            text = zlib.decompressobj().decompress(text[packed.start() :], _LONGEST)
        except zlib.error:
            return text
    digits = _IN_DIGITS.search(text)
    try:
        return bytes.fromhex(digits[1].decode()) if digits else text
    except ValueError:
        return text


def _in_exif(tiff: bytes) -> Iterator[str]:
    order = "<" if tiff.startswith(b"II") else ">"
    first = _directory(tiff, order, 4, pointer=True)
    details = _directory(tiff, order, first.get(_EXIF_IFD, 0))
    place = _directory(tiff, order, first.get(_GPS_IFD, 0))
    if _LATITUDE in place or _LONGITUDE in place:
        yield _PLACE
    if any(tag in details for tag in _SERIALS):
        yield _SERIAL
    if _OWNER in details:
        yield _OWNED


def _directory(tiff: bytes, order: str, at: int, *, pointer: bool = False) -> dict[int, int]:
    """Tags and values of one directory, by its place or by the place of that; nothing where it is damaged."""
    try:
        if pointer:
            (at,) = struct.unpack_from(f"{order}I", tiff, at)
        if not at:
            return {}
        (count,) = struct.unpack_from(f"{order}H", tiff, at)
        rows = (struct.unpack_from(f"{order}HHII", tiff, at + 2 + 12 * row) for row in range(count))
        return {tag: value for tag, _, number, value in rows if number}
    except struct.error:
        return {}
