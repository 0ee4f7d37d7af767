"""Nothing leaks: of what is not published no word, name, date or count is anywhere in the site."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from model_sample import Files, brief, link, sources

from generator.model.site import Site
from generator.text.wording import by_digest_or_in_full


def whole(site: Site) -> str:
    """Everything in the site but the list of what was left out, which no output is given."""
    return msgspec.msgpack.encode(
        msgspec.structs.replace(site, skipped=()), enc_hook=by_digest_or_in_full
    ).decode("utf-8", "replace")


SECRET = """---
id: canaryid
title: Canarytitle
date: 2014-08-01
{gate}
summary: Canarysummary
why: Canarywhy [[Canaryname]]
key_points: ["Canarypoint [@canarysource]"]
lang: fr
authors: [{{name: Canaryauthor}}]
series: Canaryseries
sources:
  canarysource: {{title: Canaryheadline, outlet: Canaryoutlet, url: "https://canaryhost.example/1", via: canaryvia}}
  known: {{note: Canaryoverride}}
events:
  - {{id: canarymade, title: Canaryrecord, date: 1999-09-09, places: [canaryplace], reports: [canarysource]}}
  - of: jets
    date: 1999-09-08
    because: Canarybecause
    actors: [Canaryactor]
    different_from: [canarymade]
quotes: [{{text: Canaryquote, by: Canaryspeaker}}]
tags: [canarytag, Canarylabel]
people: [Canaryperson, canaryrecorded]
image: {{src: media/canary.jpg, alt: Canaryalt, republish: owned}}
changes: [{{date: 1999-09-07, kind: correction, note: Canarychange, was: Canarywas}}]
supersedes: [public]
related: [public]
translations: {{en: public}}
aliases: [/canaryalias/]
unpublished: {{note: Canarynotes}}
---
Canarytext [Canarywords with [[Canarylinked]]]{{when=1999-09-09 id=canaryevent figure="delivered 77"
tags=canaryeventtag}} [@canarysource, by "Canaryvoice"], [more canarywords]{{of=jets when=1999-09-05
figure="delivered 88"}} [@known, as "Canaryas"], [Canarysaid]{{by=Canarytalker}} [@canarysource],
[x](public.md), [y](media/canary.pdf), [[Canarytagname]] and [told]{{of=canaryfile}} [@canaryshared].
"""
PUBLIC: Files = {
    "dateline.yaml": "title: Test\nlang: en\n",
    "public": brief(
        '[Jets came]{when=2014-06-28 id=jets figure="delivered 5"} [@known]. [[Moscow]] and [[Moscow]].',
        "title: Public",
        sources(known="{outlet: RT, url: https://r.example}"),
        "tags: [iraq]",
        "unpublished: {mine: Canarymine}",
    ),
    "sources/all.yaml": "canaryshared: {title: Canarysharedtitle, outlet: Canarysharedoutlet}\n",
    "outlets/all.yaml": "canary-press: {name: Canaryoutlet}\nrt: {name: RT}\n",
    "entities/all.yaml": "canaryrecorded: {type: person, name: Canaryrecordedname}\n"
    "moscow: {type: place, name: Moscow}\n",
    "events/all.yaml": "canaryfile: {title: Canaryfiletitle, date: 1999-09-04}\n",
    "tags.yaml": "canarytag: {label: Canaryvocabulary, alt: [canarytagname]}\niraq: {}\n",
    "media/canary.jpg": "x",
    "media/canary.pdf": "x",
}
GATES = ["status: draft", "status: review", "date: 2030-01-01", "embargo: 2030-01-01T00:00:00Z"]


@pytest.mark.parametrize("gate", GATES)
def test_nothing_of_an_unpublished_brief_is_in_the_site(gate: str) -> None:
    """Title, id, text, tags, people, events, sources, pictures, notes: what is not published leaves no trace at all."""
    secret = SECRET.format(gate=gate)
    if gate.startswith("date"):
        secret = secret.replace("date: 2014-08-01\n", "")
    linked = link(PUBLIC | {"canaryid": secret})
    assert "error" not in {each.severity for each in linked.told if each.path == "content/briefs/public.md"}
    text = whole(linked.site)
    found = [
        text[max(0, place - 60) : place + 60]
        for place in range(len(text))
        if text[place : place + 6].lower() == "canary"
    ]
    assert found == []
    for day in ("1999-09", "delivered 77", "delivered 88", "media/"):
        assert day not in text
    assert [each.id for each in linked.site.briefs] == ["public"]
    (left_out,) = msgspec.to_builtins(linked.site.skipped)
    assert set(left_out) == {"path", "reason", "until"}
    published = whole(link(PUBLIC | {"canaryid": secret}, drafts=True, future=True).site).lower()
    for piece in (
        "title",
        "text",
        "event",
        "record",
        "person",
        "tag",
        "host",
        "quote",
        "alias",
        "change",
        "file",
        "shared",
    ):
        assert f"canary{piece}" in published, piece
    assert "canarynotes" not in published
    assert "canarymine" not in published


@pytest.mark.parametrize("gate", GATES[:2])
def test_an_unpublished_page_leaves_no_trace(gate: str) -> None:
    """A plain page in the making is as secret as a brief."""
    page = f"---\ntitle: Canarypage\n{gate}\naliases: [/canary/]\n---\nCanary [[Canaryname]] ![c](media/canary.jpg)\n"
    linked = link({"pages/canary.md": page, "a": brief(), "media/canary.jpg": "x"})
    assert "canary" not in whole(linked.site).lower()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["public", "draft", "review", "future"]), min_size=1, max_size=6), st.data())
def test_a_site_is_the_same_whether_or_not_a_draft_lies_beside_it(
    states: list[str], data: st.DataObject
) -> None:
    """Writing a draft changes no byte of what is published: no count, no order, no related list, no tag's label."""
    names = ["Shoigu", "Moscow", "jets", "arms sales", "Arms Sales"]
    gates = {
        "public": "weight: 1",
        "draft": "status: draft",
        "review": "status: review",
        "future": "date: 2030-01-01",
    }
    files: Files = {
        "events/all.yaml": "jets: {title: Jets, date: 2014}\n",
        "keep": brief("[They]{of=jets}.", "tags: [x]"),
    }
    hidden = set()
    for number, state in enumerate(states):
        name, tag = data.draw(st.sampled_from(names)), data.draw(st.sampled_from(names))
        body = f"[Jets with [[{name}]]]{{of=jets when=2014-0{number + 1}}} and [[{name}]]."
        day = f"date: 2014-0{number + 1}-01" if state != "future" else "weight: 2"
        url = data.draw(st.integers(1, 2))
        source = f"source: {{url: https://x.example/{url}, title: T{number}}}"
        files[f"b{number}"] = brief(body, gates[state], day, f"tags: [{tag}, x]", source)
        if state != "public":
            hidden.add(f"b{number}")
    with_drafts = link(files)
    without = link({name: text for name, text in files.items() if name not in hidden})
    assert msgspec.structs.replace(with_drafts.site, skipped=()) == without.site
    assert len(with_drafts.site.skipped) == len(hidden)
