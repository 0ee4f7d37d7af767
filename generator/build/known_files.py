"""What the files of a site became, for verbs that build nothing: as it is remembered where a file is what it was.

Stands beside reading.py, which keeps what it reads. Nothing is written anywhere; what is damaged is read anew.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from generator.build.options import Progress
from generator.build.parsing import ParsedFile, whole_decoder
from generator.build.reading import known_of, parse_files, parsed_kinds, rules_key, sort_out
from generator.build.repeated import one_of_each
from generator.build.timings import Timed
from generator.crew import Crew
from generator.diagnostics.diagnostic import Diagnostic
from generator.load.walk import ContentFile, FileKind
from generator.memory.memory import Memory
from generator.memory.remembered import RememberedFile, cache_folder, read_remembered
from generator.memory.shards import DamagedCacheError, Shards
from generator.parse.documents import Documents
from generator.parse.site import Document, SiteFiles, find_site, gather_documents
from generator.state import state_folder

Told = tuple[Diagnostic, ...]


def read_known(
    root: Path,
    crew: Crew,
    *,
    rehash: bool = False,
    progress: Progress | None = None,
    timed: Timed | None = None,
) -> tuple[Documents | None, Told]:
    """Every file of the site below `root`, and what is wrong in them; None without content or usable settings.

    With `rehash` no file is known by its times. Raises OSError.
    """
    site, told = find_site(root)
    if site is None:
        return None, told
    found = parsed_kinds(site)
    kept, changed = _recalled(root, site, found, rehash=rehash)
    decode, thin = whole_decoder(), one_of_each()
    documents: dict[str, Document] = {}
    faults: dict[str, Told] = {}

    def take(file: ParsedFile) -> None:
        faults[file.path] = file.told
        if file.document:
            document = decode(file.kind, file.document, file.wording_rows, file.wordings)
            documents[file.path] = thin(document, file.path)

    with Shards(cache_folder(state_folder(root))) as shards:
        for file in found:
            if file.path in kept:
                try:
                    take(_recalled_file(kept[file.path], file.kind, shards))
                except (DamagedCacheError, msgspec.DecodeError, UnicodeDecodeError):
                    changed.append(file)
    for parsed in parse_files(root, changed, site.rules, crew, progress, timed):
        take(parsed)
    told += tuple(fault for path in sorted(faults) for fault in faults[path])
    return gather_documents(site, (documents[path] for path in sorted(documents))), told


def _recalled(
    root: Path, site: SiteFiles, found: Sequence[ContentFile], *, rehash: bool
) -> tuple[Mapping[str, RememberedFile], list[ContentFile]]:
    """(what is remembered of the files that are the same, the others)."""
    try:
        last = read_remembered(cache_folder(state_folder(root)), rules_key(site), Memory())
    except (DamagedCacheError, OSError):
        last = None
    return sort_out(root, found, *known_of(last, rehash=rehash))


def _recalled_file(file: RememberedFile, kind: FileKind, shards: Shards) -> ParsedFile:
    """A file as it was parsed. Raises DamagedCacheError."""
    return ParsedFile(
        file.path,
        kind,
        file.times,
        file.hash,
        shards.read(file.document) if file.document is not None else b"",
        file.wording_rows,
        shards.read(file.wordings) if file.wordings is not None else b"",
        file.told,
    )
