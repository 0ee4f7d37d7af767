"""`dateline clean`: removes what Dateline wrote, and nothing else."""

import click

from generator.build.cleaning import clean_site
from generator.build.options import BuildOutcome
from generator.cli.asked import Asked, build_options, common_options, find_root
from generator.cli.codes import FINE, WRONG
from generator.cli.report import counted, outcome_data, say_json, tell_failed, tell_faults
from generator.cli.streams import say
from generator.diagnostics.diagnostic import has_errors


@click.command()
@common_options
def command(asked: Asked) -> int:
    """Removes the files that the manifest in the output folder lists, and the folder .dateline/.

    Your own files in the output folder stay. Nothing is lost that `dateline build` does not make again.
    """
    root, told = find_root(asked)
    if root is None:
        tell_failed(asked, told)
        return WRONG
    removed, told = clean_site(root, build_options(asked, root).output)
    if has_errors(told):
        tell_failed(asked, told, root)
        return WRONG
    if asked.format == "json":
        say_json(outcome_data(BuildOutcome(files_removed=removed, diagnostics=told), root))
        return FINE
    tell_faults(asked, root, told)
    if not asked.quiet:
        say(f"{counted(removed, 'file')} removed\n")
    return FINE
