"""`dateline tags`: the vocabulary's doctor, and `dateline tags merge A B`."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from generator.build.options import BuildOutcome
from generator.cli.asked import Asked, common_options, find_root
from generator.cli.author_files import ChangedFile, changed_lines, difference, places_before, write_files
from generator.cli.codes import FINE, WRONG
from generator.cli.looking import link_everything, look_at_site, tell_unread
from generator.cli.report import counted, outcome_data, say_json, tell_failed, tell_faults
from generator.cli.streams import say
from generator.cli.tag_doctor import TagFindings, examine_tags
from generator.cli.tag_files import merge_tags
from generator.diagnostics.diagnostic import Diagnostic, has_errors
from generator.load.walk import file_kind

_HEADINGS = {
    "singletons": "used once",
    "unused": "in the vocabulary, and nowhere used",
    "undefined": "used, and not in the vocabulary (content/tags.yaml)",
}


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="A JSON object on stdout.")
@common_options
def command(asked: Asked, as_json: bool) -> int:
    """Says what is odd about the tags: near-duplicates, tags used once, unused and undefined ones.

    Drafts and scheduled briefs count. `dateline tags merge A B` makes two tags one.
    """
    if click.get_current_context().invoked_subcommand:
        return FINE
    looked = look_at_site(asked)
    if looked is None:
        return WRONG
    root, documents, told = looked
    site, known, faults = link_everything(asked, root, documents)
    # What is wrong with the vocabulary itself is the first thing that its doctor says.
    wrong = [each for each in faults if each.severity == "error" and file_kind(each.path) == "tags"]
    tell_faults(asked, root, wrong)
    findings = examine_tags(site, known.vocabulary)
    if as_json or asked.format == "json":
        say_json(
            {
                "near": [list(pair) for pair in findings.near],
                **{name: list(getattr(findings, name)) for name in _HEADINGS},
            }
        )
    else:
        say(findings_text(findings) or f"{counted(len(site.tags), 'tag')}: nothing odd about them\n")
    return WRONG if tell_unread(documents, told) or wrong else FINE


@command.command()
@click.argument("gone", metavar="A")
@click.argument("stays", metavar="B")
@click.option("--dry-run", is_flag=True, help="Show the changes and write nothing.")
@common_options
def merge(asked: Asked, gone: str, stays: str, dry_run: bool) -> int:
    """Merges tag A into tag B, both by id or any of their names.

    Every `tags:` list that names A names B instead. In content/tags.yaml A is marked as replaced, so that its other
    names work on and its old address leads to B. Comments and everything else stay as they are.
    """
    root, told = find_root(asked)
    if root is None:
        tell_failed(asked, told)
        return WRONG
    changed, told = merge_tags(root, gone, stays)
    if has_errors(told):
        tell_failed(asked, told, root)
        return WRONG
    written: tuple[str, ...] = ()
    if dry_run:
        told = places_before(told, changed)
    else:
        written, stopped = write_files(root, changed)
        told = (*places_before(told, [file for file in changed if file.path not in written]), *stopped)
        changed = tuple(file for file in changed if file.path in written)
    changed = tuple(sorted(changed, key=lambda each: each.path))
    if asked.format == "json":
        say_json(_merge_data(root, changed, written, told))
    else:
        tell_faults(asked, root, told)
        say(difference(changed) if dry_run else _written_text(changed, quiet=asked.quiet))
    return WRONG if has_errors(told) else FINE


def _merge_data(
    root: Path, changed: Iterable[ChangedFile], written: Sequence[str], told: tuple[Diagnostic, ...]
) -> dict[str, Any]:
    """The same keys whether the changes were written or only shown."""
    outcome = BuildOutcome(files_written=len(written), diagnostics=told)
    changes = [msgspec.to_builtins(each) for each in changed_lines(changed)]
    return {**outcome_data(outcome, root), "paths": sorted(written), "changes": changes}


def _written_text(changed: Sequence[ChangedFile], *, quiet: bool) -> str:
    number = "" if quiet else f"{counted(len(changed), 'file')} changed\n"
    return "".join(f"{file.path}\n" for file in changed) + number


def findings_text(findings: TagFindings) -> str:
    """A heading for each kind of finding, and what can be done about it."""
    parts = []
    if findings.near:
        lines = ["nearly the same"]
        lines += (
            f"  {gone} and {stays}  (dateline tags merge {gone} {stays})" for gone, stays in findings.near
        )
        parts.append("\n".join(lines) + "\n")
    for name, heading in _HEADINGS.items():
        found = getattr(findings, name)
        if found:
            parts.append("\n".join([f"{heading} ({len(found)})", *(f"  {tag}" for tag in found)]) + "\n")
    return "\n".join(parts)
