"""One brief's or plain page's bytes become a document. Pure: the same in, the same out."""

import posixpath
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

import msgspec

from generator.diagnostics.diagnostic import UNFINISHED, Diagnostic, lowered
from generator.diagnostics.span import Span
from generator.load.front_matter import decode_text, split_front_matter
from generator.load.yaml import read_yaml
from generator.markdown.engine import render_text
from generator.markdown.result import RenderedText
from generator.parse.documents import BriefDocument, PageDocument
from generator.parse.field_texts import read_field_texts
from generator.parse.plain_fields import check_plain_fields
from generator.records.brief import Brief, Page
from generator.records.event import Event
from generator.records.site import Settings
from generator.schema.check import check_record
from generator.schema.declared import declared
from generator.schema.field import Record
from generator.schema.gates import read_foreign_gates
from generator.schema.node import Mapping
from generator.schema.positions import FieldPlaces
from generator.schema.shapes import empty_words
from generator.schema.source_lines import SourceLines
from generator.text.fold import fold_name
from generator.text.identifiers import make_id
from generator.text.judgements import mixed_judgement, mixed_words
from generator.text.wording import Wording

R = TypeVar("R", bound=Record)
_NO_KEY = frozenset({"yaml-missing-colon", "yaml-indent"})
_CUT = "yaml-comment-cut"
_NOTES = "unpublished"
_HIDING_FOLDERS = frozenset(
    {"draft", "drafts", "embargoed", "hidden", "private", "secret", "unpublished", "wip"}
)


class ParseRules(msgspec.Struct, frozen=True):
    """The settings that parsing depends on, and nothing else: part of the key of the cache."""

    language: str = "en"
    timezone: str = "UTC"
    allow_html: bool = False
    levels: tuple[tuple[str, str], ...] = ()
    """Codes with the level that the settings give them."""


def parse_rules(settings: Settings) -> ParseRules:
    """What of the settings decides how a file is parsed."""
    levels = tuple(sorted(settings.checks.items()))
    return ParseRules(settings.lang, settings.timezone, settings.html, levels)


class _Front(msgspec.Struct, frozen=True):
    node: Mapping
    lines: tuple[str, ...]
    first_line: int
    """Those of the YAML, and the number of the first."""
    body: str
    body_first_line: int


def parse_brief(
    path: str, data: bytes, rules: ParseRules
) -> tuple[BriefDocument | None, tuple[Diagnostic, ...]]:
    """One file of content/briefs/: (document, diagnostics). Faults of a draft are warnings.

    Without a document the file could not be understood at all; its diagnostics say why.
    """
    front, told = _read_front(path, data)
    if front is None:
        return None, told
    record, places, faults = _check(front, Brief, path, rules.language)
    told = _told_once(told, faults)
    if record is None:
        return None, lowered(told) if _says_draft(front.node) else told
    brief_id = record.id or make_id(stem(path))
    keys = frozenset(each.id for each in (record.source, *record.sources) if each is not None and each.id)
    text, faults = _render_body(front, path, brief_id, record.lang, record.dir, rules, keys)
    told += (
        faults
        + _kept_back_by_name(path, front.node)
        + _named(path, brief_id)
        + _judged(record, places, path, rules)
    )
    texts, faults = read_field_texts(
        [("", record)],
        places,
        path=path,
        brief_id=brief_id,
        language=record.lang or rules.language,
        lines=front.lines,
        first_line=front.first_line,
    )
    told += faults
    document = BriefDocument(
        path=path,
        id=brief_id,
        record=msgspec.structs.replace(
            record, title="", summary="", events=tuple(map(_without_wording, record.events))
        ),
        positions=places.packed(),
        title=Wording(record.title),
        title_key=Wording(fold_name(record.title)),
        standfirst=Wording(record.summary),
        text=text,
        date=civil_day(record.date, rules.timezone),
        updated=civil_day(record.updated, rules.timezone),
        fields=texts.fields,
        dates=texts.dates,
        figures=texts.figures,
        embargo_refused=_refuses_embargo(front.node, record, places),
    )
    return document, lowered(told) if record.status in UNFINISHED else told


