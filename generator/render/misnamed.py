"""A site's own template whose name is nearly that of one in the default theme: it replaces nothing, unseen.

Templates of the site's own invention are left alone: their names are others, or another template names them.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Lines
from generator.diagnostics.suggest import nearest
from generator.load.front_matter import decode_text
from generator.render.theme import DEFAULT_THEME, theme_files, theme_folder

_SLIP = 2
_TEMPLATES = frozenset({".html", ".xml", ".json"})
_EXTENDS = re.compile(r"(?:\s|\{#.*?#\})*\{%[-+]?\s*extends\s+[\"']([^\"']+)[\"']", re.DOTALL)
_BLOCK = re.compile(r"\{%[-+]?\s*(?:block\s+(\w+)|endblock\b)")


def told_of_misnamed(folders: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """A warning for each; none where the site has no templates."""
    if len(folders) < 2:
        return ()
    known = theme_files([theme_folder()])
    own = theme_files(folders[:1])
    told = [*_unreadable(own, folders[0].name), *_blocks_in_vain(own, folders)]
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


def _unreadable(own: dict[str, Path], folder: str) -> Iterator[Diagnostic]:
    """Templates that are saved in another encoding than UTF-8."""
    for name, path in own.items():
        if path.suffix in _TEMPLATES:
            yield from decode_text(path.read_bytes(), f"{folder}/{name}")[1]


def _blocks_in_vain(own: dict[str, Path], folders: Sequence[Path]) -> Iterator[Diagnostic]:
    """Blocks of a template that extends another, where that one has none of their names: they are shown nowhere."""
    for name, path in own.items():
        if path.suffix not in _TEMPLATES:
            continue
        source = path.read_bytes().decode("utf-8-sig", "replace")
        parent = _EXTENDS.match(source)
        known = _blocks_above(parent[1], name, folders) if parent else None
        for place, block in _outer_blocks(source) if known else ():
            if known and block not in known:
                near = nearest(block, known)
                hint = f"did you mean `{near}`?" if near else f"it has {', '.join(sorted(known))}"
                message = f"this is shown nowhere: {parent[1] if parent else ''} has no block `{block}`"
                span = Lines(source).span(place, place + len(block))
                yield Diagnostic("template-name", message, f"{folders[0].name}/{name}", span, hint, "warning")


def _blocks_above(parent: str, child: str, folders: Sequence[Path]) -> frozenset[str] | None:
    """Every block of a template and of those that it extends; None where one cannot be read."""
    blocks: set[str] = set()
    seen = {child}
    while parent:
        default = parent.removeprefix(f"{DEFAULT_THEME}/")
        file = theme_files([theme_folder()] if default != parent else folders).get(default)
        if file is None or parent in seen:
            return None
        seen.add(parent)
        source = file.read_bytes().decode("utf-8-sig", "replace")
        blocks.update(match[1] for match in _BLOCK.finditer(source) if match[1])
        above = _EXTENDS.match(source)
        parent = above[1] if above else ""
    return frozenset(blocks)


def _outer_blocks(source: str) -> Iterator[tuple[int, str]]:
    """Blocks within no other: one inside another is shown with it."""
    depth = 0
    for match in _BLOCK.finditer(source):
        if match[1] and depth == 0:
            yield match.start(1), match[1]
        depth += 1 if match[1] else -1
