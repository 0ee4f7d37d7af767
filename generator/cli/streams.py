"""What is said: results on stdout, messages on stderr. Safe on narrow encodings and on pipes that are closed."""

import codecs
import errno
import os
import sys
from typing import TextIO

_PLAIN = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‐": "-", "‑": "-",
    "…": "...", "→": "->", "·": "-", "•": "*", "¶": "par.", "\u00a0": " ", "\u202f": " ",
}  # fmt: skip


def open_streams() -> None:
    """Makes both streams say what they can of a text that their encoding does not hold."""
    codecs.register_error("dateline", _plainer)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="dateline")


def close_streams(code: int) -> int:
    """Flushes what was said. A reader that went away early (`dateline list | head`) is no fault."""
    for stream in (sys.stdout, sys.stderr):
        _quietly(stream, "")
    return code


def say(text: str) -> None:
    """A result, to stdout."""
    _quietly(sys.stdout, text)


def tell(text: str) -> None:
    """A message, to stderr."""
    if sys.stdout is not None:
        _quietly(sys.stdout, "")
    _quietly(sys.stderr, text)


def wants_colour(stream: TextIO) -> bool:
    """Colour is for terminals that have not asked to be spared: https://no-color.org."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return is_terminal(stream)


def is_terminal(stream: TextIO) -> bool:
    """Whether a person looks at the stream."""
    return stream is not None and stream.isatty()


def _quietly(stream: TextIO | None, text: str) -> None:
    if stream is None:
        return
    try:
        if text:
            stream.write(text)
        stream.flush()
    except OSError as error:
        # Windows reports a closed pipe as an invalid argument.
        if not isinstance(error, BrokenPipeError) and error.errno != errno.EINVAL:
            error.filename = stream.name
            raise
        # The interpreter flushes once more when it ends: that must find an open file.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _plainer(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return "".join(_PLAIN.get(letter) or _named(letter) for letter in letters), error.end


def _named(letter: str) -> str:
    number = ord(letter)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
