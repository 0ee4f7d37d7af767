"""The Python that templates become: Jinja's, but for what it asks at every call and every print.

Here nothing that a template calls wants to know the template, and everything is escaped. Stands below environment.py.
"""

from keyword import iskeyword
from typing import Any, cast

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

RECURRING = {
    "_chrome.html": ("feeds", "masthead", "foot"),
    "_drawing.html": ("drawn_mark",),
    "_feed_text.html": ("content",),
    "_rows.html": ("brief", "brief_title", "event", "event_evidence", "reported", "tag"),
    "_sources.html": ("because",),
}
"""Macros whose pieces recur, by template: pieces.py keeps what they print. Others are not worth the asking."""


class PlainCode(CodeGenerator):
    """Calls what is called, and prints what is safe as it stands: three hundred of each on a page."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """`f(a, b=c)`; what is odder goes Jinja's way."""
        odd = forward_caller or node.dyn_args is not None or node.dyn_kwargs is not None
        if odd or any(iskeyword(argument.key) for argument in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Makes a macro of our kind, of those that recur one that keeps what it printed."""
        name = getattr(macro_ref.node, "name", None)
        recurs = name in RECURRING.get(self.name or "", ())
        self.write("environment.Recurring" if recurs else "environment.")
        super().macro_def(macro_ref, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.printed(")


class PlainMacro(Macro):
    """A macro that is called at once where nothing about it is odd: it has arguments with names, and no others."""

    def __init__(self, *made_of: Any) -> None:
        super().__init__(*made_of)
        self._odd = self.catch_kwargs or self.catch_varargs or self.caller or not self._default_autoescape

    def __call__(self, *arguments: Any, **named: Any) -> str:
        """Its HTML."""
        lacking = self._argument_count - len(arguments)
        if self._odd or lacking < 0:
            return super().__call__(*arguments, **named)
        if not named:
            return Markup(self._func(*arguments, *(missing,) * lacking))
        names = self.arguments[len(arguments) :]
        if any(name not in names for name in named):
            return super().__call__(*arguments, **named)
        return Markup(self._func(*arguments, *(named.get(name, missing) for name in names)))


def printed(value: Any) -> str:
    """A value as it is printed; most are safe already, being what a macro or a function of ours gave.

    Plain text is escaped as markupsafe does it, without its four calls in one another.
    """
    kind = type(value)
    if kind is not str:
        return cast("Markup", value) if kind is Markup else escape(value)
    text: str = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("'", "&#39;").replace('"', "&#34;")
