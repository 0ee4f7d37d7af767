"""What every output of a build is rendered with: the templates, the folders they lie in, and the frame round them."""

from pathlib import Path

import msgspec
from jinja2 import Environment

from generator.render.environment import make_environment
from generator.render.frame import Frame


class Workshop(msgspec.Struct, frozen=True):
    """Made once a build, and once in each of its processes."""

    environment: Environment
    folders: tuple[Path, ...]
    frame: Frame


def open_workshop(folders: tuple[Path, ...], frame: Frame) -> Workshop:
    """A workshop over the site's own templates and the default theme."""
    return Workshop(make_environment(folders), folders, frame)
