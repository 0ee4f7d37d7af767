"""The floor plan of docs/architecture.md, read from the imports themselves."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "generator"
FLOORS = {
    "__init__": -1,
    "diagnostics": 0,
    "text": 0,
    "crew": 0,
    "state": 0,
    "edtf": 1,
    "figures": 1,
    "schema": 2,
    "records": 3,
    "outputs": 4,
    "load": 4,
    "markdown": 4,
    "parse": 5,
    "model": 6,
    "citations": 7,
    "drawing": 7,
    "pages": 8,
    "exports": 8,
    "checks": 8,
    "render": 9,
    "publish": 9,
    "proof": 10,
    "memory": 11,
    "build": 12,
    "surroundings": 13,
    "pipeline": 14,
    "serve": 15,
    "cli": 16,
    "__main__": 17,
}
HOMES = {
    "yaml": {"load"},
    "markdown_it": {"markdown"},
    "mdit_py_plugins": {"markdown"},
    "jinja2": {"render"},
    "markupsafe": {"render"},
    "click": {"cli"},
    "watchfiles": {"serve"},
    "ahocorasick_rs": {"proof"},
    "babel": {"edtf", "render"},
    "bibtexparser": {"load"},
    "rispy": {"load"},
}
ROOMS_THAT_SHARE = {("figures", "edtf")}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)


def room(module: str) -> str:
    """`generator.edtf.parse` stands in the room `edtf`."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imports(path: Path) -> list[tuple[str, int, bool]]:
    """(module, line, only for types) of every import in a file."""
    found: list[tuple[str, int, bool]] = []

    def visit(node: ast.AST, typing_only: bool) -> None:
        for child in ast.iter_child_nodes(node):
            inside = typing_only or (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test))
            if isinstance(child, ast.Import):
                found.extend((alias.name, child.lineno, inside) for alias in child.names)
            elif isinstance(child, ast.ImportFrom) and child.module:
                found.append((child.module, child.lineno, inside))
            visit(child, inside)

    visit(ast.parse(path.read_text("utf-8")), False)
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_file_imports_only_from_its_own_room_and_the_floors_below(path: Path) -> None:
    """Whoever changes a file need only think of the floors above it."""
    own = path.relative_to(PACKAGE).with_suffix("").parts[0]
    broken = []
    for module, line, typing_only in imports(path):
        if not module.startswith("generator") or typing_only:
            continue
        other = room(module)
        if other in (own, "__init__") or (own, other) in ROOMS_THAT_SHARE:
            continue
        if FLOORS[other] >= FLOORS[own]:
            broken.append(f"line {line} imports {module}")
    assert broken == []


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_library_has_one_home(path: Path) -> None:
    """A library can be replaced in one folder."""
    own = path.relative_to(PACKAGE).with_suffix("").parts[0]
    strangers = [
        f"line {line} imports {module}"
        for module, line, _ in imports(path)
        if own not in HOMES.get(module.split(".")[0], {own})
    ]
    assert strangers == []


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_file_says_what_it_is_for(path: Path) -> None:
    """A newcomer learns from the first lines of a file whether it is the one to open."""
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))
