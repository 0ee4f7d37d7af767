"""JSON Schemas for editors: one for each kind of file that an author writes, with the descriptions of the docs."""

import json
from typing import Any

import msgspec

from generator.records.brief import Brief, Page
from generator.records.event import Event
from generator.records.site import Settings
from generator.records.source import Source
from generator.records.vocabulary import Entity, Outlet, Tag
from generator.schema.field import Record
from generator.schema.jsonschema import json_schema, json_schema_of_many


class SchemaKind(msgspec.Struct, frozen=True):
    """One kind of file: `files` says which, as editors write patterns; `many` may hold several records."""

    record_class: type[Record]
    title: str
    files: tuple[str, ...]
    many: bool = False


KINDS = {
    "brief": SchemaKind(Brief, "Front matter of a brief", ("content/briefs/**/*.md",)),
    "page": SchemaKind(Page, "Front matter of a plain page", ("content/pages/**/*.md",)),
    "tags": SchemaKind(Tag, "The vocabulary of tags", ("content/tags.yaml", "content/tags.yml"), many=True),
    "entities": SchemaKind(
        Entity, "People, organisations, places and things", ("content/entities/**/*.yaml",), many=True
    ),
    "outlets": SchemaKind(Outlet, "Outlets", ("content/outlets/**/*.yaml",), many=True),
    "events": SchemaKind(Event, "Events shared by briefs", ("content/events/**/*.yaml",), many=True),
    "sources": SchemaKind(Source, "Sources shared by briefs", ("content/sources/**/*.yaml",), many=True),
    "settings": SchemaKind(Settings, "The settings of the site", ("dateline.yaml",)),
}


def schema_of(kind: str) -> dict[str, Any]:
    """The schema of one kind of file."""
    found = KINDS[kind]
    make = json_schema_of_many if found.many else json_schema
    return make(found.record_class, found.title)


def schema_text(kind: str) -> str:
    """The same as it is printed and written."""
    return json.dumps(schema_of(kind), indent=2, ensure_ascii=False) + "\n"


def schema_name(kind: str) -> str:
    """The file in which it is kept."""
    return f"{kind}.schema.json"


def kinds_text() -> str:
    """Every kind with the files it is for."""
    width = max(map(len, KINDS))
    lines = [f"{kind:{width}}  {', '.join(each.files)}" for kind, each in KINDS.items()]
    return "\n".join([*lines, "", "`dateline schema KIND` prints one; --output DIR writes them all.", ""])
