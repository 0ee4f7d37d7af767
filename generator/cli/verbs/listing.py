"""`dateline list`: briefs by state."""

from itertools import groupby

import click
import msgspec

from generator.build.day import choose_day
from generator.cli.asked import Asked, build_options, common_options
from generator.cli.brief_states import STATES, BriefState, brief_states
from generator.cli.codes import FINE, WRONG
from generator.cli.looking import look_at_site, tell_unread
from generator.cli.report import say_json
from generator.cli.streams import say
from generator.diagnostics.formats.cells import visible


@click.command()
@click.option("--json", "as_json", is_flag=True, help="A JSON list of objects on stdout.")
@click.option("--state", type=click.Choice(list(STATES)), multiple=True, help="Only these; may be repeated.")
@common_options
def command(asked: Asked, as_json: bool, state: tuple[str, ...]) -> int:
    """Lists every brief by its state today: drafts, scheduled, due for review, published and so on."""
    looked = look_at_site(asked)
    if looked is None:
        return WRONG
    root, documents, told = looked
    day = choose_day(build_options(asked, root), documents.settings.timezone)
    found = [each for each in brief_states(documents.briefs, day) if not state or each.state in state]
    if as_json or asked.format == "json":
        say_json([msgspec.to_builtins(each) for each in found])
    else:
        say(states_text(found))
    return WRONG if tell_unread(documents, told) else FINE


def states_text(found: list[BriefState]) -> str:
    """A heading for each state, and under it a line for each brief."""
    parts = []
    for state, members in groupby(found, key=lambda each: each.state):
        listed = list(members)
        lines = [f"{STATES[state]} ({len(listed)})"]
        lines += (f"  {each.date:10}  {each.path}  {visible(each.title)}{_note(each)}" for each in listed)
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _note(brief: BriefState) -> str:
    if brief.until:
        return f" (until {brief.until})"
    return f" (by {brief.review_by})" if brief.state == "due" else ""
