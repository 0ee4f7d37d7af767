"""`dateline check`: everything that build checks, writing nothing."""

import click

from generator.build.options import stops_build
from generator.cli.asked import Asked, build_options, common_options, find_root
from generator.cli.codes import FINE, WRONG
from generator.cli.report import (
    counted_faults,
    counted_things,
    outcome_data,
    say_json,
    tell_early,
    tell_faults,
)
from generator.cli.streams import say


@click.command()
@common_options
def command(asked: Asked) -> int:
    """Tells everything that build would tell, and writes nothing.

    Drafts and scheduled briefs are read and checked too; what is wrong in them is a warning.
    """
    root, told = find_root(asked)
    if root is None:
        tell_early(asked, told)
        return WRONG
    from generator.pipeline import build_site

    outcome = build_site(root, build_options(asked, root, writes=False))
    wrong = stops_build(outcome.diagnostics, outcome.skipped, strict=asked.strict)
    if asked.format == "json":
        say_json(outcome_data(outcome))
        return WRONG if wrong else FINE
    tell_faults(asked, root, outcome.diagnostics)
    if not asked.quiet:
        say(f"{counted_things(outcome)}: {counted_faults(outcome.diagnostics) or 'nothing wrong'}\n")
    return WRONG if wrong else FINE
