"""What must not be found in a site, and what may: as texts, ids and addresses, for the proof in leaks.py.

Knows documents and what they hold; how outputs are searched is no matter of this file.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from html import escape
from itertools import chain
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from generator.markdown.result import Body, CitationSlot, EventDateSlot, NameSlot, RenderedText
from generator.model.publishing import Selection
from generator.model.stages import Stages
from generator.parse.documents import BriefDocument, Documents, PageDocument, Shared
from generator.records.brief import Brief, Page
from generator.render.theme import theme_folder
from generator.schema.field import Kind
from generator.schema.positions import Positions
from generator.schema.texts import texts_of_kinds
from generator.text.identifiers import make_id
from generator.text.wording import Wording

FEWEST_WORDS = 8
"""So many words in the same order are no chance."""

File = TypeVar("File", BriefDocument, PageDocument, Shared)
Reason = Literal["draft", "review", "scheduled", "embargoed", "withdrawn", "notes", "media"]

_REASONS: dict[str, Reason] = {
    "review": "review",
    "scheduled": "scheduled",
    "embargoed": "embargoed",
}
_COMPUTED = frozenset(
    {"date", "date_text", "figure", "figures", "isbn", "licence", "number", "pages", "point", "says", "span"}
    | {"stored", "when", "within"}
)
"""Keys of what is written anew in words of the program's own, so that like things come out alike."""
_NAMING: frozenset[Kind] = frozenset({"tag", "entity", "outlet"})
_ANCHORS = ("e-", "q-")
_ADDRESS = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:/?/?[^\s]+|/\S+|media/\S.*)\Z")
_PACKAGE = Path(__file__).parent.parent
_PROGRAM_ENDINGS = (".py", ".toml", ".html", ".xml", ".json", ".css")


class Hidden(msgspec.Struct, frozen=True):
    """What must not be found of one file. Texts may be plain or HTML."""

    path: str
    reason: Reason
    texts: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


class Published(msgspec.Struct, frozen=True):
    """What may be shown of one file, made only when somebody asks. `folder` is where most of it is shown."""

    path: str
    folder: str
    told: Callable[[], Iterable[bytes]]
    source: object = None
    """While this is the very same value the texts are the same; None where nobody can tell."""
    printed: Callable[[], Iterable[bytes]] = tuple
    """Of its texts those that pages print as they are."""

    def texts(self) -> Iterator[bytes]:
        """All that it says. Most of what is asked for stands in the body."""
        yield from self.printed()
        yield from self.told()


class SiteInputs(msgspec.Struct, frozen=True):
    """All that a site is made from, and what of it is published today."""

    documents: Documents
    chosen: Selection
    used_media: tuple[str, ...] = ()
    """Paths below content/ of the media that published text uses."""
    stray: tuple[tuple[str, str], ...] = ()
    """(path, text) of files in content/ that no published text uses and that are no document."""


def hidden_files(inputs: SiteInputs, stages: Stages) -> tuple[Hidden, ...]:
    """Of what is left out all, of withdrawn briefs the text, of the others the notes; and files that nobody uses."""
    found = list(_hidden(inputs, stages))
    open_names = _open_names(inputs) if any(each.ids for each in found) else set()
    named = (
        msgspec.structs.replace(each, ids=tuple(i for i in each.ids if i not in open_names)) for each in found
    )
    kept = (stages.same("hidden but for names", f"{each.reason} {each.path}", each) for each in named)
    return tuple(sorted(kept, key=lambda hidden: (hidden.path, hidden.reason)))


def hides_something(inputs: SiteInputs) -> bool:
    """Whether there is anything that must not be found."""
    return any(True for _ in _hidden(inputs, Stages()))


def _hidden(inputs: SiteInputs, stages: Stages) -> Iterator[Hidden]:
    whole = [(each.document, _REASONS.get(each.reason, "draft")) for each in inputs.chosen.hidden]
    whole += ((each.document, "withdrawn") for each in inputs.chosen.withdrawn)
    for document, reason in whole:
        yield stages.made("hidden", document.path, _hide, document, reason)
    published: tuple[BriefDocument | PageDocument, ...] = (*inputs.chosen.live, *inputs.chosen.pages)
    for document in published:
        if document.record.unpublished is not None:
            yield stages.made("notes hidden", document.path, _hide_notes, document)
    texts_by_path = dict(inputs.stray)
    unused = {
        f"content/{path}": (path,) for path in set(inputs.documents.media).difference(inputs.used_media)
    }
    for path in {*texts_by_path, *unused}:
        text = texts_by_path.get(path)
        yield Hidden(path, "media", (text,) if text else (), unused.get(path, ()))


def published_files(inputs: SiteInputs) -> tuple[Published, ...]:
    """Every input that may be shown: settings, shared records, what is published of briefs and pages, the program.

    A shared record is no secret, even where only a draft uses it: that it is left out is the model's to see to.
    """
    chosen = inputs.chosen
    found = [Published("settings", "", partial(_settings_texts, inputs))]
    found += (_of(each, _shared_texts) for each in inputs.documents.shared)
    found += (_of(each, _told_texts, f"briefs/{each.id}/", _printed_texts) for each in chosen.live)
    found += (_of(each, _told_texts, f"{each.id}/", _printed_texts) for each in chosen.pages)
    found += (_of(each.document, _notice_texts) for each in chosen.withdrawn)
    return (*found, Published("program", "", _program_texts))


def _of(
    document: File,
    told: Callable[[File], Iterable[bytes]],
    folder: str = "",
    printed: Callable[[File], Iterable[bytes]] = lambda _: (),
) -> Published:
    return Published(document.path, folder, partial(told, document), document, partial(printed, document))


