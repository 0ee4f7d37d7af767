"""Names of files that some system cannot have, or takes for one: a site must be the same wherever it is cloned.

The rules of Windows: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
"""

import unicodedata

import msgspec

from generator.text.patterns import pattern

RESERVED = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{device}{digit}" for device in ("com", "lpt") for digit in "0123456789"
}
_SUFFIX = "-file"
_ORDINARY = pattern(r"[a-z0-9-]*[a-z0-9_-]{5}\.[a-z]{2,4}")
"""Nearly every name: its part before the dot is longer than any that is reserved."""
_FORBIDDEN = pattern(r'[<>:"|?*\\\x00-\x1f]')
_RUN = pattern(r'\s*[<>:"|?*\\\x00-\x1f]+\s*')


class NameFault(msgspec.Struct, frozen=True, gc=False):
    """Why a name cannot stand on Windows, and a name that can."""

    message: str
    suggestion: str


def name_fault(name: str) -> NameFault | None:
    """What keeps a file or folder of this name from being made on Windows; None where nothing does."""
    if _ORDINARY.fullmatch(name):
        return None
    sign = _FORBIDDEN.search(name)
    bare = _RUN.sub("-", name).rstrip(". ").strip("-")
    if sign is not None:
        shown = sign.group() if sign.group().isprintable() else f"<U+{ord(sign.group()):04X}>"
        return NameFault(f"Windows allows no {shown} in the name of a file", _unreserved(bare))
    if name.endswith((".", " ")):
        what = "dots" if name.endswith(".") else "spaces"
        return NameFault(f"Windows drops {what} at the end of a name", _unreserved(bare))
    stem = name.partition(".")[0].rstrip(" ").lower()
    if stem in RESERVED:
        return NameFault(f"Windows keeps the name {stem} for itself, whatever its ending", _unreserved(name))
    return None


def _unreserved(name: str) -> str:
    stem, dot, rest = name.partition(".")
    return f"{stem.rstrip()}{_SUFFIX}{dot}{rest}" if stem.rstrip().lower() in RESERVED else name


def same_file_key(path: str) -> str:
    """Equal for paths that some system takes for the same file."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())
