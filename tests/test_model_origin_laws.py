"""What holds of every count of origins: repeating adds nothing, order decides nothing, no report is lost."""

import random
from itertools import permutations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from model_sample import Files, brief, link, sources
from test_origins import counts

from generator.model.events import SiteEvent

few = settings(max_examples=60, deadline=None)
OUTLETS = [f"o{number}" for number in range(7)]


@st.composite
def attributions(draw: st.DrawFn) -> str:
    """What one source may say of where it has things from, in terms of the others."""
    who = st.sampled_from([*OUTLETS, '"A minister"', '"Another voice"', "agency"])
    kind = draw(st.sampled_from(["", "", "via", "via", "chain", "and", "by", "both"]))
    first, second = draw(who), draw(who)
    return {
        "": "",
        "via": f", via {first}",
        "chain": f", via {first} via {second}",
        "and": f", via {first} and {second}",
        "by": f", by {first}",
        "both": f", via {first}, by {second}",
    }[kind]


@st.composite
def events(draw: st.DrawFn) -> list[str]:
    """Citations, some of which name each other."""
    cited = draw(st.lists(st.sampled_from(OUTLETS), min_size=1, max_size=6, unique=True))
    return [f"@{outlet}{draw(attributions())}" for outlet in cited]


def site_of(cited: list[str], briefs: int = 1) -> Files:
    """The reports of one event, dealt out to some briefs."""
    known = sources(
        *OUTLETS, "late", firsthand="{outlet: Firsthand, url: https://f.example, firsthand: true}"
    )
    files = {}
    for number in range(briefs):
        own = "; ".join(cited[number::briefs])
        mark = "{when=2014-06-28 id=jets}" if number == 0 else "{of=jets}"
        if own:
            files[f"b{number}"] = brief(
                f"[The jets came]{mark} [{own}].", known, f"date: 2014-08-{number + 1:02d}"
            )
    return files


def linked_event(files: Files) -> SiteEvent:
    return link(files).event("jets")


@few
@given(events(), st.data())
def test_a_further_report_of_a_known_report_never_adds_an_origin(
    cited: list[str], data: st.DataObject
) -> None:
    """However many papers repeat what is known, the number of those who know stays."""
    before = linked_event(site_of(cited))
    known = [each.partition(",")[0].lstrip("@") for each in cited]
    repeated = data.draw(st.sampled_from(known))
    after = linked_event(site_of([*cited, f"@late, via {repeated}"]))
    title = repeated.title()
    assert set(after.origins) <= set(before.origins) | ({title} if title in before.untraced else set())
    assert set(after.untraced) <= set(before.untraced) | {"Late"}
    assert len(after.origins) + len(after.untraced) <= len(before.origins) + len(before.untraced) + 1
    if before.untraced == () or title not in before.untraced:
        assert set(after.origins) == set(before.origins)


@few
@given(events(), st.randoms(use_true_random=False), st.integers(1, 3))
def test_neither_order_nor_place_of_reports_changes_the_count(
    cited: list[str], shuffled: random.Random, briefs: int
) -> None:
    """Moving a citation to another brief, or sorting a list, does not make a story better attested."""
    before = counts(linked_event(site_of(cited)))
    again = list(cited)
    shuffled.shuffle(again)
    assert counts(linked_event(site_of(again, briefs))) == before


@few
@given(events())
@example(["@o0, via o0", "@o5, by o0"])
def test_every_asserting_report_is_traced_or_its_outlet_is_listed_as_not_traced(cited: list[str]) -> None:
    """“2 origins, 2 not traced” accounts for every report: none is lost, none is counted on both sides."""
    event = linked_event(site_of(cited))
    traced = {origin for report in event.reports for origin in report.origins}
    assert traced == set(event.origins)
    origins = {origin.casefold() for origin in event.origins}
    silent = {report.outlet for report in event.reports if not report.origins}
    assert {outlet for outlet in silent if outlet.casefold() not in origins} == set(event.untraced)


def test_the_count_is_the_same_for_every_order_of_a_hard_case() -> None:
    """Speaker, chain, circle and first hand in one event: 120 orders, one answer."""
    cited = ["@o0, via o1", "@o1, via o0 and o2", '@o2, by "A minister"', "@firsthand", "@o3"]
    found = {
        tuple(map(frozenset, counts(linked_event(site_of(list(order)))))) for order in permutations(cited)
    }
    assert found == {(frozenset({"A minister", "Firsthand"}), frozenset({"O3"}))}
