"""`dateline check`: everything that build checks, writing nothing; with `--fix` safe corrections are written."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
import msgspec

from generator.build.options import BuildOutcome, stops_build
from generator.cli.asked import Asked, build_options, common_options_and_sarif, find_root, repository_folder
from generator.cli.author_files import difference, write_files
from generator.cli.codes import FINE, WRONG
from generator.cli.fixing import MendedFile, mend_site
from generator.cli.report import (
    counted,
    counted_faults,
    counted_things,
    outcome_data,
    say_json,
    tell_failed,
    tell_faults,
)
from generator.cli.streams import say
from generator.diagnostics.catalogue import safe_codes
from generator.diagnostics.diagnostic import Diagnostic, has_errors, ordered
from generator.diagnostics.excerpts import with_excerpts
from generator.diagnostics.formats.cells import visible
from generator.diagnostics.formats.sarif import as_sarif


@click.command()
@click.option("--fix", is_flag=True, help="Write the corrections that can only be what was meant.")
@click.option("--diff", "shows", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option(
    "--leaks", is_flag=True, help="Look in every byte of the output for what must not be published."
)
@common_options_and_sarif
def command(asked: Asked, fix: bool, shows: bool, leaks: bool) -> int:
    """Tells everything that build would tell, and writes nothing.

    Drafts and scheduled briefs are read and checked too; what is wrong in them is a warning. `dateline explain CODE`
    says more of a message.

    With --leaks also what stands in the output folder is read, whoever wrote it: titles, ids, addresses and words of
    what is not published must not be there.

    With --fix, lines in content/ and dateline.yaml that can only have been meant in one way are put right first;
    everything else in the files stays as it is, and if one of them may not be written none is. With --diff that is
    only shown, and the exit code is 1 when there is something to mend.
    """
    root, told = find_root(asked)
    if root is None:
        tell_failed(asked, told)
        return WRONG
    if shows and asked.format == "sarif":
        raise click.UsageError("--diff shows lines, and SARIF holds faults: leave one of them out")
    mended, unseen = mend_site(root) if fix or shows else ((), ())
    if shows:
        return _show(asked, root, mended, unseen)
    paths, refused = write_files(root, mended)
    written = [file for file in mended if file.path in paths]
    if asked.format == "human" and not asked.quiet:
        say(mended_text(written))
    outcome, wrong = _check(asked, root, leaks=leaks)
    _tell(asked, root, outcome, written, refused, fix=fix)
    return WRONG if wrong or has_errors(refused) else FINE


def mended_text(files: list[MendedFile]) -> str:
    """A line for each correction: where, which code, and the line as it reads now."""
    said = [
        f"{visible(file.path)}:{each.line}: mended[{each.code}]: {visible(each.after.strip())}\n"
        for file in files
        for each in file.lines
    ]
    if not said:
        return ""
    lines = len({(file.path, each.line) for file in files for each in file.lines})
    return "".join([*said, f"{counted(lines, 'line')} mended in {counted(len(files), 'file')}\n\n"])


def _show(asked: Asked, root: Path, mended: tuple[MendedFile, ...], unseen: tuple[Diagnostic, ...]) -> int:
    if asked.format != "json":
        say(difference(mended))
        tell_faults(asked, root, unseen)
    else:
        outcome = BuildOutcome(diagnostics=unseen)
        say_json({**outcome_data(outcome, root), "mended": _mended_data(mended)})
    return WRONG if mended or unseen else FINE


def _check(asked: Asked, root: Path, *, leaks: bool) -> tuple[BuildOutcome, bool]:
    # The pipeline brings most of Dateline with it; --help and a wrong option must not wait for that.
    from generator.pipeline import build_site

    outcome = build_site(root, build_options(asked, root, writes=False, proves_all=leaks))
    return outcome, stops_build(outcome.diagnostics, outcome.skipped, strict=asked.strict)


def _tell(
    asked: Asked,
    root: Path,
    outcome: BuildOutcome,
    written: list[MendedFile],
    refused: tuple[Diagnostic, ...],
    *,
    fix: bool,
) -> None:
    told = (*refused, *outcome.diagnostics)
    if asked.format == "json":
        data = outcome_data(msgspec.structs.replace(outcome, diagnostics=told), root)
        say_json({**data, "mended": _mended_data(written)} if fix else data)
        return
    if asked.format == "sarif":
        say_json(as_sarif(ordered(with_excerpts(told, root)), folder=repository_folder(root)))
        return
    tell_faults(asked, root, told)
    if not asked.quiet:
        say(f"{counted_things(outcome)}: {counted_faults(told) or 'nothing wrong'}{_offer(told)}\n")


def _offer(told: tuple[Diagnostic, ...]) -> str:
    """How many of these `--fix` would mend."""
    number = len({(each.path, each.span) for each in told if each.fixed_line and each.code in safe_codes()})
    return f" (`dateline check --fix` mends {number})" if number else ""


def _mended_data(written: Iterable[MendedFile]) -> list[dict[str, Any]]:
    return [
        {
            "path": file.path,
            "line": each.line,
            "code": each.code,
            "before": each.before,
            "after": each.after,
        }
        for file in written
        for each in file.lines
    ]
