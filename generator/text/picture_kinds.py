"""Which pictures browsers show: by the name of a file, and by its first bytes, which alone decide.

Floor 0: knows names and bytes. A text that shows a picture is told by its name, the build by what the file holds.
"""

import re

_SHOWN = ("jpg", "jpeg", "png", "gif", "webp", "avif", "svg")
_NOT_SHOWN = {
    "heic": "HEIC",
    "heif": "HEIC",
    "tif": "TIFF",
    "tiff": "TIFF",
    "psd": "Photoshop",
    "ai": "Illustrator",
    "eps": "PostScript",
    "jp2": "JPEG 2000",
    "dng": "raw",
    "cr2": "raw",
    "nef": "raw",
    "arw": "raw",
}
"""By the end of a name; Safari shows some of these, other browsers none."""
_BEGINNINGS = (
    (re.compile(rb"II\*\0|MM\0\*"), "TIFF"),
    (re.compile(rb"(?s).{4}ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)(?!.{0,200}avi[fs])"), "HEIC"),
    (re.compile(rb"8BPS"), "Photoshop"),
    (re.compile(rb"%!PS"), "PostScript"),
)
_PICTURES = re.compile(
    rb"(?s)\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8[79]a|RIFF.{4}WEBP|.{4}ftyp.{0,200}avi[fs]|BM|\x00\x00\x01\x00"
)
"""What browsers show, under the name of any picture."""
_PAGE = re.compile(rb"(?i)(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html[\s>]|\?xml|head[\s>])")
_DRAWING = re.compile(rb"<(?:\w+:)?svg[\s/>]")
_LFS = b"version https://git-lfs."
HEAD = 1 << 16
"""A drawing may have long comments before it begins."""


def name_not_shown(path: str) -> str:
    """The format that a file's name says, where browsers do not show it; else ""."""
    return _NOT_SHOWN.get(path.rpartition(".")[2].lower(), "")


def held_instead(path: str, head: bytes) -> str:
    """What a file with the name of a picture holds that browsers do not show; "" where it may be shown."""
    end = path.rpartition(".")[2].lower()
    if end not in _SHOWN:
        return ""
    if not head.strip():
        return "is empty"
    if head.startswith(_LFS):
        return "is a pointer of Git LFS, which stands for the picture itself"
    if end == "svg":
        return "" if _DRAWING.search(head) or head.startswith(b"\x1f\x8b") else "holds no drawing (SVG)"
    kind = next((kind for begins, kind in _BEGINNINGS if begins.match(head)), "")
    if kind:
        return f"is a {kind} picture whatever its name says, which most browsers do not show"
    if _PICTURES.match(head):
        return ""
    if _PAGE.match(head):
        return "is a web page, as a site gives it in place of a picture"
    if _DRAWING.search(head):
        return "is a drawing (SVG), which is shown only under a name that ends in .svg"
    return "is no picture that browsers know"
