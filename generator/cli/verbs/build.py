"""`dateline build`: content becomes the site."""

import time
from pathlib import Path

import click
import msgspec

from generator.build.options import BuildOptions, BuildOutcome
from generator.build.stamp import unchanged
from generator.cli.asked import Asked, build_options, common_options, find_root
from generator.cli.codes import FINE, WRONG
from generator.cli.report import tell_failed, tell_outcome


@click.command()
@common_options
def command(asked: Asked) -> int:
    """Reads content/, checks everything, and writes the site.

    All faults are told in one run. If there is an error nothing is written: the last good site stays as it was.
    """
    root, told = find_root(asked)
    if root is None:
        tell_failed(asked, told)
        return WRONG
    options = build_options(asked, root)
    begun = time.perf_counter()
    outcome = unchanged(root, options)
    if outcome is None:
        outcome = _build(root, options, quiet=asked.quiet)
    else:
        outcome = msgspec.structs.replace(outcome, seconds=time.perf_counter() - begun)
    tell_outcome(asked, root, outcome, wrong=not outcome.published)
    return FINE if outcome.published else WRONG


def _build(root: Path, options: BuildOptions, *, quiet: bool) -> BuildOutcome:
    # The pipeline brings most of Dateline with it, and "nothing changed" must be there at once.
    from generator.cli.progress import terminal_progress
    from generator.pipeline import build_site

    draw, wipe = terminal_progress(quiet=quiet)
    try:
        return build_site(root, msgspec.structs.replace(options, progress=draw))
    finally:
        wipe("", 0, 0)
