"""`dateline serve`: build, show on this machine, and build again on every save."""

import time
import webbrowser

import click
import msgspec

from generator.build.options import BuildOptions, BuildOutcome
from generator.cli.asked import Asked, build_options, common_options, find_root
from generator.cli.codes import FINE, WRONG
from generator.cli.report import tell_failed, tell_outcome
from generator.cli.streams import say, tell
from generator.diagnostics.diagnostic import Diagnostic
from generator.serve.session import run_session
from generator.state import SERVED_NAME, state_folder


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    metavar="N",
    help="The port (default: 8000, or the next free one).",
)
@click.option("--open", "browse", is_flag=True, help="Open the site in a browser.")
@click.option(
    "--poll", is_flag=True, help="Look at the files again and again, for disks that tell of no change."
)
@common_options
def command(asked: Asked, port: int | None, browse: bool, poll: bool) -> int:
    """Builds into .dateline/serve/ and shows it on 127.0.0.1, under the site's real base path.

    Builds again whenever you save. If there is an error, the last good site goes on, with the error over it.
    Ctrl-C ends it.
    """
    root, told = find_root(asked)
    if root is None:
        tell_failed(asked, told)
        return WRONG
    options = msgspec.structs.replace(build_options(asked, root), explains=True)
    if not asked.output:
        options = msgspec.structs.replace(options, output=state_folder(root) / SERVED_NAME)

    def now() -> BuildOptions:
        """A session may last past midnight."""
        return msgspec.structs.replace(options, clock=time.time())

    def ready(address: str) -> None:
        say(f"Serving at {address} (Ctrl-C ends it)\n")
        if browse:
            webbrowser.open(address)

    def built(outcome: BuildOutcome) -> None:
        tell_outcome(asked, root, outcome, wrong=not outcome.published)

    try:
        run_session(root, now, port=port, poll=poll, on_built=built, on_ready=ready)
    except OSError as error:
        hint = "choose another with --port, or leave it out"
        tell_failed(asked, (Diagnostic("serve-port", f"cannot serve: {error.strerror}", hint=hint),))
        return WRONG
    tell("\n")
    return FINE