def _open_names(inputs: SiteInputs) -> set[str]:
    """Ids of tags, people, places and outlets that published briefs and shared records name as well."""
    names: set[str] = set()
    for document in inputs.chosen.live:
        record = document.record
        names.update(record.tags, record.people, record.orgs, record.places)
        names.update(source.outlet for source in record.sources if source.outlet)
        for event in document.text.events:
            names.update(event.tags, event.entities, event.places, event.actors)
    for shared in inputs.documents.shared:
        for records in (shared.tags, shared.entities, shared.outlets):
            names.update(each.id for each in records)
    return set(map(make_id, names))


def _settings_texts(inputs: SiteInputs) -> Iterator[bytes]:
    yield _encoded([inputs.documents.settings, inputs.used_media])


def _shared_texts(shared: Shared) -> Iterator[bytes]:
    yield _encoded(msgspec.structs.replace(shared, positions=Positions(), fields={}))
    yield from _as_bytes(_printed(shared.fields.values()))


def _printed_texts(document: BriefDocument | PageDocument) -> Iterator[bytes]:
    return _as_bytes((*_said(document), *_printed(_rendered(document))))


def _told_texts(document: BriefDocument | PageDocument) -> Iterator[bytes]:
    record: Brief | Page = document.record
    record = msgspec.structs.replace(record, unpublished=None)
    yield _encoded([document.id, record, _without_body(document.text)])


def _notice_texts(withdrawn: BriefDocument) -> Iterator[bytes]:
    record = withdrawn.record
    yield _encoded([withdrawn.id, str(withdrawn.title), record.aliases, record.changes])


def _program_texts() -> Iterator[bytes]:
    """Words of theme and program are no secret either, whoever typed them as well."""
    for folder in (theme_folder(), *(_PACKAGE / name for name in ("render/interface", "pages", "exports"))):
        for path in sorted(folder.rglob("*.*")):
            if path.suffix in _PROGRAM_ENDINGS:
                yield path.read_bytes()


def _hide(document: BriefDocument | PageDocument, reason: Reason) -> Hidden:
    typed: Brief | Page = document.record
    rendered = _rendered(document)
    said = _said(document)
    ids = [document.id]
    if reason == "withdrawn" and isinstance(document, BriefDocument):
        typed = msgspec.structs.replace(document.record, id="", aliases=(), changes=())
        said = said[1:]
        rendered = (
            document.text,
            *(text for path, text in document.fields.items() if "changes." not in path),
        )
        ids = []
    typed_events = typed.events if isinstance(typed, Brief) else ()
    ids += (event.id for event in typed_events)
    ids += (event.id for event in document.text.events)
    ids += (anchor for text in rendered for anchor in text.anchors if anchor.startswith(_ANCHORS))
    ids += (make_id(name) for name in _names(typed, document.text))
    told = (msgspec.to_builtins(_without_body(text), enc_hook=list) for text in rendered)
    texts, addresses = _sorted_out(chain(_strings(msgspec.to_builtins(typed)), *map(_strings, told)))
    return Hidden(
        document.path,
        reason,
        texts=(*said, *texts, *_printed(rendered)),
        addresses=addresses,
        ids=tuple(each for each in dict.fromkeys(ids) if each),
    )


def _hide_notes(document: BriefDocument | PageDocument) -> Hidden:
    texts, addresses = _sorted_out(_strings(document.record.unpublished))
    return Hidden(document.path, "notes", texts, addresses)


def _said(document: BriefDocument | PageDocument) -> tuple[str, ...]:
    """Headline and standfirst; those of a page stand in its record."""
    return (str(document.title), str(document.standfirst)) if isinstance(document, BriefDocument) else ()


def _rendered(document: BriefDocument | PageDocument) -> tuple[RenderedText, ...]:
    fields = document.fields.values() if isinstance(document, BriefDocument) else ()
    return (document.text, *fields)


def _printed(rendered: Iterable[RenderedText]) -> Iterator[str]:
    """Each text as it is printed without its citations."""
    return (" ".join(_pieces(text)) for text in rendered)


def _pieces(text: RenderedText) -> list[str]:
    """The HTML of a text between its citations and dates."""
    segments = text.body.segments
    pieces = [segments[0]]
    for slot, segment in zip(text.body.slots, segments[1:], strict=True):
        if isinstance(slot, CitationSlot | EventDateSlot):
            pieces.append(segment)
        else:
            words = escape(slot.words or slot.name) if isinstance(slot, NameSlot) else ""
            pieces[-1] += words + segment
    return pieces


def _without_body(text: RenderedText) -> RenderedText:
    """What a text says besides its HTML: marked words, headings, addresses, the first paragraph."""
    return msgspec.structs.replace(text, body=Body(), plain=Wording())


def _names(typed: Brief | Page, text: RenderedText) -> Iterator[str]:
    """Tags, people, places and outlets, each of which would have a page if the document were published."""
    yield from (name for _, name, _ in texts_of_kinds(typed, _NAMING))
    for event in text.events:
        yield from (*event.tags, *event.entities, *event.places, *event.actors)
    yield from (slot.name for slot in text.body.slots if isinstance(slot, NameSlot))


def _strings(value: object) -> Iterator[str]:
    """Every text in free data, keys among them, but for what is computed anew when it is shown."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _COMPUTED:
                yield str(key)
                yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


def _sorted_out(strings: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(texts, addresses), each once."""
    unique = dict.fromkeys(strings)
    addresses = tuple(each for each in unique if _ADDRESS.match(each))
    return tuple(each for each in unique if not _ADDRESS.match(each)), addresses


def _encoded(value: object) -> bytes:
    return msgspec.json.encode(value, enc_hook=list)


def _as_bytes(texts: Iterable[str]) -> Iterator[bytes]:
    return (text.encode("utf-8", "replace") for text in texts)
