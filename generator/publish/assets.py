"""Files that are copied as they are: the theme's static ones, and the media that published text uses."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from generator.outputs.address import output_file

_MEDIA = "media/"


class Asset(msgspec.Struct, frozen=True, gc=False):
    """One file to copy: where to, below the output folder; where from; and what it is, for messages."""

    path: str
    origin: str
    owner: str


def theme_assets(static: Mapping[str, Path]) -> tuple[Asset, ...]:
    """Static files of the theme by their address (`theme.static_files`); a site's own stand in for the default."""
    return tuple(
        Asset(output_file(address), str(path), f"templates/static{address}")
        for address, path in sorted(static.items())
    )


def media_assets(root: Path, media: Iterable[str]) -> tuple[Asset, ...]:
    """Media by their paths below content/ (`media/hangar.jpg`); each keeps that path on the site."""
    return tuple(
        Asset(path, str(root / "content" / path), f"content/{path}")
        for path in sorted(set(media))
        if path.startswith(_MEDIA)
    )
