"""Planned outputs as bytes for another process, and back: the maker by its name, its parts by the types it declares."""

from collections.abc import Callable
from functools import cache, lru_cache
from importlib import import_module
from inspect import signature
from typing import Any, get_type_hints

import msgspec

from generator.memory.fingerprints import maker_name
from generator.outputs.output import Planned
from generator.text.wording import ReadWording, by_digest_or_in_full, wording_hook


class SentOutput(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One output on its way to a worker."""

    address: str
    make: str
    parts: bytes
    template: str


def send_output(output: Planned) -> SentOutput:
    """The output encoded."""
    parts = msgspec.msgpack.encode(output.parts, enc_hook=by_digest_or_in_full)
    return SentOutput(output.address, maker_name(output.make), parts, output.template)


def receive_output(sent: SentOutput, read_wording: ReadWording) -> Planned:
    """The output as it was: its parts equal those that were sent."""
    make = _maker(sent.make)
    return Planned(sent.address, make, _decoder(sent.make, read_wording).decode(sent.parts), sent.template)


@cache
def _maker(name: str) -> Callable[..., Any]:
    module, _, function = name.rpartition(".")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found


@lru_cache(maxsize=64)
def _decoder(name: str, read_wording: ReadWording) -> "msgspec.msgpack.Decoder[tuple[Any, ...]]":
    make = _maker(name)
    hints = get_type_hints(make)
    types = tuple(hints[parameter] for parameter in signature(make).parameters)
    whole = tuple[types] if types else tuple[()]  # type: ignore[valid-type]
    return msgspec.msgpack.Decoder(whole, dec_hook=wording_hook(read_wording))
