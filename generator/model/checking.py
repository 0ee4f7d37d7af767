"""What only the linked site can tell of a text: links and names that lead nowhere, missing pictures and pages."""

from collections.abc import Iterator

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.markdown.result import NameSlot, RenderedText
from generator.model.attributions import Directory
from generator.model.bodies import Surroundings, check_text
from generator.model.faults import Where, did_you_mean, fault
from generator.model.links import dead_fragment, media_like
from generator.model.names import meaning_of
from generator.model.nearness import Suggester
from generator.model.places import Places
from generator.model.sources import Notes
from generator.model.standing import check_standing
from generator.model.texts import printed_texts, where_of_id
from generator.model.witness_checks import check_brief_witnesses
from generator.parse.documents import BriefDocument, Documents, PageDocument
from generator.text.identifiers import id_of_path
from generator.text.picture_kinds import name_not_shown

_SOURCES = "sources"
"""The place of the list of sources on a brief's page; each source is `s-` and its number."""
_TAKEN_BY_PAGES = frozenset(
    [
        "briefs",
        "tags",
        "timeline",
        "events",
        "entities",
        "sources",
        "outlets",
        "quotes",
        "corrections",
        "search",
        "data",
        "media",
    ]
)


def check_brief(
    document: BriefDocument,
    notes: Notes,
    around: Surroundings,
    places: Places,
    directory: Directory,
    known: frozenset[str],
    anchors: frozenset[str],
) -> tuple[Diagnostic, ...]:
    """Links, names, references and pictures of one brief. `places`: for its surroundings, which have none.

    `anchors`: those that linking gave to its page, where its texts lead to places in themselves.
    """
    around = msgspec.structs.replace(around, places=places)
    return tuple(_check_brief(document, notes, around, directory, known, anchors))


def _check_brief(
    document: BriefDocument,
    notes: Notes,
    around: Surroundings,
    directory: Directory,
    known: frozenset[str],
    anchors: frozenset[str],
) -> Iterator[Diagnostic]:
    texts = printed_texts(document)
    for _, text in texts:
        yield from check_text(text, document.path, around, known)
        yield from _check_names_of_sources(text, document.path, notes, around)
    if any(text.fragments for _, text in texts):
        of_sources = {_SOURCES, *(f"s-{noted.number}" for noted in notes.sources)}
        yield from _check_fragments(document, anchors | of_sources)
    yield from check_standing(document, around.targets)
    yield from check_brief_witnesses(document, notes, directory)
    yield from _check_picture(document, around)


def _check_names_of_sources(
    text: RenderedText, path: str, notes: Notes, around: Surroundings
) -> Iterator[Diagnostic]:
    """`[[key]]` of a source of the brief, where nothing else has this name."""
    named = (each for each in text.body.slots if isinstance(each, NameSlot) and notes.named(each.name))
    for slot in named:
        if not meaning_of(slot.name, around.names).kind:
            message = f"nothing is called “{slot.name}” but a source"
            hint = f"write [@{slot.name}] to cite it"
            yield fault("name-unknown", message, Where(path, slot.span), hint, "warning", slot.name)


def _check_fragments(document: BriefDocument, given: frozenset[str]) -> Iterator[Diagnostic]:
    """Links to places of the same page."""
    texts = printed_texts(document)
    own = given.union(*(text.anchors for _, text in texts))
    suggest = Suggester(own)
    for _, text in texts:
        for fragment, span in text.fragments:
            if fragment and fragment not in own:
                yield dead_fragment(fragment, Where(document.path, span), suggest)


def check_page(document: PageDocument, around: Surroundings, known: frozenset[str]) -> Iterator[Diagnostic]:
    """Links and names of a plain page, and an address that another page of the site has."""
    yield from check_text(document.text, document.path, around, known)
    own = frozenset(document.text.anchors)
    suggest = Suggester(own)
    for fragment, span in document.text.fragments:
        if fragment and fragment not in own:
            yield dead_fragment(fragment, Where(document.path, span), suggest)
    if document.id in _TAKEN_BY_PAGES:
        message = f"the address /{document.id}/ belongs to the site itself"
        where = where_of_id(document)
        yield fault("page-id-taken", message, where, "give the page another `id:`, or rename its file")


def check_settings(documents: Documents, pages: frozenset[str]) -> Iterator[Diagnostic]:
    """Pages that the settings name and the site has not."""
    settings = documents.settings
    named = [(f"navigation.{index}", page) for index, page in enumerate(settings.navigation)]
    policies = settings.policies
    named += [
        (f"policies.{field}", page)
        for field in policies.__struct_fields__
        if (page := str(getattr(policies, field)))
    ]
    suggest = Suggester(pages)
    for path, page in named:
        if page not in pages:
            where = Where(documents.settings_path, documents.settings_positions.span(path))
            stem = id_of_path(page)
            near = stem if stem in pages else suggest(page)
            hint = did_you_mean(near, f"add content/pages/{stem}.md, or take it out of the settings")
            yield fault("settings-page", f"there is no page `{page}`", where, hint)


def _check_picture(document: BriefDocument, around: Surroundings) -> Iterator[Diagnostic]:
    image = document.record.image
    if image is not None and image.src and image.src not in around.targets.media:
        where = Where(document.path, document.positions.span("image.src"))
        hint = did_you_mean(media_like(image.src, around.targets), "put it into content/media/")
        yield fault("image-missing", f"there is no picture `{image.src}` below content/", where, hint)
    elif image is not None and (kind := name_not_shown(image.src)):
        where = Where(document.path, document.positions.span("image.src"))
        message = f"most browsers do not show {kind} pictures"
        yield fault("picture-format", message, where, "save it as JPEG or PNG", "warning")
