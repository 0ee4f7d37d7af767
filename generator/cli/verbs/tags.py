"""`dateline tags`: the vocabulary's doctor, and `dateline tags merge A B`."""

import click

from generator.cli.asked import Asked, common_options, find_root
from generator.cli.codes import FINE, WRONG
from generator.cli.fixing import MendedFile
from generator.cli.looking import link_everything, look_at_site
from generator.cli.mended_files import difference
from generator.cli.report import counted, say_json, tell_failed, tell_faults, tell_written
from generator.cli.streams import say
from generator.cli.tag_doctor import TagFindings, examine_tags
from generator.cli.tag_files import merge_tags, write_files
from generator.diagnostics.diagnostic import has_errors

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
    root, documents, _ = looked
    site, known, _ = link_everything(asked, root, documents)
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
    return FINE


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
    if asked.format != "json":
        tell_faults(asked, root, told)
    if dry_run:
        say(difference(MendedFile(path, *was_and_is) for path, was_and_is in changed.items()))
        return FINE
    write_files(root, {path: new for path, (_, new) in changed.items()})
    number = "" if asked.quiet else f"{counted(len(changed), 'file')} changed\n"
    tell_written(asked, list(changed), "".join(f"{path}\n" for path in changed) + number, told, root)
    return FINE


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
