"""`dateline schema`: JSON Schemas with which editors complete and check files as they are typed. Needs no site."""

from pathlib import Path

import click

from generator.build.system_faults import system_fault
from generator.cli.asked import Asked, common_options
from generator.cli.codes import FINE, WRONG
from generator.cli.editor_schemas import KINDS, kinds_text, schema_name, schema_text
from generator.cli.report import counted, tell_failed, tell_written
from generator.cli.streams import say
from generator.diagnostics.suggest import nearest


@click.command()
@click.argument("kind", default="", metavar=f"[{'|'.join(KINDS)}]")
@common_options
def command(asked: Asked, kind: str) -> int:
    """Prints the JSON Schema of a kind of file; without a kind it lists them.

    With --output DIR all are written there (or the one named), as KIND.schema.json. docs/editors.md shows how VS Code,
    Zed, Helix, Neovim and JetBrains use them.
    """
    if kind and kind not in KINDS:
        near = nearest(kind, KINDS)
        hint = f"Did you mean `{near}`?" if near else f"There are {', '.join(KINDS)}."
        raise click.UsageError(f"There is no kind of file `{kind}`. {hint}")
    kinds = [kind] if kind else list(KINDS)
    if asked.output is not None:
        return _write(asked, Path(asked.output), kinds)
    say(schema_text(kind) if kind else kinds_text())
    return FINE


def _write(asked: Asked, folder: Path, kinds: list[str]) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for kind in kinds:
            (folder / schema_name(kind)).write_text(schema_text(kind), encoding="utf-8", newline="\n")
    except OSError as error:
        tell_failed(asked, (system_fault(error),))
        return WRONG
    paths = [(folder / schema_name(kind)).as_posix() for kind in kinds]
    words = f"{counted(len(kinds), 'schema')} written to {folder.as_posix()}\n"
    tell_written(asked, paths, "" if asked.quiet else words)
    return FINE