def _refuses_embargo(node: Mapping, record: Brief | Page, places: FieldPlaces) -> bool:
    """`embargo:` and `embargo: ~` say that there is none, and are at most one letter long."""
    if record.embargo or not any(key.text == "embargo" for key, _ in node.entries):
        return False
    place = places.place("embargo")
    return place is not None and place[2] > 1


def _kept_back_by_name(path: str, node: Mapping) -> tuple[Diagnostic, ...]:
    """Other programs leave out what has such a name; here only what it says of its status counts."""
    if any(key.text == "status" and not empty_words(value) for key, value in node.entries):
        return ()
    *folders, name = path.split("/")[2:]
    gates = [f"{each}/" for each in folders if each.startswith("_") or each.casefold() in _HIDING_FOLDERS]
    gates += [name] if name.startswith("_") or name.casefold().endswith(".draft.md") else []
    if not gates:
        return ()
    message = f"`{gates[0]}` in its path keeps nothing back here, and it says nothing of its status"
    hint = "write `status: draft` to hold it back, or `status: published` if it may be read"
    return (Diagnostic("gate-place", message, path, Span(1, 1), hint),)


def _without_wording(event: Event) -> Event:
    """The event without what stands in the document's fields as wording."""
    if not (event.because or event.summary or event.note):
        return event
    return msgspec.structs.replace(event, because="", summary="", note="")


def _judged(record: Brief, places: FieldPlaces, path: str, rules: ParseRules) -> tuple[Diagnostic, ...]:
    mixed = mixed_judgement(record.summary, record.lang or rules.language)
    if mixed is None:
        return ()
    message, hint = mixed_words(*mixed)
    return (Diagnostic("judgement-mixed", message, path, places.span("summary"), hint, "warning"),)


def parse_page(
    path: str, data: bytes, rules: ParseRules
) -> tuple[PageDocument | None, tuple[Diagnostic, ...]]:
    """One file of content/pages/: (document, diagnostics)."""
    front, told = _read_front(path, data)
    if front is None:
        return None, told
    record, places, faults = _check(front, Page, path, rules.language)
    told = _told_once(told, faults)
    if record is None:
        return None, lowered(told) if _says_draft(front.node) else told
    page_id = record.id or make_id(stem(path))
    text, faults = _render_body(front, path, page_id, record.lang, record.dir, rules)
    told += faults + _kept_back_by_name(path, front.node) + _named(path, page_id) + _told_in_page(path, text)
    told += check_plain_fields([("", record)], places, path, front.lines, front.first_line)
    document = PageDocument(
        path=path,
        id=page_id,
        record=record,
        positions=places.packed(),
        text=text,
        date=civil_day(record.date, rules.timezone),
        embargo_refused=_refuses_embargo(front.node, record, places),
    )
    return document, lowered(told) if record.status in UNFINISHED else told


def stem(path: str) -> str:
    """The file's name without folder and ending; for `index.md` the folder's name."""
    name = posixpath.splitext(posixpath.basename(path))[0]
    return posixpath.basename(posixpath.dirname(path)) if name == "index" else name


def civil_day(text: str, timezone: str) -> str:
    """YYYY-MM-DD of a checked day or RFC 3339 instant, as the calendar of the site's zone has it."""
    if len(text) <= 10:
        return text
    instant = datetime.fromisoformat(text.replace(" ", "T", 1).replace("Z", "+00:00"))
    return instant.astimezone(ZoneInfo(timezone)).date().isoformat()


def _read_front(path: str, data: bytes) -> tuple[_Front | None, tuple[Diagnostic, ...]]:
    text, told = decode_text(data, path)
    if text is None:
        return None, told
    split, faults = split_front_matter(text, path)
    told += faults
    if split is None:
        return None, told
    node, faults = read_yaml(split.yaml, path, split.yaml_first_line)
    told += faults
    if node is None and not faults:
        node = Mapping((), Span(split.yaml_first_line, 1))
    if not isinstance(node, Mapping):
        if node is not None:
            message = "the front matter is not a list of keys and values"
            hint = "write one `key: value` on each line, for example `title: …`"
            told += (Diagnostic("front-matter-shape", message, path, node.span, hint),)
        return None, told
    told = tuple(each for each in told if each.code != "yaml-comma" or not _in_notes(node, _line(each)))
    lines = tuple(split.yaml.split("\n"))
    return _Front(node, lines, split.yaml_first_line, split.body, split.body_first_line), told


