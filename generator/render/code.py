"""The Python that templates become: Jinja's, but for what it asks at every call and every print.

Here nothing that a template calls wants to know the template, and everything is escaped. Stands below environment.py.
"""

from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape


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

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.printed(")


def printed(value: Any) -> str:
    """A value as it is printed; most are safe already, being what a macro or a function of ours gave."""
    return value if type(value) is Markup else escape(value)
