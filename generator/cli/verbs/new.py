"""`dateline new`: a new brief, as a draft. Never overwrites, never asks the network."""

from pathlib import Path

import click
import msgspec

from generator.build.day import choose_day
from generator.cli.asked import Asked, build_options, common_options, find_root
from generator.cli.author_files import create_files
from generator.cli.codes import FINE, WRONG
from generator.cli.new_brief import new_brief
from generator.cli.report import tell_failed, tell_faults, tell_written
from generator.diagnostics.diagnostic import Diagnostic, has_errors
from generator.load.walk import SETTINGS_NAME, ContentFile, find_files, read_bytes
from generator.model.outlets import gather_outlets, outlet_of
from generator.parse.brief import ParseRules
from generator.parse.citation_file import parse_citation_file
from generator.parse.settings import parse_settings
from generator.parse.shared import parse_shared
from generator.records.source import Source
from generator.text.identifiers import make_id
from generator.text.standard_numbers import doi_of

Told = tuple[Diagnostic, ...]


@click.command()
@click.argument("title", default="")
@click.option("--url", metavar="URL", default="", help="The address of what is summarised.")
@click.option("--doi", metavar="DOI", default="", help="Its digital object identifier.")
@click.option("--bib", metavar="FILE", default="", help="Sources from a BibTeX file.")
@click.option("--ris", metavar="FILE", default="", help="Sources from a RIS file.")
@common_options
def command(asked: Asked, title: str, url: str, doi: str, bib: str, ris: str) -> int:
    """Begins a brief: content/briefs/ID.md, with `status: draft` and today's date.

    TITLE may be left out when the source from --bib or --ris has one. Nothing is looked up on the web.
    """
    root, told = find_root(asked)
    if root is None:
        tell_failed(asked, told)
        return WRONG
    sources, told = _sources(url, doi, bib, ris)
    headline = title.strip() or next((each.title for each in sources if each.title), "")
    if not headline and not has_errors(told):
        raise click.UsageError('a brief needs a title: dateline new "A headline"')
    path, text, faults = _compose(asked, root, headline, sources, own=bool(title.strip()))
    told += faults
    if not has_errors(told):
        told += create_files(root, {path: text})
    if has_errors(told):
        tell_failed(asked, told, root)
        return WRONG
    if asked.format != "json":
        tell_faults(asked, root, told)
    tell_written(asked, (path,), f"{path}\n", told)
    return FINE


def _compose(
    asked: Asked, root: Path, headline: str, sources: tuple[Source, ...], *, own: bool
) -> tuple[str, str, Told]:
    """(path, text, faults) of the new file."""
    data, told = read_bytes(root, SETTINGS_NAME)
    settings, _, faults = parse_settings(SETTINGS_NAME, data) if data is not None else (None, None, ())
    told += faults
    if settings is None:
        return "", "", told
    files, _ = find_files(root)
    day = choose_day(build_options(asked, root), settings.timezone).today
    filled = []
    guessed: set[str] = set()
    for source in sources:
        outlet = "" if source.outlet else _guess_outlet(source, root, files)
        if outlet:
            guessed.add(source.id)
            told += (_said(f"the outlet is taken to be `{outlet}`, by its address; change it if it is not"),)
        filled.append(msgspec.structs.replace(source, outlet=outlet or source.outlet, accessed=day))
    name = make_id(headline)
    path = f"content/briefs/{name}.md"
    told += _taken(name, files)
    told += _known(root, files, [source.url for source in sources if source.url])
    return path, new_brief(headline, day, filled, source_title=not own, guessed=guessed), told


def _sources(url: str, doi: str, bib: str, ris: str) -> tuple[tuple[Source, ...], Told]:
    sources: list[Source] = []
    told: Told = ()
    if url:
        if not url.startswith(("https://", "http://")):
            raise click.BadParameter(f"{url} does not begin with https://", param_hint="--url")
        sources.append(Source(id="source", url=url))
    if doi:
        bare = doi_of(doi)
        if not bare:
            raise click.BadParameter(f"{doi} is not one; they look like 10.1000/182", param_hint="--doi")
        sources.append(Source(id="source" if not sources else "doi", doi=bare, url=f"https://doi.org/{bare}"))
    for name, ending in ((bib, ".bib"), (ris, ".ris")):
        if name:
            found, faults = _from_file(name, ending)
            sources += found
            told += faults
    return tuple(sources), told


def _from_file(name: str, ending: str) -> tuple[tuple[Source, ...], Told]:
    try:
        data = Path(name).read_bytes()
    except OSError as error:
        raise click.BadParameter(
            f"cannot read {name}: {error.strerror}", param_hint=f"--{ending[1:]}"
        ) from error
    shared, told = parse_citation_file(Path(name).with_suffix(ending).name, data)
    return (shared.sources if shared is not None else ()), told


def _guess_outlet(source: Source, root: Path, files: tuple[ContentFile, ...]) -> str:
    """The id of the outlet at whose address the site would find the source; "" where there is none."""
    found = []
    for file in files:
        data = read_bytes(root, file.path)[0] if file.kind == "outlets" else None
        found.append(parse_shared(file.path, file.kind, data, ParseRules())[0] if data is not None else None)
    outlets, _ = gather_outlets(tuple(each for each in found if each is not None), "")
    card = outlet_of(source, outlets)
    return card.id if card is not None else ""


def _taken(name: str, files: tuple[ContentFile, ...]) -> Told:
    if not name:
        hint = "a title needs a letter or a digit"
        return (Diagnostic("id-empty", "no address can be made of this title", hint=hint),)
    for file in files:
        if file.kind == "brief" and make_id(Path(file.path).stem) == name:
            message = f"there is a brief with the id `{name}` already"
            return (Diagnostic("new-taken", message, file.path, hint="give the new one another title"),)
    return ()


def _known(root: Path, files: tuple[ContentFile, ...], urls: list[str]) -> Told:
    """The first file that names one of these addresses already: perhaps the article has its brief."""
    for url in urls:
        for file in files:
            data = read_bytes(root, file.path)[0] if file.kind in ("brief", "sources") else None
            if data is not None and url.encode() in data:
                return (_said(f"{url} is named in {file.path} already"),)
    return ()


def _said(message: str) -> Diagnostic:
    return Diagnostic("new-note", message, severity="note")
