"""A site's own template whose name is nearly that of one in the default theme: it replaces nothing, unseen.

Templates of the site's own invention are left alone: their names are others, or another template names them.
"""

from collections.abc import Sequence
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.suggest import nearest
from generator.render.theme import theme_files, theme_folder

_SLIP = 2


def told_of_misnamed(folders: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """A warning for each; none where the site has no templates."""
    if len(folders) < 2:
        return ()
    known = theme_files([theme_folder()])
    own = theme_files(folders[:1])
    told = []
    for name in own:
        near = nearest(name, known, within=_SLIP) if name not in known else None
        if near is not None and near not in own and not _is_named(name, own):
            message = f"this replaces nothing: the theme has no {name}"
            path = f"{folders[0].name}/{name}"
            told.append(
                Diagnostic("template-name", message, path, None, f"did you mean `{near}`?", "warning")
            )
    return tuple(told)


def _is_named(name: str, own: dict[str, Path]) -> bool:
    """Whether another file of the site's own speaks of it: it is included, or imported."""
    word = name.rpartition("/")[2].encode("utf-8", "surrogateescape")
    return any(word in path.read_bytes() for other, path in own.items() if other != name)
