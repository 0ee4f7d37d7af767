"""Blocks of a site's own templates that nothing shows, read as Jinja reads them: by its parser, not by their looks."""

from pathlib import Path

import pytest

from generator.render.misnamed import told_of_misnamed
from generator.render.theme import template_folders

EXTENDS = '{% extends "_frame.html" %}\n'


def told_of(root: Path, template: str, **beside: str) -> list[str]:
    """Place and name of each block of missing.html that is told, with other templates beside it."""
    folder = root / "templates"
    folder.mkdir()
    for name, text in {"missing": template, **beside}.items():
        (folder / f"{name}.html").write_text(text, "utf-8", newline="")
    lines = template.split("\n")
    found = []
    for each in told_of_misnamed(template_folders(folder)):
        assert each.span is not None
        assert each.path == "templates/missing.html"
        line, start = each.span.line, each.span.column - 1
        found.append(f"{line}:{start + 1} {lines[line - 1][start : start + each.span.length]}")
    return found


@pytest.mark.parametrize(
    ("template", "told"),
    [
        (EXTENDS + "{% block mian %}x{% endblock %}", "2:10 mian"),
        (EXTENDS + "\r\n{% block\r\nmian %}x{% endblock %}", "4:1 mian"),
        (EXTENDS + "{%- block mian -%}x{%- endblock -%}", "2:11 mian"),
        (EXTENDS + "{%+ block mian +%}x{%+ endblock +%}", "2:11 mian"),
        (EXTENDS + "{%\n  block\n    mian\n%}x{% endblock %}", "4:5 mian"),
        (EXTENDS + "{% block mian scoped %}x{% endblock mian %}", "2:10 mian"),
        (EXTENDS + "{# {% block mian %} #}{% block mian %}x{% endblock %}", "2:32 mian"),
        (EXTENDS + "{% raw %}{% endblock %}{% endraw %}{% block mian %}x{% endblock %}", "2:45 mian"),
        (EXTENDS + '{% block main %}{{ "{% endblock %}" }}{% block own %}{% endblock %}{% endblock %}', ""),
        (EXTENDS + "{% block main %}{% raw %}{% endblock %}{% endraw %}{% block x %}{% endblock %}{% endblock %}", ""),
        (EXTENDS + "{# {% block mian %}x{% endblock %} #}", ""),
        (EXTENDS + "{% raw %}{% block mian %}x{% endblock %}{% endraw %}", ""),
        (EXTENDS + '{{ "{% block mian %}" }}', ""),
        ('{# {% extends "_frame.html" %} #}{% block mian %}x{% endblock %}', ""),
        ('{% raw %}{% extends "_frame.html" %}{% endraw %}{% block mian %}x{% endblock %}', ""),
        ('{%- extends "_frame.html" -%}{% block mian %}x{% endblock %}', "1:39 mian"),
        ('{% set wide = true %}\n{% extends "_frame.html" %}{% block mian %}x{% endblock %}', "2:37 mian"),
        ('{% extends "_fr" ~ "ame.html" %}{% block mian %}x{% endblock %}', ""),
        ('{% if wide %}{% extends "_frame.html" %}{% endif %}{% block mian %}x{% endblock %}', ""),
        (EXTENDS + "{% block mian %}x", ""),
        (EXTENDS + "{% block main %}{{ self.own() }}{% endblock %}{% block own %}x{% endblock %}", ""),
        (EXTENDS + "{% block main %}{{ self['own']() }}{% endblock %}{% block own %}x{% endblock %}", ""),
        (EXTENDS + "{% macro m() %}{% block own %}x{% endblock %}{% endmacro %}{{ m() }}", ""),
        (EXTENDS + "{% set a %}{% block own %}x{% endblock %}{% endset %}{% block main %}{{ a }}{% endblock %}", ""),
    ],
)  # fmt: skip
def test_a_block_is_what_jinja_takes_for_one(template: str, told: str, tmp_path: Path) -> None:
    """In comments, in raw text and in texts there are none; a file that is no template is told of as that."""
    assert told_of(tmp_path, template) == ([told] if told else [])


def test_blocks_of_a_template_between_are_known(tmp_path: Path) -> None:
    """One that only stands in its comment is not."""
    between = EXTENDS + "{# {% block gone %} #}{% block main %}{%- block own %}{% endblock %}{% endblock %}"
    template = '{% extends "_base.html" %}{% block own %}x{% endblock %}{% block gone %}y{% endblock %}'
    assert told_of(tmp_path, template, _base=between) == ["1:66 gone"]


def test_a_block_that_a_template_between_calls_is_shown(tmp_path: Path) -> None:
    """It has none of that name itself, and shows what those that extend it make of it."""
    between = EXTENDS + "{% block main %}{{ self.own() if wide }}{% endblock %}"
    assert told_of(tmp_path, '{% extends "_base.html" %}{% block own %}x{% endblock %}', _base=between) == []
