"""The Jinja environment: strict, escaping, the site's templates over the default theme by name.

Stands in `render`. A template sees what it is given and the pure filters named here; nothing else is global.
"""

from collections.abc import Sequence
from pathlib import Path

from jinja2 import BaseLoader, BytecodeCache, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from jinja2.utils import Namespace

from generator.render.faults import NamedUndefined
from generator.render.filters import FILTERS
from generator.render.precompiled import theme_loader
from generator.render.theme import theme_folder

DEFAULT_THEME = "theme"
"""`{% extends "theme/brief.html" %}` reaches the default theme from a template of the same name."""


def make_environment(folders: Sequence[Path], compiled: BytecodeCache | None = None) -> Environment:
    """An environment over `theme.template_folders(…)`; `compiled` shares what others compiled."""
    environment = Environment(
        autoescape=True,
        undefined=NamedUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=compiled,
    )
    default = theme_loader(environment)
    loaders: list[BaseLoader] = [
        default if folder == theme_folder() else FileSystemLoader(folder) for folder in folders
    ]
    environment.loader = ChoiceLoader([*loaders, PrefixLoader({DEFAULT_THEME: default})])
    environment.globals = {"range": range, "namespace": Namespace}
    environment.filters.update(FILTERS)
    return environment
