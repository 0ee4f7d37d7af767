"""The compiled theme is only a saving: whatever happens to it, a page is made, and made alike."""

import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import BaseLoader, Environment, FileSystemLoader

from generator.render.environment import Spelling, make_environment
from generator.render.precompiled import code_version, theme_loader
from generator.render.theme import theme_folder

TEMPLATES = sorted(path.name for path in theme_folder().glob("*.html"))


def an_environment() -> Environment:
    return make_environment((theme_folder(),))


def all_load(loader: BaseLoader) -> bool:
    return all(loader.load(an_environment(), name).name == name for name in TEMPLATES)


def folder_of(kept: Path) -> Path:
    return kept / f"theme-{code_version()}"


class Overtaken(Spelling):
    """While it compiles, another process begins, ends and starts to load."""

    another: Callable[[], Any]

    def compile_templates(self, *arguments: Any, **named: Any) -> None:
        self.another()
        super().compile_templates(*arguments, **named)


def test_two_that_compile_it_at_once_leave_each_other_what_they_load(tmp_path: Path) -> None:
    first: list[tuple[BaseLoader, int]] = []

    def another() -> None:
        loader = theme_loader(an_environment(), tmp_path)
        first.append((loader, folder_of(tmp_path).stat().st_ino))

    environment = Overtaken(autoescape=True)
    environment.another = another
    environment.filters.update(an_environment().filters)
    second = theme_loader(environment, tmp_path)
    ((loader, folder),) = first
    assert folder_of(tmp_path).stat().st_ino == folder, "what the first loads from was replaced under it"
    assert [path.name for path in tmp_path.iterdir()] == [folder_of(tmp_path).name], (
        "something was left behind"
    )
    assert all_load(loader)
    assert all_load(second)


def test_a_theme_that_is_cleaned_away_meanwhile_is_compiled_from_its_source(tmp_path: Path) -> None:
    loader = theme_loader(an_environment(), tmp_path)
    shutil.rmtree(tmp_path)
    assert all_load(loader)


@pytest.mark.parametrize(
    "left", [b"", b"\0" * 100, b"from jinja2.runtime import ("], ids=["empty", "zeros", "cut"]
)
def test_a_theme_that_a_power_failure_damaged_is_compiled_from_its_source(
    tmp_path: Path, left: bytes
) -> None:
    theme_loader(an_environment(), tmp_path)
    for path in folder_of(tmp_path).glob("*.py"):
        path.write_bytes(left)
    assert all_load(theme_loader(an_environment(), tmp_path))


def test_a_theme_of_another_version_goes_once_the_new_one_stands(tmp_path: Path) -> None:
    older = tmp_path / "theme-0123456789abcdef"
    older.mkdir()
    theme_loader(an_environment(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [folder_of(tmp_path).name]


def test_whoever_may_read_the_bytecode_may_read_the_theme(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    theme_loader(an_environment(), tmp_path)
    assert stat.S_IMODE(folder_of(tmp_path).stat().st_mode) == 0o755


def test_a_theme_is_compiled_where_it_can_be(tmp_path: Path) -> None:
    """The tests above would pass if it never were."""
    loader = theme_loader(an_environment(), tmp_path)
    compiled = loader.load(an_environment(), "brief.html")
    assert compiled.filename
    assert Path(compiled.filename).is_relative_to(tmp_path)
    plain = FileSystemLoader(theme_folder()).load(an_environment(), "brief.html")
    assert plain.filename == str(theme_folder() / "brief.html")
