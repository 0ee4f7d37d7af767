"""`dateline explain`: what a code means, with an example and how to mend it. Needs no site."""

import click

from generator.cli.asked import Asked, common_options
from generator.cli.codes import FINE, WRONG
from generator.cli.explained_text import codes_text, explained_data, explained_text
from generator.cli.report import say_json, tell_failed
from generator.cli.streams import say
from generator.diagnostics.catalogue import catalogue, explained, nearest_code
from generator.diagnostics.diagnostic import Diagnostic


@click.command()
@click.argument("code", default="")
@common_options
def command(asked: Asked, code: str) -> int:
    """Says what a code means: an example that triggers it, and how to mend it.

    CODE is what stands in brackets behind `error`, `warning` or `note`. Without one all codes are listed.
    """
    typed = code.strip().rpartition("[")[2].removesuffix("]").casefold()
    if not code:
        if asked.format == "json":
            say_json([explained_data(each) for each in catalogue().values()])
        else:
            say(codes_text())
        return FINE
    found = explained(typed)
    if found is None:
        tell_failed(asked, (_unknown(typed),))
        return WRONG
    if asked.format == "json":
        say_json(explained_data(found))
    else:
        say(explained_text(found))
    return FINE


def _unknown(typed: str) -> Diagnostic:
    near = nearest_code(typed)
    begun = [code for code in catalogue() if typed and code.startswith(f"{typed.split('-')[0]}-")]
    hint = "`dateline explain` lists all codes"
    if near:
        hint = f"did you mean `{near}`? {hint}"
    elif begun:
        hint = f"there are {', '.join(begun)}"
    return Diagnostic("code-unknown", f"there is no code `{typed}`", hint=hint)
