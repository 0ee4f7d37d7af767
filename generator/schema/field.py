"""How a field is declared: one line in a record class says type, meaning and an example.

    class Source(Record, frozen=True):
        access: Annotated[str, Field("Whether readers can open it", "paywalled", choices=ACCESS)] = ""

The Python type gives the shape: `str`, `bool`, `int`, `float`, another record, `tuple[X, ...]` for a list
(one value typed alone counts as a list of one), `dict[str, str]` for text by language (a bare text stands under
the key ""), `Any` for free data. A trailing underscore is not part of the key: `from_` is typed `from`.
`kind` gives the meaning of a text. Checks, JSON Schema, hints and the field reference all come from here.
"""

from typing import Literal

import msgspec

Kind = Literal[
    "text",  # any words
    "markdown",  # words with Markdown in them
    "id",  # lower-case words joined by hyphens (text/identifiers.py)
    "key",  # the key of a source, as people and reference managers make them: saunders2014, Reuters:2014-07
    "label",  # a name as people write it: a tag's label, a person's name
    "url",  # http, https or mailto; kept byte for byte
    "address",  # an address inside the site, from its root: /2014/moscow.html
    "host",  # the name of a host on the web: al-monitor.com
    "path",  # a file below content/
    "day",  # 2014-08-12, or an RFC 3339 instant
    "instant",  # RFC 3339 with a zone
    "edtf",  # an EDTF date, of any precision: when a source was published
    "when",  # when an event happened: EDTF, a friendly form or a relative one
    "language",  # BCP 47
    "point",  # latitude, longitude
    "focal",  # a point of a picture, in per cent
    "doi",  # 10.1000/182, also behind the address of its resolver
    "isbn",  # of ten or thirteen digits
    "entity",  # refers to a person, organisation or place by id or name
    "outlet",  # refers to an outlet by id, or names one
    "brief",  # refers to a brief by id
    "source",  # refers to a source by id
    "event",  # refers to an event by id
    "tag",  # refers to a tag by id or any of its labels
    "author",  # refers to an author by id, or names one
]


class Field(msgspec.Struct, frozen=True):
    """The declaration of one field beside its Python type."""

    help: str
    example: str = ""
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    required: bool = False
    """Absence is an error."""
    wanted: bool = False
    """One of the fields marked so is needed, as a rule: a slip of one is an error where none is typed."""
    needs: str = ""
    """The field without which this one may not stand."""
    keys: tuple[str, ...] = ()
    """For a map of texts: the only names that it may hold."""
    least: int | None = None
    most: int | None = None
    """The smallest and the greatest number; None for no bound."""
    longest: int = 0
    """The most letters a text may have before a warning; 0 for no limit."""
    shorthand: str = ""
    """For a record, or a list of them: a bare text is a record with only this field."""
    or_id: bool = False
    """Beside a shorthand for addresses: a bare word that is none is the id of a record kept elsewhere."""
    by_id: bool = False
    """For a list of records: a map whose keys are the ids is read as that list."""
    default_id: str = ""
    """For a list of records: the id of an entry typed in shorthand without one."""
    many: str = ""
    """For one record: the field for several of them, that a list under this one's name was meant for."""
    person: bool = False
    """The name of somebody: one that is typed as a first and a last one is put together."""
    people: bool = False
    """For a list: names of people, so that one text which names several is warned of."""
    gate: bool = False
    """Decides what is published: a key within two letters of this name is an error, not a warning."""


class Record(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """The base of everything an author may type. Every field has a default: absent is the default."""
