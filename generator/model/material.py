"""The first half of linking: what is published, whom names mean, and which tellings are one event."""

from collections.abc import Iterable
from itertools import islice, repeat
from typing import TypeVar

import msgspec

from generator.diagnostics.diagnostic import UNFINISHED, Diagnostic, lowered
from generator.model.attributions import Directory
from generator.model.faults import Where, did_you_mean, fault
from generator.model.identities import by_unique_id, same_id
from generator.model.joined_events import EventNames, JoinedEvent, Tellings, join_events
from generator.model.naming import Naming, TellingsByBrief, name_everything
from generator.model.nearness import Suggester
from generator.model.publishing import Selection, choose_documents
from generator.model.readings import check_anchors
from generator.model.shared_records import SharedRecords, gather_shared
from generator.model.sifted import sift, together
from generator.model.sources import Notes, brief_notes
from generator.model.stages import Stages
from generator.model.tag_use import check_tags, odd_tags, telling_tags, typed_tags
from generator.model.tags import Vocabulary
from generator.model.tellings import Telling, brief_tellings, file_tellings
from generator.model.texts import where_of_id
from generator.model.written import SharedNotes, gather_shared_notes
from generator.parse.documents import BriefDocument, Documents, PageDocument

Document = TypeVar("Document", BriefDocument, PageDocument)
Told = tuple[tuple[str, Diagnostic], ...]
"""Faults with the id of the brief they belong to, "" for none."""


class Material(msgspec.Struct, frozen=True):
    """Everything the second half of linking works with."""

    chosen: Selection
    known: SharedRecords
    notes: dict[str, Notes]
    """By id of every brief, published or not."""
    tellings: TellingsByBrief
    """Likewise."""
    files: tuple[Telling, ...]
    naming: Naming
    joined: tuple[JoinedEvent, ...]
    event_names: EventNames
    shared_notes: SharedNotes

    @property
    def directory(self) -> Directory:
        """Everybody with a record."""
        return self.known.directory

    @property
    def vocabulary(self) -> Vocabulary:
        """The tags with a record."""
        return self.known.vocabulary

    def live_notes(self) -> dict[str, Notes]:
        """The notes of the briefs that are shown, oldest brief first."""
        return {document.id: self.notes[document.id] for document in self.chosen.live}

    def secret_events(self) -> frozenset[str]:
        """Ids of events that only unpublished briefs define."""
        hidden = self.chosen.unpublished()
        if not hidden:
            return frozenset()
        public = {each.id for each in self.files}
        public.update(each.id for document in self.chosen.live for each in self.tellings[document.id])
        return frozenset(each.id for document in hidden for each in self.tellings[document.id]) - public


def choose_published(
    documents: Documents, *, today: str, now: str, drafts: bool, future: bool
) -> tuple[Selection, Told]:
    """What is published; of two documents with one id the second is an error and is not used."""
    told: list[tuple[str, Diagnostic]] = []
    briefs, faults = by_unique_id(_drafts_last(documents.briefs), "brief")
    unfinished = {each.path for each in documents.briefs if each.record.status in UNFINISHED}
    # A draft is told so by its file: its id is that of the brief which it is taken for.
    told.extend(("", lowered([each])[0] if each.path in unfinished else each) for each in faults)
    pages, faults = by_unique_id(_drafts_last(documents.pages), "page")
    told.extend(("", each) for each in faults)
    chosen = choose_documents(
        briefs.values(),
        pages.values(),
        today=today,
        now=now,
        drafts=drafts,
        future=future,
    )
    return chosen, tuple(told)


def gather_material(documents: Documents, chosen: Selection, stages: Stages) -> tuple[Material, Told]:
    """Vocabularies, sources and tellings of all documents; names and events of those that are published."""
    shared = stages.same_members("shared", documents.shared)
    language = stages.same("language", "", documents.settings.lang)
    known, told_of_records = stages.made("known", "", gather_shared, shared, language)
    known.answer_anew()
    directory, vocabulary = known.directory, known.vocabulary
    found: list[tuple[str, Diagnostic]] = [("", each) for each in told_of_records]
    notes: dict[str, Notes] = {}
    tellings: TellingsByBrief = {}
    everybody = (*chosen.live, *chosen.unpublished())
    paths = [document.path for document in everybody]
    noted = [*stages.each("notes", brief_notes, paths, everybody, repeat(directory.sources), alike=True)]
    read = stages.each(
        "tellings", brief_tellings, paths, everybody, (own for own, _ in noted), repeat(directory)
    )
    for document, (own, faults), (told, more) in zip(everybody, noted, read, strict=True):
        notes[document.id], tellings[document.id] = own, told
        found.extend((document.id, each) for each in (*faults, *more))
    files, faults = stages.made("file tellings", "", file_tellings, shared, directory)
    found.extend(("", each) for each in faults)
    grouped = _group_tellings(chosen, tellings, files, stages)
    naming = name_everything(chosen, tellings, grouped, directory.entities, vocabulary, stages)
    joined, event_names, faults_of_events = join_events(grouped, stages)
    found.extend((telling.brief, each) for telling, each in faults_of_events)
    found.extend(_check_dates(grouped, joined, event_names))
    found.extend(_check_report_briefs(grouped, notes))
    found.extend(_check_tags(everybody, grouped, vocabulary, documents.settings.tags.strict))
    material = Material(
        chosen,
        known,
        notes,
        tellings,
        files,
        naming,
        joined,
        event_names,
        gather_shared_notes(documents.shared),
    )
    return material, tuple(found)


