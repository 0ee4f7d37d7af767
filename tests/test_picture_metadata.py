"""Pictures go out byte for byte: what cameras wrote into them is told before a reader finds a source's front door."""

import io
import json
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from conftest import SiteMaker
from failing_system import run
from hypothesis import given
from hypothesis import strategies as st

from generator.build.picture_metadata import told_beside, told_of_pictures

PLACE = "the place where it was taken (GPS)"
SERIAL = "the serial number of the camera"
OWNER = "the name of the camera's owner"
BRIEF = "---\ntitle: A\ndate: 2014-08-12\noriginal: true\n---\nText.\n\n![A hangar](media/hangar.jpg)\n"


def exif(order: str, *, place: tuple[int, ...] = (), details: tuple[int, ...] = ()) -> bytes:
    """A TIFF block with these tags in its directories for the place and for details of the picture."""

    def directory(rows: list[tuple[int, int]]) -> bytes:
        packed = b"".join(struct.pack(f"{order}HHII", tag, 4, 1, value) for tag, value in rows)
        return struct.pack(f"{order}H", len(rows)) + packed + bytes(4)

    first = 8 + 2 + 2 * 12 + 4
    second = first + len(directory([(tag, 7) for tag in details]))
    return (
        (b"II*\0" if order == "<" else b"MM\0*")
        + struct.pack(f"{order}I", 8)
        + directory([(0x8769, first), (0x8825, second)])
        + directory([(tag, 7) for tag in details])
        + directory([(tag, 7) for tag in place])
    )


def jpeg(block: bytes, kind: int = 0xE1) -> bytes:
    """A picture whose block stands behind another, before its lines."""
    segments = (b"\xff\xe0" + struct.pack(">H", 4) + b"JF") + (
        bytes((0xFF, kind)) + struct.pack(">H", len(block) + 2) + block
    )
    return b"\xff\xd8" + segments + b"\xff\xda" + bytes(40) + b"\xff\xd9"


def png(kind: bytes, block: bytes) -> bytes:
    """The same, behind the picture's lines."""
    chunks = [(b"IHDR", bytes(13)), (b"IDAT", bytes(30)), (kind, block), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + bytes(4) for name, data in chunks
    )


def webp(kind: bytes, block: bytes) -> bytes:
    """The same, behind a chunk of an odd length."""
    chunks = b"VP8 " + struct.pack("<I", 3) + bytes(4) + kind + struct.pack("<I", len(block)) + block
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks


GPS = exif("<", place=(0, 2, 4))
XMP = b'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><r exif:GPSLatitude="33,18N" aux:SerialNumber="7"/></x:xmpmeta>'
HEAD = b"Exif\0\0"


@pytest.mark.parametrize(
    ("picture", "found"),
    [
        (jpeg(HEAD + GPS), (PLACE,)),
        (jpeg(HEAD + exif(">", place=(4,), details=(0xA431, 0xA430))), (PLACE, SERIAL, OWNER)),
        (jpeg(HEAD + exif(">", details=(0xA435,))), (SERIAL,)),
        (jpeg(XMP), (PLACE, SERIAL)),
        (png(b"eXIf", GPS), (PLACE,)),
        (png(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP), (PLACE, SERIAL)),
        (webp(b"EXIF", GPS), (PLACE,)),
        (webp(b"XMP ", XMP), (PLACE, SERIAL)),
        (bytes(4) + b"ftypavif" + bytes(90) + HEAD + GPS, (PLACE,)),
        (bytes(4) + b"ftypavif" + bytes(90) + XMP, (PLACE, SERIAL)),
        # A clock of satellites alone, the words of another block, and lines of the picture are no place.
        (jpeg(HEAD + exif("<", place=(0, 7, 29), details=(0x9003,))), ()),
        (jpeg(HEAD + GPS, kind=0xE2), ()),
        (png(b"IDAT", GPS), ()),
        (b"GIF89a" + GPS, ()),
        (b"", ()),
    ],
)
def test_what_a_camera_wrote_is_found_wherever_the_format_has_it(
    picture: bytes, found: tuple[str, ...]
) -> None:
    """A journalist's telephone gives away no place, whatever a messenger made of the picture."""
    assert told_beside(io.BytesIO(picture)) == found


