"""A site's own template whose name is nearly that of one in the default theme: it replaces nothing, unseen.

Templates of the site's own invention are left alone: their names are others, or another template names them.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Lines, Span
from generator.diagnostics.suggest import nearest
from generator.load.front_matter import decode_text
from generator.render.theme import DEFAULT_THEME, theme_files, theme_folder

_SLIP = 2
_TEMPLATES = frozenset({".html", ".xml", ".json"})
_JINJA = Environment(autoescape=True)
"""Reads what a template says; nothing is rendered by it."""


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
        source = _source(path) if path.suffix in _TEMPLATES else ""
        tree = _tree(source)
        parent = _parent(tree)
        known = _blocks_above(parent, name, folders) if parent else None
        known = known and known | _asked_for(tree)
        for block in _outer_blocks(tree) if known else ():
            if known and block.name not in known:
                near = nearest(block.name, known)
                hint = f"did you mean `{near}`?" if near else f"it has {', '.join(sorted(known))}"
                message = f"this is shown nowhere: {parent} has no block `{block.name}`"
                span = _span(source, block)
                yield Diagnostic("template-name", message, f"{folders[0].name}/{name}", span, hint, "warning")


def _blocks_above(parent: str, child: str, folders: Sequence[Path]) -> frozenset[str] | None:
    """Every block of a template and of those that it extends; None where one cannot be read."""
    blocks: set[str] = set()
    seen = {child}
    while parent:
        default = parent.removeprefix(f"{DEFAULT_THEME}/")
        file = theme_files([theme_folder()] if default != parent else folders).get(default)
        tree = _tree(_source(file)) if file is not None and parent not in seen else None
        if tree is None:
            return None
        seen.add(parent)
        blocks.update(block.name for block in tree.find_all(nodes.Block))
        blocks |= _asked_for(tree)
        parent = _parent(tree)
    return frozenset(blocks)


def _source(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _tree(source: str) -> nodes.Template | None:
    """The template as Jinja parses it; None where it is none, which is told when it is to be used."""
    try:
        return _JINJA.parse(source)
    except (TemplateSyntaxError, RecursionError):
        return None


def _parent(tree: nodes.Template | None) -> str:
    """The template that this one extends in any case; "" for none, or one that is chosen while it runs."""
    for node in tree.body if tree is not None else ():
        if isinstance(node, nodes.Extends):
            name = node.template
            return str(name.value) if isinstance(name, nodes.Const) else ""
    return ""


def _asked_for(tree: nodes.Template | None) -> frozenset[str]:
    """Names of blocks that are shown where they are called: `self.name()`."""
    if tree is None:
        return frozenset()
    said = [(node.node, node.attr) for node in tree.find_all(nodes.Getattr)]
    said += [(node.node, str(getattr(node.arg, "value", ""))) for node in tree.find_all(nodes.Getitem)]
    return frozenset(name for whose, name in said if isinstance(whose, nodes.Name) and whose.name == "self")


def _outer_blocks(tree: nodes.Node | None) -> Iterator[nodes.Block]:
    """Blocks within no other: one inside another is shown with it, one inside a macro where that is called."""
    for node in tree.iter_child_nodes() if tree is not None else ():
        if isinstance(node, nodes.Block):
            yield node
        elif not isinstance(node, (nodes.Macro, nodes.CallBlock, nodes.AssignBlock)):
            yield from _outer_blocks(node)


def _span(source: str, block: nodes.Block) -> Span:
    """The place of a block's name: the parser knows its line, the lexer the words in it."""
    at, words, said = 0, Lines(source), ""
    for _, kind, value in _JINJA.lex(source):
        # The lexer leaves out blanks that are trimmed, and nothing else.
        at = source.index(value, at)
        if kind == "name":
            if (said, value) == ("block", block.name):
                return words.span(at, at + len(value))
            said = value
        at += len(value)
    return Span(block.lineno, 1)
