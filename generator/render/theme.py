"""Where templates and static files lie: the default theme, and a site's own files over it by the same name.

Stands before `render`: the build asks here which files make up the theme, for fingerprints and for copying.
Knows nothing of pages.
"""

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic

STYLE_ADDRESS = "/style.css"
DEFAULT_THEME = "theme"
"""`{% extends "theme/brief.html" %}` reaches the default theme from a template of the same name."""
_STATIC = "static/"


def theme_folder() -> Path:
    """The default theme: `generator/theme/` inside the wheel, else `templates/` beside the package."""
    package = Path(__file__).parent.parent
    inside = package / "theme"
    return inside if inside.is_dir() else package.parent / "templates"


def template_folders(site_templates: Path | None = None) -> tuple[Path, ...]:
    """Folders in the order in which a name is looked up: the site's own, then the default theme."""
    default = theme_folder()
    if site_templates is None or not site_templates.is_dir() or site_templates.resolve() == default.resolve():
        return (default,)
    return (site_templates, default)


def theme_files(folders: Sequence[Path]) -> dict[str, Path]:
    """Every file of the theme by its name (`brief.html`, `static/style.css`), in order of name.

    Hidden files and folders, and what an editor leaves behind (`x.html~`), are no part of it.
    """
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        for path in folder.rglob("*"):
            parts = path.relative_to(folder).parts
            if path.is_file() and not any(_is_left_over(part) for part in parts):
                found["/".join(parts)] = path
    return dict(sorted(found.items()))


def told_of_links(folders: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """An error for each link in the site's own templates that leads out of them: its text could be published."""
    if len(folders) < 2:
        return ()
    own = folders[0]
    inside = own.resolve()
    told = []
    for path in sorted(own.rglob("*")):
        if path.is_symlink() and (path.is_dir() or not path.resolve().is_relative_to(inside)):
            message = "this link leads out of templates/ or to a folder, and is not followed"
            name = path.relative_to(own.parent).as_posix()
            hint = "put the file or folder itself into templates/"
            told.append(Diagnostic("file-outside", message, name, hint=hint))
    return tuple(told)


def static_files(folders: Sequence[Path]) -> dict[str, Path]:
    """What is copied as it is, by its address: `/style.css`."""
    return {
        "/" + name.removeprefix(_STATIC): path
        for name, path in theme_files(folders).items()
        if name.startswith(_STATIC)
    }


def style_version(folders: Sequence[Path]) -> str:
    """Changes with the bytes of the style sheet, so that no browser shows a page with yesterday's style."""
    style = static_files(folders).get(STYLE_ADDRESS)
    return blake2b(style.read_bytes(), digest_size=5).hexdigest() if style else ""


def theme_digest(folders: Sequence[Path]) -> bytes:
    """Of every file of the theme whole, with its name: any page may use any of them."""
    digest = blake2b(digest_size=16)
    for name, path in theme_files(folders).items():
        data = path.read_bytes()
        digest.update(f"{name} {len(data)}\n".encode())
        digest.update(data)
    return digest.digest()


def _is_left_over(part: str) -> bool:
    return part.startswith((".", "__pycache__")) or part.endswith(("~", ".swp", ".pyc"))