@given(st.data())
def test_damaged_pictures_are_read_as_far_as_they_go(data: st.DataObject) -> None:
    """A picture cut, doubled or overwritten anywhere ends no build."""
    whole = data.draw(st.sampled_from([jpeg(HEAD + GPS), png(b"eXIf", GPS), webp(b"EXIF", GPS)]))
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    piece = data.draw(st.one_of(st.binary(max_size=12), st.just(whole[start:end] * 2)))
    assert set(told_beside(io.BytesIO(whole[:start] + piece + whole[end:]))) <= {PLACE, SERIAL, OWNER}


def warnings(root: Path, *verb: str) -> list[dict[str, Any]]:
    """What a run tells of pictures."""
    result = run(*verb, "--format", "json", "--jobs", "1", cwd=root)
    assert result.returncode == 0, result.stderr
    return [each for each in json.loads(result.stdout)["diagnostics"] if each["code"] == "picture-private"]


def test_a_published_picture_with_a_place_is_warned_of_until_it_is_mended(make_site: SiteMaker) -> None:
    """Told by build and check, again by every build after, not for drafts, and no longer once it is taken out."""
    root = make_site({"content/briefs/a.md": BRIEF})
    picture = root / "content/media/hangar.jpg"
    picture.parent.mkdir()
    picture.write_bytes(jpeg(b"clean"))
    assert warnings(root, "build") == []
    picture.write_bytes(jpeg(HEAD + GPS))
    (told,) = warnings(root, "build")
    assert (told["path"], told["severity"]) == ("content/media/hangar.jpg", "warning")
    assert PLACE in told["message"]
    assert "content/media/hangar.jpg" in told["hint"]
    assert warnings(root, "build") == [told]
    (root / "content/briefs/a.md").write_text(BRIEF.replace("Text.", "Other words."), "utf-8")
    assert warnings(root, "build") == [told] == warnings(root, "check")
    (root / "content/briefs/a.md").write_text(BRIEF.replace("original", "status: draft\noriginal"), "utf-8")
    assert warnings(root, "build") == []
    (root / "content/briefs/a.md").write_text(BRIEF, "utf-8")
    (root / "dateline.yaml").write_text("title: T\nchecks: {picture-private: off}\n", "utf-8")
    assert warnings(root, "build") == []
    (root / "dateline.yaml").write_text("title: T\n", "utf-8")
    picture.write_bytes(jpeg(b"clean"))
    assert warnings(root, "build") == [] == warnings(root, "check")


@pytest.mark.parametrize(
    ("drawing", "acts"),
    [
        ('<svg onload="x()"/>', True),
        ("<svg><svg:script>x()</svg:script></svg>", True),
        ("<svg><foreignObject><p>x</p></foreignObject></svg>", True),
        ("<svg><image width='3' xlink:href='https://elsewhere.example/p.png'/></svg>", True),
        ("<svg><a href=' javascript:x()'/></svg>", True),
        ("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", True),
        # What drawing programs write of themselves, and a link for readers, are harmless.
        (
            '<svg xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="#a"/><a href="https://x.example/"/></svg>',
            False,
        ),
        ("<svg><title>Description = 'on time'</title><metadata>GPS</metadata></svg>", False),
    ],
)
def test_a_drawing_that_runs_or_loads_something_is_warned_of(
    make_site: SiteMaker, drawing: str, acts: bool
) -> None:
    """A stranger's drawing, opened alone, would run in the name of the site."""
    root = make_site({"content/media/a.svg": drawing})
    assert [each.code for each in told_of_pictures(root, ["media/a.svg"])] == ["picture-active"] * acts


_XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPSLatitude="33,18.5N"/></x:xmpmeta>'


