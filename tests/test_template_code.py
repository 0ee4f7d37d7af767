"""Templates are compiled to shorter code than Jinja's; what they say is the same, in every way of calling a macro."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator.render.code import PlainMacro, printed
from generator.render.compiled import Compiled, _folder
from generator.render.environment import make_environment

_MACROS = """
{% macro plain(a, b="B", c="<c>") %}[{{ a }}|{{ b }}|{{ c }}]{% endmacro %}
{% macro all(a) %}[{{ a }}|{{ varargs|join(",") }}|{{ kwargs|dictsort }}]{% endmacro %}
{% macro round(a) %}<b>{{ caller(a) }}</b>{% endmacro %}
{% macro given(a, caller=none) %}{{ a }}{{ caller() if caller else "-" }}{% endmacro %}
"""
CALLS = [
    'plain("<a>")',
    'plain("<a>", "&")',
    'plain("<a>", c=1)',
    'plain(c="x", a="y", b=none)',
    'plain(a="y", b=plain("<a>"))',
    "plain(*[1, 2])",
    'plain(**{"a": 1, "c": safe})',
    'all("<a>", "b", "c", class="d")',
    "all(1)",
    'given("<a>")',
    "f(safe, x=words)",
    "d.f(1)",
    "words|upper",
    "(plain if words else all)(1)",
    'plain("<a>") ~ words',
]
WRONG = ["plain(1, 2, 3, 4)", "plain(1, d=2)", "plain(1, a=2)", "plain(d=1)", "plain()"]


def plainly(source: str) -> str:
    """As Jinja has it."""
    environment = make_environment([])
    environment.code_generator_class = CodeGenerator
    environment.context_class = Context
    return said(environment, source)


def said(environment: Environment, source: str) -> str:
    environment.loader = DictLoader({"x": _MACROS + source})
    values = {
        "safe": Markup("<i>"),
        "words": "a & b",
        "f": lambda a, x: f"{a}{x}<",
        "d": {"f": lambda a: Markup(f"<{a}>")},
    }
    try:
        return environment.get_template("x").render(values)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize(
    "source",
    [
        *(f"{{{{ {call} }}}}" for call in (*CALLS, *WRONG)),
        '{% call(x) round("<a>") %}{{ x }}{% endcall %}',
        '{% call given("<a>") %}&{% endcall %}',
        "{% for x in [words, safe] %}{{ loop.index }}{{ plain(x) }}{% endfor %}",
        "{% autoescape false %}{{ words }}{{ plain(words) }}{% endautoescape %}",
        "{% set kept %}{{ words }}{{ safe }}{% endset %}{{ kept }}{{ nothing }}",
        "{% block b %}{{ words }}{{ self.b and 1 }}{% endblock %}",
    ],
)
def test_a_template_says_what_it_says_in_jinja(source: str) -> None:
    """Whoever overrides a template may write Jinja as its documentation has it."""
    assert said(make_environment([]), source) == plainly(source)


@given(st.text("&<>'\"ab;#", max_size=12))
@example("<a href='x'>&amp;\"")
def test_what_is_not_known_to_be_safe_is_escaped(text: str) -> None:
    """A title with a < in it never becomes an element."""
    assert printed(text) == escape(text)
    assert printed(Markup(text)) == text


def test_macros_of_templates_are_ours() -> None:
    """Otherwise they would be called the slow way."""
    assert type(make_environment([]).from_string("{% macro m() %}{% endmacro %}").module.m) is PlainMacro  # type: ignore[attr-defined]


def test_a_template_of_a_site_is_compiled_once(tmp_path: Path) -> None:
    """An edit of one brief does not wait for its template to be compiled again."""
    source = "{{ 1 + 1 }} in a folder of its own"
    template = tmp_path / "x.html"
    template.write_text(source, "utf-8")
    environment = make_environment([tmp_path], Compiled())
    assert Compiled().get_bucket(environment, "x.html", str(template), source).code is None
    environment.get_template("x.html")
    bucket = Compiled().get_bucket(environment, "x.html", str(template), source)
    assert bucket.code is not None
    assert Compiled().get_bucket(environment, "x.html", str(template), f"{source}, edited").code is None


@pytest.mark.parametrize("damage", [b"", b"damaged", b"\0" * 500])
def test_compiled_templates_that_were_damaged_are_not_loaded(tmp_path: Path, damage: bytes) -> None:
    """Half a file that a full disk left ends no build, let alone the interpreter."""
    template = tmp_path / "x.html"
    template.write_text("{{ 2 + 2 }}", "utf-8")
    environment = make_environment([tmp_path], Compiled())
    environment.get_template("x.html")
    bucket = Compiled().get_bucket(environment, "x.html", str(template), "{{ 2 + 2 }}")
    kept = _folder() / (bucket.key + bucket.checksum)
    kept.write_bytes(kept.read_bytes()[:40] + damage)
    assert make_environment([tmp_path], Compiled()).get_template("x.html").render() == "4"
    assert Compiled().get_bucket(environment, "x.html", str(template), "{{ 2 + 2 }}").code is not None
