"""docs/templates.md, made from the page kinds themselves: what each template is given, from its inputs' own words.

Not a page kind. `tests/test_docs.py` keeps the file true and renews it.
"""

import ast
import inspect
import textwrap
from typing import get_type_hints

import msgspec

from generator.model.briefs import (
    BriefCard,
    ChangeShown,
    QuoteShown,
    Related,
    SiteBrief,
    SiteOutlet,
    SitePage,
)
from generator.model.entities import EntityCard, SiteEntity
from generator.model.events import Conflict, EventCard, Report, SiteEvent
from generator.model.sources import OutletCard, SiteSource, SourceUse
from generator.model.tags import SiteTag, TagCard
from generator.outputs.output import PageKind
from generator.pages.declared import page_kinds
from generator.pages.shared.inputs import PageInputs
from generator.text.wording import Wording

_VALUES: tuple[type[msgspec.Struct], ...] = (
    *(BriefCard, SiteBrief, ChangeShown, QuoteShown, Related),
    *(EventCard, SiteEvent, Report, Conflict),
    *(SourceUse, SiteSource, OutletCard, SiteOutlet),
    *(TagCard, SiteTag, EntityCard, SiteEntity, SitePage),
)
_HEAD = """\
# Templates

A file in your site's `templates/` takes the place of the default theme's file of the same name; all others stay. To
change a part, extend the file you replace and fill its blocks:

```html
{% extends "theme/brief.html" %}
{% block title %}{{ page.brief.title }} | The Desk{% endblock %}
```

Files in `templates/static/` are copied as they are: `templates/static/style.css` replaces the style sheet,
`templates/static/icon.svg` the icon that browsers show beside the title.

Templates are [Jinja](https://jinja.palletsprojects.com/templates/). Everything is escaped, nothing undefined is let
pass: a misspelt name is an error at the template's path and line, with the nearest known name, and the site stays as
it was. A template is given `page` (below), `frame` (name, navigation and policies of the site, the same for all
pages), `address` (of the page, from the site's root) and these functions, and no more:

"""
_PIECES = """

What recurs on many pages stands in macros of files that begin with `_`: rows, marks of drawings, name and sections.
Such a macro prints what it is given and what the functions tell it, and what it printed is kept for the next page on
which they tell it the same; so yours must neither count its calls nor keep anything of its own.
"""


def templates_reference(functions: dict[str, str], frame: type[msgspec.Struct]) -> str:
    """The whole file. `functions` are those of render/desk.py with what they do, `frame` its record."""
    parts = [_HEAD]
    parts.append("\n".join(f"- `{name}`: {words}" for name, words in functions.items()) + _PIECES)
    parts.append("\n## frame\n\n" + _fields(frame).replace("- `", "- `frame."))
    parts.append("\n\n## Every page\n\n" + _fields(PageInputs, inherited=True))
    for kind in page_kinds():
        parts.append(_kind(kind))
    parts.append(
        "\n\n# Values\n\nWhat the values above hold. `record` is what the author typed: see fields.md."
    )
    for record in _VALUES:
        parts.append(f"\n\n## {record.__name__}\n\n{_said(record)}\n\n{_fields(record)}")
    return "".join(parts) + "\n"


def _kind(kind: PageKind) -> str:
    inputs = _inputs_of(kind)
    group = f"`{kind.group}` in `outputs:`" if kind.group else "always made"
    fields = _fields(inputs) or "Nothing besides."
    return f"\n\n## {kind.name}.html\n\nAt {kind.url} ({group}).\n\n{fields}"


def _inputs_of(kind: PageKind) -> type[msgspec.Struct]:
    """What the kind's maker gives, by its return type."""
    module = inspect.getmodule(kind.pages)
    made: type[msgspec.Struct] = get_type_hints(module.make)["return"]  # type: ignore[union-attr]
    return made


def _fields(record: type[msgspec.Struct], *, inherited: bool = False) -> str:
    """A line for each field: name, type, and the words under it in the source."""
    classes = [each for each in reversed(record.__mro__) if issubclass(each, msgspec.Struct)]
    chosen = [
        each for each in classes if each is not msgspec.Struct and (inherited or each is not PageInputs)
    ]
    owner = "page." if issubclass(record, PageInputs) else ""
    return "\n".join(
        f"- `{owner}{name}` ({kind})" + (f": {words}" if words else "")
        for each in chosen
        for name, (kind, words) in _declarations(each).items()
    )


def _said(record: type[msgspec.Struct]) -> str:
    return " ".join((record.__doc__ or "").split())


def _declarations(record: type[msgspec.Struct]) -> dict[str, tuple[str, str]]:
    """(type, words) of each field or property declared in the class itself."""
    if not record.__module__.startswith("generator"):
        return {}
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(record))).body
    assert isinstance(tree, ast.ClassDef)
    found: dict[str, tuple[str, str]] = {}
    for statement, following in zip(tree.body, [*tree.body[1:], None], strict=True):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            found[statement.target.id] = (_kind_of(statement.annotation), _words_of(following))
        elif isinstance(statement, ast.FunctionDef) and statement.returns is not None:
            found[statement.name] = (_kind_of(statement.returns), _words_of(statement.body[0]))
    return found


def _kind_of(annotation: ast.expr) -> str:
    """The type as a template sees it."""
    return ast.unparse(annotation).replace(Wording.__name__, str.__name__)


def _words_of(statement: ast.stmt | None) -> str:
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return " ".join(str(statement.value.value).split())
    return ""
