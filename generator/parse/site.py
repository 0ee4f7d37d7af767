"""The files of a site: found, each parsed from its bytes alone, and all of them gathered as documents."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from generator.diagnostics.diagnostic import UNFINISHED, Diagnostic, at_levels
from generator.load.look import CONTENT_NAME, Looked
from generator.load.walk import SETTINGS_NAME, ContentFile, FileKind, find_files, read_bytes
from generator.parse.brief import ParseRules, parse_brief, parse_page, parse_rules
from generator.parse.citation_file import is_citation_file, parse_citation_file
from generator.parse.documents import BriefDocument, Documents, PageDocument, Shared
from generator.parse.settings import parse_settings
from generator.parse.shared import parse_shared
from generator.records.site import Settings
from generator.schema.positions import Positions

Document = BriefDocument | PageDocument | Shared
NOT_PARSED: tuple[FileKind, ...] = ("media", "settings")


class SiteFiles(msgspec.Struct, frozen=True):
    """A site whose settings are read and whose files are found, none of them parsed yet."""

    settings: Settings
    settings_positions: Positions
    files: tuple[ContentFile, ...]
    rules: ParseRules


def find_site(
    root: Path, content: Sequence[Looked] | None = None
) -> tuple[SiteFiles | None, tuple[Diagnostic, ...]]:
    """The settings and the list of files; None when there is no content, or the settings cannot be used.

    `content` is a look taken already.
    """
    files, told = find_files(root, content)
    data, faults = read_bytes(root, SETTINGS_NAME)
    told += faults
    if data is None:
        return None, told
    settings, positions, faults = parse_settings(SETTINGS_NAME, data)
    told += faults
    if settings is None or not (root / CONTENT_NAME).is_dir():
        # Without content all that the settings name would be missing as well.
        return None, told
    return SiteFiles(settings, positions, files, parse_rules(settings)), told


def gather_documents(site: SiteFiles, documents: Iterable[Document]) -> Documents:
    """Everything that was read of a site; the documents stand in order of path."""
    documents = tuple(documents)
    partial = (each.path for each in documents if isinstance(each, Shared) and each.partial)
    return Documents(
        settings=site.settings,
        settings_positions=site.settings_positions,
        settings_path=SETTINGS_NAME,
        briefs=tuple(each for each in documents if isinstance(each, BriefDocument)),
        pages=tuple(each for each in documents if isinstance(each, PageDocument)),
        shared=tuple(each for each in documents if isinstance(each, Shared)),
        media=tuple(file.path.removeprefix("content/") for file in site.files if file.kind == "media"),
        unread=(*partial, *_missing(site, documents)),
    )


def _missing(site: SiteFiles, documents: Sequence[Document]) -> list[str]:
    """Files of which no document came."""
    parsed = [file.path for file in site.files if file.kind not in NOT_PARSED]
    if len(parsed) == len(documents):
        return []
    found = {each.path for each in documents}
    return [path for path in parsed if path not in found]


def parse_bytes(
    path: str, kind: FileKind, data: bytes, rules: ParseRules
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """The pure step: path, kind, bytes and rules decide the document."""
    document, told = _parse(path, kind, data, rules)
    if not rules.levels:
        return document, told
    typed = document.record if isinstance(document, BriefDocument | PageDocument) else None
    unfinished = typed is not None and typed.status in UNFINISHED
    return document, at_levels(told, dict(rules.levels), unfinished=unfinished)


def _parse(
    path: str, kind: FileKind, data: bytes, rules: ParseRules
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    if kind == "brief":
        return parse_brief(path, data, rules)
    if kind == "page":
        return parse_page(path, data, rules)
    if kind == "sources" and is_citation_file(path):
        return parse_citation_file(path, data)
    return parse_shared(path, kind, data, rules)
