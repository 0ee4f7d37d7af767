"""Digests of values: an output's fingerprint is composed of those of its parts, each digested once.

Stands in `plan`. Equal values have equal digests in every process; identity only saves work, never decides.
"""

from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import Any

import msgspec

from generator.model.stages import the_very_same
from generator.text.wording import by_digest

SIZE = 16
"""Bytes in a digest: accidents are out of the question, and ten thousand of them stay small."""


class Digests:
    """Digests of frozen values, remembered by identity for as long as the values live.

    Tuples are digested by the digests of their members, so that a card shared by a thousand pages costs once.
    """

    __slots__ = ("_encoder", "_known", "_last", "_last_made", "_lasting", "_made")

    def __init__(self, *, lasting: bool = False) -> None:
        self._lasting = lasting
        # The value is kept alive, or its identity could pass to another.
        self._known: dict[int, tuple[Any, bytes]] = {}
        self._last: dict[int, tuple[Any, bytes]] = {}
        self._made: dict[tuple[str, str, str], tuple[bytes, tuple[Any, ...], bytes]] = {}
        self._last_made: dict[tuple[str, str, str], tuple[bytes, tuple[Any, ...], bytes]] = {}
        self._encoder = msgspec.msgpack.Encoder(enc_hook=by_digest, order="deterministic")

    def begin(self) -> None:
        """Another build begins: what the last one did not ask for is let go of."""
        self._last, self._known = self._known, {}
        self._last_made, self._made = self._made, {}

    def of_made(self, around: bytes, named: tuple[str, str, str], parts: tuple[Any, ...]) -> bytes:
        """The digest of an output: of what is around it, its maker, template and address, and its parts.

        Not composed again where more builds follow and all that was the very same at the last one.
        """
        known = self._last_made.get(named)
        if known is None or known[0] != around or not the_very_same(known[1], parts):
            known = (around, parts, composed((around, self.of(named), self.of(parts))))
        if self._lasting:
            self._made[named] = known
        return known[2]

    def of(self, value: Any) -> bytes:
        """The digest of a frozen value: a record, plain data, or a tuple of such."""
        if isinstance(value, str):
            return blake2b(b"s" + value.encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()
        if isinstance(value, tuple):
            return self._composed(value)
        if isinstance(value, msgspec.Struct):
            return self._remembered(value)
        return blake2b(b"v" + self._encoder.encode(value), digest_size=SIZE).digest()

    def _remembered(self, value: msgspec.Struct) -> bytes:
        digest = self._recalled(value)
        if digest is None:
            name = type(value).__qualname__.encode()
            digest = blake2b(name + b"\0" + self._encoder.encode(value), digest_size=SIZE).digest()
            self._known[id(value)] = value, digest
        return digest

    def _composed(self, values: tuple[Any, ...]) -> bytes:
        if len(values) > 4:
            known = self._recalled(values)
            if known is not None:
                return known
        composed = blake2b(b"t%d\0" % len(values), digest_size=SIZE)
        for value in values:
            composed.update(self.of(value))
        digest = composed.digest()
        if len(values) > 4:
            self._known[id(values)] = values, digest
        return digest

    def _recalled(self, value: Any) -> bytes | None:
        """The digest of the very same value, from this build or the last one."""
        known = self._known.get(id(value))
        if known is None:
            known = self._last.get(id(value))
            if known is None:
                return None
            self._known[id(value)] = known
        return known[1]


def maker_name(make: Callable[..., Any]) -> str:
    """A name for a maker that is the same in every process."""
    return f"{make.__module__}.{make.__qualname__}"


def composed(parts: Iterable[bytes]) -> bytes:
    """One digest of several."""
    whole = blake2b(digest_size=SIZE)
    for part in parts:
        whole.update(part)
    return whole.digest()
