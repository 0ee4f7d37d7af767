"""The Jinja environment: strict, escaping, the site's templates over the default theme by name.

Stands in `render`. A template sees what it is given and the pure filters named here; nothing else is global.
"""

from collections.abc import Callable, MutableMapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, BytecodeCache, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context
from jinja2.utils import Namespace

from generator.render.code import PlainCode, PlainMacro, printed
from generator.render.faults import NamedUndefined
from generator.render.filters import FILTERS
from generator.render.pieces import KEPT, Page, RecurringMacro
from generator.render.precompiled import theme_loader
from generator.render.theme import DEFAULT_THEME, theme_folder
from generator.text.wording import Wording


class _PlainCalls(Context):
    """What code.py leaves to be called in Jinja's way is called without asking whether it wants to know the template.

    Macros do, but only to learn that everything is escaped.
    """

    def call(
        self,
        function: Callable[..., Any],
        /,
        *arguments: Any,
        _block_vars: Any = None,
        _loop_vars: Any = None,
        **named: Any,
    ) -> Any:
        """What the call gives."""
        return function(*arguments, **named)


class Spelling(Environment):
    """To a template wording is text like any other."""

    code_generator_class: type[CodeGenerator] = PlainCode
    context_class: type[Context] = _PlainCalls
    Macro = PlainMacro
    RecurringMacro = RecurringMacro
    page: Page | None = None
    """The one that lies on the desk; without a desk nothing is kept."""
    keeps: int = KEPT
    """Letters of what each macro printed."""
    printed = staticmethod(printed)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> dict[str, Any]:
        """What a template may name besides what it is given; one map, as Jinja's two in a chain are slow to copy."""
        return {**self.globals, **(d or {})}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What `obj.attribute` is in a template."""
        try:
            found = getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)
        return str(found) if type(found) is Wording else found

    def getitem(self, obj: Any, argument: Any) -> Any:
        """What `obj[argument]` is in a template."""
        found = super().getitem(obj, argument)
        return str(found) if type(found) is Wording else found


def make_environment(folders: Sequence[Path], compiled: BytecodeCache | None = None) -> Spelling:
    """An environment over `theme.template_folders(…)`; `compiled` shares what others compiled."""
    environment = Spelling(
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
        default if folder == theme_folder() else FileSystemLoader(folder, encoding="utf-8-sig")
        for folder in folders
    ]
    environment.loader = ChoiceLoader([*loaders, PrefixLoader({DEFAULT_THEME: default})])
    environment.globals = {"range": range, "namespace": Namespace}
    environment.filters.update(FILTERS)
    return environment
