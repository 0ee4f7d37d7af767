"""How briefs stand to each other: replaced, replacing, translated, named to read next. Seen from both sides."""

from collections.abc import Iterable, Iterator

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.faults import Where, did_you_mean, fault
from generator.model.links import LinkTargets
from generator.parse.documents import BriefDocument
from generator.text.identifiers import id_of_path


class Standing(msgspec.Struct, frozen=True, gc=False):
    """Ids of published briefs that one brief is tied to."""

    supersedes: tuple[str, ...] = ()
    superseded_by: str = ""
    translations: tuple[tuple[str, str], ...] = ()
    """Language and id."""
    related: tuple[str, ...] = ()


def stand_briefs(documents: Iterable[BriefDocument], languages: dict[str, str]) -> dict[str, Standing]:
    """The ties of each published brief. `languages`: of every published brief, by id."""
    documents = tuple(documents)
    older: dict[str, dict[str, None]] = {}
    newer: dict[str, str] = {}
    translated: dict[str, dict[str, str]] = {}
    for document in documents:
        record = document.record
        for other in record.supersedes:
            if other in languages and other != document.id:
                older.setdefault(document.id, {})[other] = None
                newer.setdefault(other, document.id)
        if record.superseded_by in languages and record.superseded_by != document.id:
            newer[document.id] = record.superseded_by
            older.setdefault(record.superseded_by, {})[document.id] = None
        for language, other in record.translations.items():
            if other in languages and other != document.id:
                translated.setdefault(document.id, {})[language or languages[other]] = other
    for document in documents:
        for other in document.record.translations.values():
            if other in languages and other != document.id:
                translated.setdefault(other, {}).setdefault(languages[document.id], document.id)
    return {
        document.id: Standing(
            tuple(older.get(document.id, ())),
            newer.get(document.id, ""),
            tuple(sorted(translated[document.id].items())) if document.id in translated else (),
            tuple(each for each in document.record.related if each in languages and each != document.id),
        )
        for document in documents
    }


def check_standing(document: BriefDocument, targets: LinkTargets) -> Iterator[Diagnostic]:
    """Ids of other briefs in front matter that lead nowhere, or to what is not published."""
    for path, identity in _references(document):
        if targets.by_id.get(identity, ("", ""))[0] == "brief":
            continue
        where = Where(document.path, document.positions.span(path))
        if identity in targets.hidden:
            message = f"the brief `{identity}` is not published yet"
            yield fault(
                "link-unpublished", message, where, "publish it first, or take the reference out until then"
            )
        else:
            stem = id_of_path(identity)
            near = stem if targets.by_id.get(stem, ("", ""))[0] == "brief" else targets.suggest_id(identity)
            hint = did_you_mean(near, "write the other brief's id: its file's name without .md")
            yield fault("brief-unknown", f"there is no brief with the id `{identity}`", where, hint)


def _references(document: BriefDocument) -> Iterator[tuple[str, str]]:
    record = document.record
    yield from ((f"supersedes.{index}", each) for index, each in enumerate(record.supersedes))
    if record.superseded_by:
        yield "superseded_by", record.superseded_by
    yield from ((f"translations.{language}", each) for language, each in record.translations.items())
    yield from ((f"related.{index}", each) for index, each in enumerate(record.related))
