"""The command: finds the verb, runs it, and turns whatever ends it into an exit code. Imports no more than click.

0 fine; 1 something in content, settings, templates or the system is wrong; 2 bad usage; 3 a fault in Dateline.
"""

import importlib
import sys
from collections.abc import Sequence
from itertools import pairwise

import click

from generator import __version__
from generator.cli.codes import BUG, FINE, USAGE, WRONG, code_of
from generator.cli.streams import tell

VERBS = {
    "init": ("init", "A new site: one good example brief, settings, a workflow for GitHub Pages."),
    "new": ("new", "A new brief, as a draft."),
    "build": ("build", "Content becomes the site."),
    "serve": ("serve", "Build, show on this machine, and build again on every save."),
    "check": ("check", "Everything that build checks and more, writing nothing."),
    "list": ("listing", "Briefs by state: published, draft, scheduled, due for review."),
    "show": ("show", "What was understood of the events that a brief tells."),
    "tags": ("tags", "The vocabulary's doctor: near-duplicates, singletons, merge A into B."),
    "explain": ("explain", "What a code in a message means, and how to mend it."),
    "schema": ("schema", "JSON Schemas, with which editors check files as they are typed."),
    "clean": ("clean", "Removes what Dateline wrote, and nothing else."),
}
"""The table of verbs: what is typed, the module below `verbs/` that is loaded only then, and what it is for."""

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class VerbGroup(click.Group):
    """A group whose verbs are imported when they are called, so that help is there at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"generator.cli.verbs.{VERBS[cmd_name][0]}")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in VERBS and not args[0].startswith("-"):
            from generator.diagnostics.suggest import nearest

            near = nearest(args[0], VERBS)
            hint = f"Did you mean `{near}`?" if near else f"There are {', '.join(VERBS)}."
            raise click.UsageError(f"There is no verb `{args[0]}`. {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Verbs"):
            formatter.write_dl([(name, purpose) for name, (_, purpose) in VERBS.items()])


@click.command(cls=VerbGroup, context_settings=_CONTEXT, name="dateline", no_args_is_help=True)
@click.version_option(__version__, "-V", "--version", message="Dateline %(version)s")
def cli() -> None:
    """A folder of Markdown briefs in, a static site with tag indexes and timelines out.

    `dateline VERB --help` says what a verb takes. Exit codes: 0 fine, 1 something in the site or the system is wrong,
    2 bad usage, 3 a fault in Dateline.
    """


def call(arguments: Sequence[str]) -> int:
    """Runs one command line and gives its exit code; only `--debug` lets an exception through."""
    debug = "--debug" in arguments
    try:
        result = cli.main(list(arguments), prog_name="dateline", standalone_mode=False)
        return result if isinstance(result, int) else FINE
    except click.exceptions.NoArgsIsHelpError as error:
        tell(f"{error.ctx.get_help() if error.ctx else error.message}\n")
        return USAGE
    except click.ClickException as error:
        _tell_usage(error)
        return USAGE
    except click.exceptions.Exit as end:
        return end.exit_code
    except (click.Abort, KeyboardInterrupt) as end:
        tell("stopped: the site is as it was, or the next build finishes what was begun\n")
        return code_of(end.__cause__ if isinstance(end, click.Abort) else end)
    except OSError as error:
        if debug:
            raise
        _tell_system(error, for_programs=_wants_json(arguments))
        return WRONG
    except MemoryError:
        tell("error[system]: there is not enough memory for this site\n  hint: build with --jobs 1\n")
        return WRONG
    except Exception as error:
        if debug:
            raise
        tell(_bug(error))
        return BUG


def _wants_json(arguments: Sequence[str]) -> bool:
    return "--format=json" in arguments or ("--format", "json") in pairwise(arguments)


def _tell_system(error: OSError, *, for_programs: bool) -> None:
    """What the system refused where no verb expected it. A program that waits for one value gets it."""
    from generator.build.system_faults import system_fault
    from generator.diagnostics.formats.text import one_as_text

    fault = system_fault(error, doing="use")
    if for_programs and fault.path != getattr(sys.stdout, "name", ""):
        from generator.cli.asked import Asked
        from generator.cli.report import tell_failed

        tell_failed(Asked(format="json"), (fault,))
    else:
        tell(one_as_text(fault))


def _tell_usage(error: click.ClickException) -> None:
    context = getattr(error, "ctx", None)
    if context is not None and isinstance(error, click.UsageError):
        tell(f"{context.get_usage()}\n")
    tell(f"error: {error.format_message()}\n")
    if context is not None:
        tell(f"  hint: `{context.command_path} --help` says what can be typed\n")


def _bug(error: Exception) -> str:
    """One line that names the place, so that a report of it is worth something."""
    traceback = error.__traceback__
    place = ""
    while traceback is not None:
        module = traceback.tb_frame.f_globals.get("__name__", "")
        if module.startswith("generator"):
            place = f" in {module}, line {traceback.tb_lineno}"
        traceback = traceback.tb_next
    said = " ".join(str(error).split())[:200]
    return (
        f"This is a fault in Dateline, not in your content: {type(error).__name__}: {said}{place}. "
        "Please report it; the same with --debug shows more.\n"
    )