@pytest.mark.parametrize(
    ("kind", "block"),
    [
        (b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(_XMP)),
        (b"zTXt", b"XML:com.adobe.xmp\0\0" + zlib.compress(_XMP)),
        (b"tEXt", b"Raw profile type xmp\0\nxmp\n      95\n" + _XMP.hex().encode()),
        (b"zTXt", b"Raw profile type xmp\0\0" + zlib.compress(b"\nxmp\n      95\n" + _XMP.hex().encode())),
        (
            b"tEXt",
            b"Raw profile type APP1\0\nexif\n      40\n"
            + (b"Exif\0\0" + exif("<", place=(2, 4))).hex().encode(),
        ),
    ],
    ids=["packed", "packed as Latin", "in digits", "in digits and packed", "of another format, in digits"],
)
def test_texts_of_a_png_are_unpacked(kind: bytes, block: bytes) -> None:
    """Converters keep what a camera wrote in this way."""
    assert told_beside(io.BytesIO(png(kind, block))) == (PLACE,)


def test_a_packed_text_without_end_is_read_so_far() -> None:
    """A thousand times its size would fill the memory."""
    packed = zlib.compress(bytes(50_000_000) + _XMP)
    assert told_beside(io.BytesIO(png(b"zTXt", b"Comment\0\0" + packed))) == ()
    assert told_beside(io.BytesIO(png(b"zTXt", b"Comment\0\0x\x9cnothing packed"))) == ()


_HEIC = bytes(4) + b"ftypheic" + bytes(4) + b"mif1heic"


@pytest.mark.parametrize(
    ("name", "holds", "told"),
    [
        ("a.jpg", b"", "is empty"),
        ("a.png", b"\n", "is empty"),
        ("a.jpg", b"<!DOCTYPE html><title>Not found</title>", "is a web page"),
        ("a.jpg", b"404 page not found", "is no picture"),
        ("a.jpg", _HEIC, "is a HEIC picture"),
        ("a.PNG", b"II*\0" + bytes(40), "is a TIFF picture"),
        ("a.png", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "is a drawing"),
        ("a.png", b"version https://git-lfs.github.com/spec/v1\noid", "Git LFS"),
        ("a.svg", b"<!doctype html><title>Sign in</title>", "holds no drawing"),
        # Browsers go by what a file holds, so that a PNG may be called .jpg; what is downloaded is no picture.
        ("a.jpg", png(b"eXIf", b""), ""),
        ("a.avif", bytes(4) + b"ftypavif" + bytes(4) + b"mif1miaf", ""),
        ("a.avif", bytes(4) + b"ftypmif1" + bytes(4) + b"avifmif1", ""),
        ("a.svg", b'<?xml version="1.0"?><!-- x --><svg:svg xmlns:svg="x"/>', ""),
        ("a.tiff", b"II*\0", ""),
        ("a.pdf", b"", ""),
    ],
)
def test_a_file_that_is_no_picture_is_told_whatever_its_name(
    make_site: SiteMaker, name: str, holds: bytes, told: str
) -> None:
    """What a telephone, a scanner or a failed download leaves is a hole in the page for readers."""
    root = make_site({"content/briefs/a.md": BRIEF})
    (root / "content/media").mkdir()
    (root / "content/media" / name).write_bytes(holds)
    found = [each for each in told_of_pictures(root, [f"media/{name}"]) if each.code == "picture-format"]
    assert [told in each.message for each in found] == [True] * bool(told)


def test_pictures_of_cameras_and_print_are_told_where_they_are_shown(make_site: SiteMaker) -> None:
    """In the text and in front matter, at the name; a link to one is a download like any other."""
    text = "![A hangar](media/a.HEIC)\n\n[the scan](media/a.tif)\n"
    front = "image: {src: media/a.tif, alt: A page, republish: owned}\n"
    root = make_site(
        {
            "content/briefs/a.md": f"---\ntitle: A\ndate: 2014-08-12\noriginal: true\n{front}---\n{text}",
            "content/media/a.HEIC": "x",
            "content/media/a.tif": "x",
        }
    )
    result = run("check", "--format", "json", "--jobs", "1", cwd=root)
    told = [each for each in json.loads(result.stdout)["diagnostics"] if each["code"] == "picture-format"]
    assert [(each["line"], each["severity"]) for each in told] == [(5, "warning"), (7, "warning")]
