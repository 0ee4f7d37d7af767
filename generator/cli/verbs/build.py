"""`dateline build`: content becomes the site."""

import click
import msgspec

from generator.cli.asked import Asked, build_options, common_options, find_root
from generator.cli.codes import FINE, WRONG
from generator.cli.progress import terminal_progress
from generator.cli.report import tell_early, tell_outcome


@click.command()
@common_options
def command(asked: Asked) -> int:
    """Reads content/, checks everything, and writes the site.

    All faults are told in one run. If there is an error nothing is written: the last good site stays as it was.
    """
    root, told = find_root(asked)
    if root is None:
        tell_early(asked, told)
        return WRONG
    # The pipeline brings most of Dateline with it, and help must be there at once.
    from generator.pipeline import build_site

    draw, wipe = terminal_progress(quiet=asked.quiet)
    options = msgspec.structs.replace(build_options(asked, root), progress=draw)
    try:
        outcome = build_site(root, options)
    finally:
        wipe("", 0, 0)
    tell_outcome(asked, root, outcome, wrong=not outcome.published)
    return FINE if outcome.published else WRONG
