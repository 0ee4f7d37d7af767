"""`dateline build`: content becomes the site."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from generator.build.options import BuildOptions, BuildOutcome
from generator.build.stamp import Inputs, inputs_now, unchanged
from generator.cli.asked import Asked, build_options, common_options, find_root, runs_on_ci
from generator.cli.codes import FINE, WRONG
from generator.cli.report import tell_failed, tell_outcome
from generator.cli.streams import tell

if TYPE_CHECKING:
    from generator.build.timings import Timing

_REFUSED = (
    "--drafts would publish drafts: where CI is set what is built usually goes online. "
    "If that is meant, add --drafts-on-ci."
)


@click.command()
@click.option("--profile", is_flag=True, help="Tell where the build's time went.")
@click.option("--drafts-on-ci", is_flag=True, help="With --drafts: build where CI is set, too.")
@common_options
def command(asked: Asked, profile: bool, drafts_on_ci: bool) -> int:
    """Reads content/, checks everything, and writes the site.

    All faults are told in one run. If there is an error nothing is written: the last good site stays as it was.

    With --drafts every page is marked noindex. What a machine builds (CI is set) is published as a rule, so there
    --drafts asks for --drafts-on-ci beside it.
    """
    if asked.drafts and not drafts_on_ci and runs_on_ci():
        raise click.UsageError(_REFUSED)
    root, told = find_root(asked)
    if root is None:
        tell_failed(asked, told)
        return WRONG
    options = build_options(asked, root)
    timings: list[Timing] = []
    if profile:
        options = msgspec.structs.replace(options, timed=timings.append)
    begun = time.perf_counter()
    inputs = inputs_now(root)
    outcome = unchanged(root, options, inputs)
    if outcome is None:
        outcome = _build(root, options, inputs, quiet=asked.quiet)
    else:
        outcome = msgspec.structs.replace(outcome, seconds=time.perf_counter() - begun)
    tell_outcome(asked, root, outcome, wrong=not outcome.published)
    if profile:
        _tell_profile(timings, outcome.seconds)
    return FINE if outcome.published else WRONG


def _tell_profile(timings: "list[Timing]", seconds: float) -> None:
    from generator.cli.profile_text import profile_text

    tell(profile_text(timings, seconds))


def _build(root: Path, options: BuildOptions, inputs: Inputs | None, *, quiet: bool) -> BuildOutcome:
    # The pipeline brings most of Dateline with it, and "nothing changed" must be there at once.
    from generator.cli.progress import terminal_progress
    from generator.pipeline import build_site

    draw, wipe = terminal_progress(quiet=quiet)
    try:
        return build_site(root, msgspec.structs.replace(options, progress=draw), inputs)
    finally:
        wipe()
