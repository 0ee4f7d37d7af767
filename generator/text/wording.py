"""Wording: text that is only printed. It travels as the digest of what it says, and is read when a page shows it.

Whoever decides anything (what is linked, counted, sorted) may ask whether there is any wording, and no more. An edit of
wording touches the outputs that print it and nothing else, and nine tenths of a site's text need not be loaded to know
which these are.
"""

from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from typing import Any, overload

import msgspec

DIGEST_BYTES = 16
BY_DIGEST = 1
IN_FULL = 2
"""Codes of msgpack's extension type: a wording by its digest, and with its pieces."""

ReadWording = Callable[[bytes], tuple[str, ...]]
"""The digest of a wording to its pieces."""
_PIECES = msgspec.msgpack.Decoder(tuple[str, ...])


class Wording(Sequence[str]):
    """Text in pieces; between them stand the slots of a body. A headline has one piece.

    Two are equal when they say the same, whether they were read already or not.
    """

    __slots__ = ("_digest", "_pieces", "_read")

    def __init__(self, *pieces: str) -> None:
        self._pieces: tuple[str, ...] | None = pieces or ("",)
        self._digest: bytes | None = None
        self._read: ReadWording | None = None

    @property
    def digest(self) -> bytes:
        """16 bytes that stand for what is said; none where nothing is."""
        if self._digest is None:
            self._digest = _digest_of(self.pieces)
        return self._digest

    @property
    def pieces(self) -> tuple[str, ...]:
        """What is said. Read anew each time: whoever reads it may keep account."""
        if self._pieces is not None:
            return self._pieces
        if self._read is None:
            raise LookupError("a wording without pieces and without a reader")
        return self._read(self.digest)

    @property
    def kept(self) -> bool:
        """Whether it lies elsewhere and can be read from there by its digest."""
        return self._read is not None

    def __str__(self) -> str:
        return "".join(self.pieces)

    def __bool__(self) -> bool:
        return bool(self.digest)

    def __len__(self) -> int:
        return len(self.pieces)

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[str, ...]: ...

    def __getitem__(self, index: int | slice) -> str | tuple[str, ...]:
        return self.pieces[index]

    def __iter__(self) -> Iterator[str]:
        return iter(self.pieces)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Wording) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        return f"Wording({', '.join(map(repr, self.pieces))})"


def kept_wording(digest: bytes, read: ReadWording) -> Wording:
    """A wording that lies elsewhere; `read` is asked for it when it is shown."""
    wording = Wording()
    if digest:
        wording._digest, wording._pieces, wording._read = digest, None, read  # noqa: SLF001
    return wording


def encode_pieces(wording: Wording) -> bytes:
    """What `decode_pieces` reads."""
    return msgspec.msgpack.encode(wording.pieces)


def decode_pieces(data: bytes) -> tuple[str, ...]:
    """The pieces of a wording. Raises msgspec.DecodeError."""
    return _PIECES.decode(data)


def by_digest(value: object) -> msgspec.msgpack.Ext:
    """For encoders: a wording as its digest alone."""
    if isinstance(value, Wording):
        return msgspec.msgpack.Ext(BY_DIGEST, value._digest or value.digest)  # noqa: SLF001 - asked for very often
    raise NotImplementedError(f"{type(value).__name__} cannot be encoded")


def by_digest_or_in_full(value: object) -> msgspec.msgpack.Ext:
    """For encoders: a wording by its digest where it is kept, else with its pieces."""
    if isinstance(value, Wording) and not value.kept:
        return msgspec.msgpack.Ext(IN_FULL, encode_pieces(value))
    return by_digest(value)


def wording_hook(read: ReadWording, *, at_once: bool = False) -> Callable[[type, Any], Any]:
    """For decoders: wordings as the encoders above left them, read when they are asked for or `at_once`."""

    silence = last = Wording()

    def decode(kind: type, value: Any) -> Any:
        nonlocal last
        if kind is not Wording or not isinstance(value, msgspec.msgpack.Ext):
            raise NotImplementedError(f"{kind.__name__} cannot be decoded")
        if value.code == IN_FULL:
            return Wording(*decode_pieces(bytes(value.data)))
        digest = bytes(value.data)
        if not digest:
            return silence
        # A short text says the same as HTML, as plain words and as its first paragraph: one wording for the three.
        if digest != last.digest:
            last = Wording(*read(digest)) if at_once else kept_wording(digest, read)
        return last

    return decode


class ConsultedWordings:
    """A reader that knows what it was asked for: these wordings decided something.

    Documents that stay in memory keep it, and it reads from wherever wordings lie at the time.
    """

    def __init__(self, read: ReadWording) -> None:
        self.consulted: set[bytes] = set()
        self._read = read

    def begin(self, read: ReadWording) -> None:
        """Another build begins. What was decided may be remembered, and so is what it was decided by."""
        self._read = read

    def read(self, digest: bytes) -> tuple[str, ...]:
        """As the reader underneath."""
        self.consulted.add(digest)
        return self._read(digest)


def nothing_kept(digest: bytes) -> tuple[str, ...]:
    """The reader of a site whose wordings are all at hand."""
    raise LookupError(f"no wording is kept under {digest.hex()}")


def _digest_of(pieces: tuple[str, ...]) -> bytes:
    if pieces == ("",):
        return b""
    return blake2b(msgspec.msgpack.encode(pieces), digest_size=DIGEST_BYTES).digest()