def _group_tellings(
    chosen: Selection, tellings: TellingsByBrief, files: tuple[Telling, ...], stages: Stages
) -> Tellings:
    hidden = chosen.unpublished()
    everybody = [document.id for document in (*chosen.live, *hidden)]
    sifted = iter(stages.each("tellings sifted", sift, everybody, (tellings[each] for each in everybody)))
    beside, shown = sift(files), together(islice(sifted, len(chosen.live)))
    unpublished, public = together(sifted), together((beside, shown))
    return Tellings(
        files=beside,
        shown=shown,
        hidden=unpublished,
        public=public,
        everything=together((public, unpublished)),
        hidden_briefs=frozenset(document.id for document in hidden),
    )


def _check_dates(grouped: Tellings, joined: tuple[JoinedEvent, ...], names: EventNames) -> Told:
    published = frozenset(event.id for event in joined)
    anybody = frozenset(names.ids.values())
    found = [*check_anchors(grouped.public.counted, names, published)]
    found += check_anchors(grouped.hidden.counted, names, anybody)
    return tuple((telling.brief, each) for telling, each in found)


def _check_report_briefs(grouped: Tellings, notes: dict[str, Notes]) -> Told:
    """Reports of records that name a brief there is none of, or a source that this brief has not."""
    suggest = Suggester(notes)
    of_brief: dict[str, Suggester] = {}
    found = []
    for telling in grouped.everything.relayed:
        for saying in telling.sayings:
            if saying.brief and saying.brief not in notes:
                where = Where(telling.where.path, saying.claim.span)
                message = f"there is no brief with the id `{saying.brief}`"
                hint = did_you_mean(suggest(saying.brief), "write its file's name without .md")
                found.append((telling.brief, fault("brief-unknown", message, where, hint)))
                continue
            key = saying.claim.source
            if (
                saying.brief
                and saying.brief != telling.brief
                and key
                and notes[saying.brief].named(key) is None
            ):
                where = Where(telling.where.path, saying.claim.span)
                message = f"the brief `{saying.brief}` has no source `{key}`"
                near = of_brief.setdefault(saying.brief, Suggester(notes[saying.brief].ids()))(key)
                found.append((telling.brief, fault("source-unknown", message, where, did_you_mean(near))))
    return tuple(found)


def _check_tags(
    documents: Iterable[BriefDocument],
    grouped: Tellings,
    vocabulary: Vocabulary,
    strict: str,
) -> Told:
    documents = tuple(documents)
    labels = [label for document in documents for label in document.record.tags]
    tagged = grouped.everything.tagged
    labels += [label for telling in tagged for label in telling.tags]
    odd = odd_tags(labels, vocabulary, strict)
    if not odd:
        return ()
    of_brief: dict[str, list[Telling]] = {}
    for telling in tagged:
        of_brief.setdefault(telling.brief, []).append(telling)
    typed = [each for telling in of_brief.get("", ()) for each in telling_tags(telling, odd)]
    for document in documents:
        typed += typed_tags(document, odd)
        typed += [each for telling in of_brief.get(document.id, ()) for each in telling_tags(telling, odd)]
    owners = {document.path: document.id for document in documents}
    faults = check_tags(typed, vocabulary, strict)
    return tuple((owners.get(each.path, ""), each) for each in faults)


def _drafts_last(group: Iterable[Document]) -> list[tuple[str, Where, Document]]:
    """Id, its place and the document: a draft that takes the id of something published is the one at fault."""
    ordered = sorted(group, key=lambda each: (each.record.status in UNFINISHED, each.path))
    # Only a clash is told with its place, which of every brief would take long to look up.
    clash = len({same_id(each.id) for each in ordered}) < len(ordered)
    return [(each.id, where_of_id(each) if clash else Where(each.path), each) for each in ordered]