def _in_notes(node: Mapping, line: int) -> bool:
    """Whether a line stands in a writer's own notes, in which names need no values."""
    above = [key.text for key, _ in node.entries if key.span.line <= line]
    return above[-1:] == [_NOTES]


def _render_body(
    front: _Front,
    path: str,
    identity: str,
    language: str,
    direction: str,
    rules: ParseRules,
    keys: frozenset[str] = frozenset(),
) -> tuple[RenderedText, tuple[Diagnostic, ...]]:
    return render_text(
        front.body,
        path=path,
        first_line=front.body_first_line,
        brief_id=identity,
        language=language or rules.language,
        allow_html=rules.allow_html,
        direction=direction,
        keys=keys,
    )


def _check(
    front: _Front, record_class: type[R], path: str, language: str
) -> tuple[R | None, FieldPlaces, tuple[Diagnostic, ...]]:
    source = SourceLines(front.lines, front.first_line)
    kept, meant, told = read_foreign_gates(front.node, path, source, declared(record_class).fields)
    record, places, faults = check_record(kept, record_class, path, language=language, source=source)
    if record is not None and meant:
        known = {key: text for key, text in meant.items() if key in record.__struct_fields__}
        record = msgspec.structs.replace(record, **known)
    return record, places, told + faults


def _told_once(told: tuple[Diagnostic, ...], faults: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """What was told of the YAML and of its fields, without what only follows from something told already.

    A key in a line that was told to be none of its own is not unknown as well; a text that is cut off as a comment
    where one must stand is an error, and not missing as well. A link where an address belongs needs no quotes.
    """
    links = {_line(each) for each in faults if each.code == "url-form"}
    told = tuple(each for each in told if each.code != "yaml-bracket" or _line(each) not in links)
    no_keys = {_line(each) for each in told if each.code in _NO_KEY}
    cut = {_line(each) for each in told if each.code == _CUT}
    emptied = cut.intersection(_line(each) for each in faults if each.code == "field-missing")
    raised = (
        msgspec.structs.replace(each, severity="error")
        if each.code == _CUT and _line(each) in emptied
        else each
        for each in told
    )
    commas = {_line(each) for each in told if each.code == "yaml-comma"}
    follow = {"field-missing": emptied, "field-unknown": no_keys, "field-empty": cut}
    follow |= {"field-list": commas, "field-value": commas}
    return (*raised, *(each for each in faults if _line(each) not in follow.get(each.code, ())))


def _line(diagnostic: Diagnostic) -> int:
    return diagnostic.span.line if diagnostic.span is not None else 0


def _says_draft(node: Mapping) -> bool:
    """Whether a file too broken to be read was at least marked as a draft."""
    return any(
        key.text == "status" and getattr(value, "text", "").strip().lower() in UNFINISHED
        for key, value in node.entries
    )


def _named(path: str, made: str) -> tuple[Diagnostic, ...]:
    if made:
        return ()
    message = "no address can be made of this file's name"
    hint = "name it with letters or digits, or give it an `id:`"
    return (Diagnostic("id-empty", message, path, Span(1, 1), hint),)


def _told_in_page(path: str, text: RenderedText) -> tuple[Diagnostic, ...]:
    """Plain pages tell of the site, not of events: what is marked there would be lost, so it is said."""
    hint = "tell it in a brief, and link to the brief from here"
    marks = [("an event", each.span) for each in text.events]
    marks += [("a citation", each.span) for each in text.citations]
    return tuple(
        Diagnostic("page-event", f"a plain page cannot hold {what}", path, span, hint) for what, span in marks
    )
