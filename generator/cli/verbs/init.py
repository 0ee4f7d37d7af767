"""`dateline init`: a new site that builds at once. Nothing that is there already is overwritten."""

from pathlib import Path

import click

from generator.cli.asked import Asked, common_options
from generator.cli.author_files import create_files
from generator.cli.codes import FINE, WRONG
from generator.cli.report import tell_failed, tell_written
from generator.cli.starter_site import YIELDING, address_from_remote, starter_files, title_from_folder
from generator.diagnostics.diagnostic import Diagnostic


@click.command()
@click.argument("directory", metavar="[DIR]", default=".")
@common_options
def command(asked: Asked, directory: str) -> int:
    """Makes a new site in DIR (default: here), asking nothing.

    It has settings, one good example brief, a vocabulary, a plain page and a workflow that publishes it on GitHub
    Pages.
    """
    folder = Path(asked.root or ".") / directory
    title = title_from_folder(folder.absolute().resolve())
    files = starter_files(title, asked.base_url or _address(folder))
    told = _clashes(folder, files)
    kept = [name for name in files if name in YIELDING and (folder / name).exists()]
    told = told or create_files(folder, {name: text for name, text in files.items() if name not in kept})
    if told:
        tell_failed(asked, told)
        return WRONG
    made = sorted(files.keys() - set(kept))
    tell_written(asked, made, "" if asked.quiet else _next_steps(directory, made, kept))
    return FINE


def _clashes(folder: Path, files: dict[str, str]) -> tuple[Diagnostic, ...]:
    if folder.exists() and not folder.is_dir():
        return (Diagnostic("init-place", "this is a file: a site needs a folder", folder.as_posix()),)
    hint = "nothing was written; move it away, or make the site in another folder: dateline init DIR"
    message = "this is here already, and is not overwritten"
    return tuple(
        Diagnostic("init-clash", message, name, hint=hint)
        for name in files
        if name not in YIELDING and (folder / name).exists()
    )


def _address(folder: Path) -> str:
    """What the git remote says, looked up once; afterwards the settings have it."""
    try:
        return address_from_remote((folder / ".git" / "config").read_text("utf-8", errors="replace"))
    except OSError:
        return ""


def _next_steps(directory: str, made: list[str], kept: list[str]) -> str:
    enter = f"  cd {directory}\n" if directory != "." else ""
    lines = "".join(f"  {name}\n" for name in made)
    kept_words = ""
    if kept:
        kept_words = f"Kept as they were: {', '.join(kept)}.\n"
        if ".gitignore" in kept:
            kept_words += "Add these two lines to .gitignore:  .dateline/  and  /site/\n"
        if "requirements.txt" in kept:
            kept_words += "Add this line to requirements.txt:  dateline\n"
    return (
        f"A new site, with one example brief:\n{lines}{kept_words}\n"
        f"Next:\n{enter}"
        "  dateline serve               look at it while you write\n"
        '  dateline new "A headline"    begin a brief, as a draft\n'
        "  git push                     then on GitHub, once: Settings, Pages, Source: GitHub Actions\n\n"
        "In a public repository everybody can read drafts, embargoed briefs and `unpublished:` notes,\n"
        "though they never appear on the site.\n"
    )
