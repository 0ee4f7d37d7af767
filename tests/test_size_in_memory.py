"""What a large site keeps in memory: what repeats from brief to brief is there once, and a brief costs little."""

import gc
import time
from pathlib import Path

import msgspec
from conftest import copy_demo

from generator.build.options import BuildOptions
from generator.build.parsing import document_decoder
from generator.build.repeated import one_of_each
from generator.outputs.output import Planned
from generator.parse.brief import ParseRules
from generator.parse.documents import BriefDocument
from generator.parse.site import parse_bytes
from generator.pipeline import build_site
from generator.text.wording import by_digest_or_in_full, nothing_kept

BRIEF = """---
title: Moscow sees opportunity
date: 2014-08-12
sources:
  - {id: alm, outlet: Al-Monitor, authors: [Paul Saunders], url: https://example.org/a, published: 2014-08-12}
tags: [arms sales]
people: [Sergei Shoigu]
events:
  - {date: 2014-07-24, title: They met, kind: meeting}
---
They met, as [it says](brief:other).
"""


FIRST, SECOND = "content/briefs/first.md", "content/briefs/second.md"


def loaded(path: str) -> BriefDocument:
    document, told = parse_bytes(path, "brief", BRIEF.encode(), ParseRules())
    assert not told
    data = msgspec.msgpack.encode(document, enc_hook=by_digest_or_in_full)
    found = document_decoder(nothing_kept)("brief", data)
    assert isinstance(found, BriefDocument)
    return found


def test_names_days_and_dates_of_many_briefs_are_in_memory_once() -> None:
    """A hundred thousand briefs name the same people, outlets and days: each of these is one value for all."""
    one_of = one_of_each()
    first, second = one_of(loaded(FIRST), FIRST), one_of(loaded(SECOND), SECOND)
    assert isinstance(first, BriefDocument)
    assert isinstance(second, BriefDocument)
    assert (first, second) == (loaded(FIRST), loaded(SECOND))
    for one, other in (
        (first.record.tags[0], second.record.tags[0]),
        (first.record.people[0], second.record.people[0]),
        (first.record.sources[0].outlet, second.record.sources[0].outlet),
        (first.record.sources[0].authors[0], second.record.sources[0].authors[0]),
        (first.record.date, first.record.sources[0].published),
        (first.record.events[0].kind, second.record.events[0].kind),
        (first.date, second.record.date),
        (first.path, FIRST),
        (first.dates["events.0.date"], second.dates["events.0.date"]),
    ):
        assert one is other


def test_what_a_site_was_planned_from_is_gone_while_its_pages_are_made(tmp_path: Path) -> None:
    """Of a hundred thousand briefs it is 1.5 GB, and pages of long timelines would come on top of it."""
    copy_demo(tmp_path)
    planned: list[int] = []

    def count(doing: str, _done: int, _whole: int) -> None:
        if doing == "making pages":
            planned.append(sum(isinstance(each, Planned) for each in gc.get_objects()))

    options = BuildOptions(output=tmp_path / "site", clock=time.time(), jobs=1, progress=count)
    assert build_site(tmp_path, options).published
    assert max(planned) <= 1
