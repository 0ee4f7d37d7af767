"""What was asked for: the options that every verb takes, the site's root, and what clock and environment say."""

import functools
import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click
import msgspec
from click.core import ParameterSource

from generator.build.options import BuildOptions
from generator.diagnostics.diagnostic import Diagnostic

SETTINGS_NAME = "dateline.yaml"
OUTPUT_NAME = "site"
FORMATS = ("human", "github", "json")
_NO = ("", "0", "false", "no", "off")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Asked(msgspec.Struct, frozen=True):
    """The common options as typed."""

    root: str | None = None
    output: str | None = None
    base_url: str = ""
    drafts: bool = False
    future: bool = False
    today: str = ""
    strict: bool = False
    jobs: int = 0
    rehash: bool = False
    format: str = "human"
    quiet: bool = False
    verbose: bool = False
    debug: bool = False


def common_options(verb: Callable[..., int]) -> Callable[..., int]:
    """Gives a verb the options that all take; it is called with them as one `Asked`, then with its own."""
    return _with_options(verb, FORMATS)


def common_options_and_sarif(verb: Callable[..., int]) -> Callable[..., int]:
    """The same for a verb that also tells its faults as SARIF."""
    return _with_options(verb, (*FORMATS, "sarif"))


def runs_on_ci() -> bool:
    """Whether a machine builds here: they all say so by CI, mostly `CI=true`; some say no by a word."""
    return os.environ.get("CI", "").strip().casefold() not in _NO


def find_root(asked: Asked) -> tuple[Path | None, tuple[Diagnostic, ...]]:
    """The site's folder: as asked, else the nearest one upwards that has settings."""
    start = Path(asked.root or ".")
    if asked.root is not None:
        if not start.is_dir():
            raise click.BadParameter(f"there is no folder {asked.root}", param_hint="--root")
        found = start if (start / SETTINGS_NAME).is_file() else None
    else:
        here = start.absolute()
        found = next((each for each in (here, *here.parents) if (each / SETTINGS_NAME).is_file()), None)
    if found is not None:
        return found.absolute(), ()
    where = f"in {asked.root}" if asked.root is not None else "here, nor in any folder above"
    message = f"there is no {SETTINGS_NAME} {where}"
    hint = "`dateline init` makes a new site; --root names the folder of one"
    other = _nearly_settings(start)
    if other:
        hint = f"there is {other}: rename it to {SETTINGS_NAME}"
    return None, (Diagnostic("settings-missing", message, hint=hint),)


def build_options(asked: Asked, root: Path, *, writes: bool = True, proves_all: bool = False) -> BuildOptions:
    """The build that was asked for; reads clock and environment, and nothing below looks at them again."""
    environment = os.environ
    in_actions = environment.get("GITHUB_ACTIONS") == "true"
    automatic = runs_on_ci()
    always_hashed = automatic or sys.platform == "win32"
    return BuildOptions(
        output=Path(asked.output).absolute() if asked.output else root / OUTPUT_NAME,
        base_url=asked.base_url,
        drafts=asked.drafts,
        future=asked.future,
        today=asked.today,
        strict=asked.strict,
        jobs=asked.jobs,
        rehash=asked.rehash or always_hashed,
        clock=time.time(),
        source_date_epoch=environment.get("SOURCE_DATE_EPOCH", ""),
        repository=environment.get("GITHUB_REPOSITORY", "") if in_actions else "",
        writes=writes,
        proves_all=automatic if writes else proves_all,
    )


def repository_folder(root: Path) -> str:
    """The site's place below the repository that GitHub shows, "" where it is the same."""
    top = Path(os.environ.get("GITHUB_WORKSPACE") or ".").resolve()
    try:
        below = root.resolve().relative_to(top).as_posix()
    except ValueError:
        return ""
    return "" if below == "." else below


def _with_options(verb: Callable[..., int], formats: Sequence[str]) -> Callable[..., int]:
    @functools.wraps(verb)
    def with_asked(**given: Any) -> int:
        common = {name: _typed(name, given.pop(name)) for name in Asked.__struct_fields__}
        return verb(Asked(**common), **given)

    for option in reversed((*_OPTIONS, _format_option(formats))):
        with_asked = option(with_asked)
    return with_asked


def _typed(name: str, value: Any) -> Any:
    """The value of an option, for a verb below a verb also as typed before it: `tags --root DIR merge A B`."""
    context = click.get_current_context()
    if context.parent is None or context.get_parameter_source(name) is not ParameterSource.DEFAULT:
        return value
    return context.parent.params.get(name, value)


def _format_option(formats: Sequence[str]) -> Callable[[Callable[..., int]], Callable[..., int]]:
    words = "How faults and results are told."
    return click.option("--format", type=click.Choice(list(formats)), default="human", help=words)


def _check_day(_context: click.Context, _option: click.Parameter, value: str | None) -> str:
    if not value:
        return ""
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"{value}: {error}") from error
    raise click.BadParameter(f"{value} is not a day; write it like 2014-08-12")


def _nearly_settings(folder: Path) -> str:
    """A file that is called almost as the settings are, "" where there is none."""
    from generator.diagnostics.suggest import edit_distance

    names = sorted(
        each.name for each in folder.iterdir() if each.name.casefold().endswith((".yaml", ".yml", ".txt"))
    )
    reach = 2
    bare = ((each, each.casefold().removesuffix(".txt")) for each in names)
    return next((each for each, name in bare if edit_distance(name, SETTINGS_NAME, reach) <= reach), "")


def _check_address(_context: click.Context, _option: click.Parameter, value: str | None) -> str:
    address = (value or "").strip()
    if not address:
        return ""
    from generator.build.web_address import web_address_fault

    fault = web_address_fault(address)
    if fault:
        raise click.BadParameter(f"{address}: {fault}")
    return address


def _check_jobs(_context: click.Context, _option: click.Parameter, value: int | None) -> int:
    return value or 0


def _flag(*names: str, words: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    return click.option(*names, is_flag=True, help=words)


_OPTIONS = (
    click.option(
        "--root", metavar="DIR", help="The site's folder (default: the nearest with dateline.yaml, upwards)."
    ),
    click.option(
        "--output", metavar="DIR", help="Where the site is written (default: site/ beside dateline.yaml)."
    ),
    click.option(
        "--base-url",
        metavar="URL",
        default="",
        callback=_check_address,
        help="Where the site is published.",
    ),
    _flag("--drafts", words="Show drafts and briefs in review."),
    _flag("--future", words="Show what is scheduled or embargoed."),
    click.option(
        "--today",
        metavar="DATE",
        default="",
        callback=_check_day,
        help="The day to take for today (YYYY-MM-DD).",
    ),
    _flag("--strict", words="Warnings fail."),
    click.option(
        "--jobs",
        metavar="N",
        type=click.IntRange(min=1),
        callback=_check_jobs,
        help="How many processes may work (default: one for each processor).",
    ),
    _flag("--rehash", words="Read every file, whatever its times say."),
    _flag("-q", "--quiet", words="Tell errors only."),
    _flag("-v", "--verbose", words="Tell what was done with each file, and why."),
    _flag("--debug", words="Let a fault in Dateline show its traceback."),
)
