"""Sources: shared and a brief's own, merged field by field, and how a brief uses them."""

from collections.abc import Callable

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.edtf.value import EdtfDate
from generator.model.body import Prose
from generator.model.faults import Where, did_you_mean, fault
from generator.model.identities import by_unique_id
from generator.model.nearness import Suggester
from generator.model.texts import cited_keys
from generator.model.web import source_marks
from generator.model.written import SourceNotes, source_notes
from generator.parse.documents import BriefDocument, Shared
from generator.records.source import Source

_BLANK = Source()
_FEW = 8
"""Sources of a brief that are looked through one after the other."""


class OutletCard(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Who published: `id` is "" for an outlet without a record; `page` when it has a page of its own."""

    name: str
    id: str = ""
    page: bool = False
    language: str = ""


class SiteSource(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One source of the site.

    `key` is unique in the site: the id of a shared source, else `<brief>/<id>`; one address is one source,
    so briefs that cite the same address share the first brief's key.
    """

    key: str
    id: str
    record: Source
    """Merged: a brief's fields over the shared ones."""
    outlet: OutletCard | None = None
    published: EdtfDate | None = None
    via: tuple[str, ...] = ()
    """Names to print, from the source itself towards the origin."""
    by: tuple[str, ...] = ()
    note: Prose = Prose()
    """Our annotation."""
    version_notes: tuple[Prose, ...] = ()
    """What differed in each of the record's versions, in their order."""
    briefs: tuple[str, ...] = ()
    """Ids of the published briefs that cite it; only in `Site.sources`, so that a brief's page stays as it is
    when another brief cites the same source."""


class SourceUse(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A source in one brief: its number there (from 1, in the order of the notes) and its role."""

    number: int
    role: str
    source: SiteSource


def summarised(uses: tuple[SourceUse, ...], *, original: bool) -> tuple[SourceUse, ...]:
    """The sources that a brief summarises: the primary ones, else its first; our own analysis has none but these."""
    primary = tuple(use for use in uses if use.role == "primary")
    return primary or (() if original else uses[:1])


class SharedSource(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A source of content/sources/."""

    record: Source
    published: EdtfDate | None
    where: Where
    notes: SourceNotes | None = None


class SharedSources(msgspec.Struct, frozen=True):
    """All of them by id, with the nearest id for a misspelt key."""

    records: dict[str, SharedSource]
    suggest: Suggester
    by_mark: dict[str, str] = {}
    """What makes two records one source (address, DOI) to the id of the first that has it."""
    twice: dict[str, str] = {}
    """Records of an article that has one already, by id, and that one."""

    def same_as(self, source: Source) -> str:
        """The id of the record that describes this article, by its own id or its address; "" where there is none."""
        if not self.records:
            return ""
        if source.id in self.records:
            return source.id
        marks = source_marks(source.url, source.doi)
        return next((self.by_mark[mark] for mark in marks if mark in self.by_mark), "")


class NotedSource(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A source as one brief knows it. Its number is its place in the notes, from 1."""

    id: str
    record: Source
    published: EdtfDate | None
    number: int
    role: str
    shared: str = ""
    """Id of the record of content/sources/ that it is; "" for one that the brief alone describes."""
    notes: SourceNotes | None = None
    """What is written of it, None for most."""


class Notes(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """The numbered sources of one brief."""

    brief: str
    sources: tuple[NotedSource, ...]
    by_id: dict[str, NotedSource] | None = None
    """Only where there are many."""

    def named(self, key: str) -> NotedSource | None:
        """The source with this id."""
        if self.by_id is not None:
            return self.by_id.get(key)
        return next((each for each in self.sources if each.id == key), None)

    def ids(self) -> tuple[str, ...]:
        """Of all sources, in their order."""
        return tuple(each.id for each in self.sources)

    def only(self) -> NotedSource | None:
        """The brief's only source, or None when it has several or none."""
        return self.sources[0] if len(self.sources) == 1 else None


def gather_sources(shared: tuple[Shared, ...]) -> tuple[SharedSources, tuple[Diagnostic, ...]]:
    """All records of content/sources/; two with one id are an error."""
    entries = []
    for file in shared:
        for index, record in enumerate(file.sources):
            where = Where(file.path, file.positions.span(f"sources.{index}.id"))
            reading = file.dates.get(f"sources.{index}.published")
            published = reading.date if reading else None
            notes = source_notes(file, f"sources.{index}", record)
            entries.append((record.id, where, SharedSource(record, published, where, notes)))
    records, told = by_unique_id(entries, "source")
    by_mark: dict[str, str] = {}
    twice: dict[str, str] = {}
    for identity in sorted(records):
        for mark in source_marks(records[identity].record.url, records[identity].record.doi):
            first = by_mark.setdefault(mark, identity)
            if first != identity:
                twice.setdefault(identity, first)
    return SharedSources(records, Suggester(records), by_mark, twice), told


def brief_notes(document: BriefDocument, shared: SharedSources) -> tuple[Notes, tuple[Diagnostic, ...]]:
    """A brief's sources in the order of its notes: its own as typed, then shared ones by first citation."""
    own, told = _own_sources(document, shared)
    typed = tuple(own)
    suggest = Suggester(typed)
    cited: dict[str, None] = {}
    faults: list[Diagnostic] = []
    for key, where in cited_keys(document):
        if key in own or key in shared.records:
            cited[key] = None
        else:
            near = suggest(key) or shared.suggest(key)
            faults.append(_unknown_key(key, where, near, typed))
    for key in cited:
        if key not in own:
            found = shared.records[key]
            own[key] = NotedSource(key, found.record, found.published, 0, found.record.role, key, found.notes)
    if not own and not document.record.original and not faults and not _typed_in_vain(document):
        faults.append(_no_source(document))
    sources = _numbered(tuple(own.values()), original=document.record.original)
    by_id = {each.id: each for each in sources} if len(sources) > _FEW else None
    notes = Notes(document.id, sources, by_id)
    return notes, (*told, *faults)


def merge_source(own: Source, shared: Source, typed: Callable[[str], bool]) -> Source:
    """The shared record with every field that the brief gives itself. `typed`: whether a field stands there."""
    given = {
        name: value
        for name in Source.__struct_fields__
        if (value := getattr(own, name)) != getattr(_BLANK, name) or typed(name)
    }
    return msgspec.structs.replace(shared, **given)


def _own_sources(
    document: BriefDocument, shared: SharedSources
) -> tuple[dict[str, NotedSource], tuple[Diagnostic, ...]]:
    record = document.record
    typed = [("source", record.source)] if record.source is not None else []
    typed += [(f"sources.{index}", source) for index, source in enumerate(record.sources)]
    own: dict[str, NotedSource] = {}
    places: dict[str, str] = {}
    told = []

    def where(path: str) -> Where:
        return Where(document.path, document.positions.span(f"{path}.id"))

    for path, source in typed:
        named = source.id not in ("", "source")
        key = source.id if named else _free_key(own)
        if key in own:
            line = _line(where(places[key]))
            message = f"this brief has two sources with the id `{key}`: the first is in line {line}"
            told.append(fault("source-id-twice", message, where(path), "give one of them another id"))
            continue
        places[key] = path
        named_so = source if source.id == key else msgspec.structs.replace(source, id=key)
        own[key] = _own_source(document, path, named_so, shared)
        if not own[key].shared and named and source == Source(id=key) and not _is_described(document, path):
            message = f"there is no source `{key}`, and nothing is said of it here"
            otherwise = "write its address: `{id: " + key + ", url: https://…}`"
            hint = did_you_mean(shared.suggest(key), otherwise)
            told.append(fault("source-unknown", message, where(path), hint))
    return own, tuple(told)


def _is_described(document: BriefDocument, path: str) -> bool:
    """Whether a field beside the id says something of it that could not be read, which was told."""
    texts = (name for name in Source.__struct_fields__ if getattr(_BLANK, name) in ("", ()) and name != "id")
    places = (document.positions.place(f"{path}.{name}") for name in texts)
    return any(place is not None and place[2] > 1 for place in places)


def _own_source(document: BriefDocument, path: str, source: Source, shared: SharedSources) -> NotedSource:
    reading = document.dates.get(f"{path}.published")
    published = reading.date if reading else None
    notes = source_notes(document, path, source)
    same = shared.same_as(source)
    if same:
        found = shared.records[same]
        source = merge_source(
            source, found.record, lambda name: document.positions.place(f"{path}.{name}") is not None
        )
        published = published if reading else found.published
        notes = _merge_notes(notes, found.notes, source)
    return NotedSource(source.id, source, published, 0, source.role, same, notes)


def _merge_notes(own: SourceNotes | None, shared: SourceNotes | None, merged: Source) -> SourceNotes | None:
    """Each from where the merged record has it."""
    own, shared = own or SourceNotes(), shared or SourceNotes()
    note = (own.note or shared.note) if merged.note else None
    versions = (own.versions or shared.versions) if merged.versions else ()
    return SourceNotes(note, versions) if note or versions else None


def _free_key(own: dict[str, NotedSource]) -> str:
    """The id of a source typed without one."""
    key, number = "source", 1
    while key in own:
        number += 1
        key = f"source-{number}"
    return key


def _line(where: Where) -> int:
    return where.span.line if where.span else 1


def _numbered(sources: tuple[NotedSource, ...], *, original: bool) -> tuple[NotedSource, ...]:
    """Numbers and roles: the first source is primary unless another says that it is, the others corroborate.

    Our own analysis summarises none of its sources, so that none is primary unless it is said to be.
    """
    has_primary = original or any(each.role == "primary" for each in sources)
    numbered = []
    for number, each in enumerate(sources, start=1):
        primary = number == 1 and not has_primary
        role = each.role or ("primary" if primary else "corroborating")
        numbered.append(
            NotedSource(each.id, each.record, each.published, number, role, each.shared, each.notes)
        )
    return tuple(numbered)


def _unknown_key(key: str, where: Where, near: str | None, own: tuple[str, ...]) -> Diagnostic:
    known = ", ".join(f"`{each}`" for each in own[:5])
    otherwise = f"this brief's sources are {known}" if known else "list it under `sources:` with this id"
    return fault("source-unknown", f"there is no source `{key}`", where, did_you_mean(near, otherwise))


def _typed_in_vain(document: BriefDocument) -> bool:
    """Whether a source is typed that could not be read, which was told; brackets and blanks are no source."""
    record, place = document.record, document.positions.place
    in_vain = (
        place(key) for key, value in (("source", record.source), ("sources", record.sources)) if not value
    )
    return any(found is not None and found[2] > 1 for found in in_vain)


def _no_source(document: BriefDocument) -> Diagnostic:
    where = Where(document.path, document.positions.span("title"))
    hint = "add `source: https://…`, or `original: true` where the brief is your own analysis"
    return fault("source-missing", "this brief names no source", where, hint)
