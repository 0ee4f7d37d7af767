"""What is published, and when: nothing goes out too early, and nothing of what is left out is anywhere."""

import json
from datetime import datetime
from pathlib import Path

import msgspec
import pytest
from model_sample import Linked, brief, link, link_fine, sources

from generator.build.day import choose_day
from generator.build.options import BuildOptions
from generator.model.publishing import next_turn
from generator.parse.brief import ParseRules, parse_brief, parse_page
from generator.text.wording import by_digest_or_in_full


def shown(linked: Linked) -> dict[str, str]:
    """Briefs with a page, and their state."""
    return {each.id: each.state for each in linked.site.briefs}


def skipped(linked: Linked) -> list[tuple[str, str, str]]:
    """Files left out: name, reason and until when."""
    return [(each.path.rpartition("/")[2], each.reason, each.until) for each in linked.site.skipped]


@pytest.mark.parametrize("status", ["draft", "review"])
def test_drafts_and_briefs_in_review_are_left_out_until_asked_for(status: str) -> None:
    """Half a brief that was pushed by mistake does not go online; its writer can look at it."""
    files = {"a": brief("Text.", f"status: {status}"), "b": brief()}
    linked = link_fine(files)
    assert (shown(linked), skipped(linked)) == ({"b": "published"}, [("a.md", status, "")])
    asked = link(files, drafts=True)
    assert (shown(asked), skipped(asked)) == ({"b": "published", "a": status}, [])


@pytest.mark.parametrize(
    "gate", ["draft: true", "published: false", "publishDate: 2030-01-01", "publish_date: 2030-01-01"]
)
def test_other_programs_gates_close_as_well(gate: str) -> None:
    """Three hundred posts copied in from another program keep their drafts to themselves."""
    linked = link({"a": brief("Text.", gate), "b": brief()})
    assert "a" not in shown(linked)


@pytest.mark.parametrize(
    ("zone", "now", "published"),
    [
        ("UTC", "2014-08-11T22:30:00Z", False),
        ("UTC", "2014-08-12T00:00:00Z", True),
        ("Asia/Baghdad", "2014-08-11T21:30:00Z", True),
        ("America/New_York", "2014-08-12T03:00:00Z", False),
    ],
)
def test_a_day_begins_in_the_sites_own_zone(zone: str, now: str, published: bool) -> None:
    """A brief dated today goes out at midnight in Baghdad, not three hours later."""
    files = {"dateline.yaml": f"title: T\ntimezone: {zone}\n", "a": brief("Text.", "date: 2014-08-12")}
    clock = datetime.fromisoformat(now).timestamp()
    chosen = choose_day(BuildOptions(Path("site"), clock=clock), zone)
    linked = link(files, today=chosen.today, now=chosen.now)
    assert shown(linked) == ({"a": "published"} if published else {})
    if not published:
        assert skipped(linked) == [("a.md", "scheduled", "2014-08-12")]
        assert shown(link(files, today=chosen.today, now=chosen.now, future=True)) == {"a": "published"}


def test_an_instant_is_the_day_it_has_in_the_sites_zone() -> None:
    """A brief dated one o'clock at night in Baghdad is of that day there."""
    files = {
        "dateline.yaml": "title: T\ntimezone: Asia/Baghdad\n",
        "a": brief("Text.", "date: 2014-08-11T22:00:00Z"),
    }
    assert link_fine(files).brief("a").date == "2014-08-12"


@pytest.mark.parametrize(
    ("embargo", "now", "published"),
    [
        ("2014-08-13T06:00:00+03:00", "2014-08-13T02:59:59Z", False),
        ("2014-08-13T06:00:00+03:00", "2014-08-13T03:00:00Z", True),
        ("2014-08-13T06:00:00+03:00", "2014-08-12T23:00:00-04:00", True),
        ("2014-08-13 06:00:00 +03:00", "2014-08-13T02:59:59Z", False),
        ("2014-08-13T03:00:00Z", "2014-08-13T03:00:00Z", True),
    ],
)
def test_an_embargo_ends_at_its_instant(embargo: str, now: str, published: bool) -> None:
    """Six o'clock in Baghdad is six o'clock in Baghdad, wherever the build runs."""
    linked = link({"a": brief("Text.", f"embargo: {embargo}")}, today="2014-08-13", now=now)
    assert shown(linked) == ({"a": "published"} if published else {})
    if not published:
        assert skipped(linked) == [("a.md", "embargoed", "2014-08-13T06:00:00+03:00")]


def test_an_embargo_holds_for_drafts_too() -> None:
    """To look at one's drafts does not lift somebody else's embargo; `--future` does."""
    files = {"a": brief("Text.", "status: draft", "embargo: 2030-01-01T00:00:00Z")}
    assert shown(link(files, drafts=True)) == {}
    assert shown(link(files, drafts=True, future=True)) == {"a": "draft"}


def test_an_embargo_that_cannot_be_read_stops_the_build() -> None:
    """A slip in the instant is an error: nothing goes out until it is mended."""
    linked = link({"a": brief("Text.", "embargo: 13 August at six"), "b": brief()})
    assert any(each.severity == "error" for each in linked.told)


@pytest.mark.parametrize("embargo", ["13 August at six", "2030-13-01T00:00:00Z", "[a, b]", "2030"])
def test_an_embargo_that_cannot_be_read_holds_whatever_is_asked_for(embargo: str) -> None:
    """A draft's faults are only warnings, so nothing else would keep its text back from whoever looks at drafts."""
    files = {"a": brief("Text.", "status: draft", f'embargo: "{embargo}"'), "b": brief()}
    assert shown(link(files, drafts=True)) == {"b": "published"}
    assert shown(link(files, drafts=True, future=True)) == {"b": "published"}
    assert skipped(link(files, drafts=True)) == [("a.md", "embargoed", "")]


@pytest.mark.parametrize("embargo", ["", "~"])
def test_an_embargo_without_an_instant_is_none(embargo: str) -> None:
    """A starter's empty line keeps nothing back."""
    assert shown(link({"a": brief("Text.", f"embargo: {embargo}")})) == {"a": "published"}


@pytest.mark.parametrize(("today", "listed"), [("2015-08-12", True), ("2015-08-13", False)])
def test_an_expired_brief_leaves_the_lists_and_keeps_its_page(today: str, listed: bool) -> None:
    """The last day is a day on which it is listed; after it links still work."""
    files = {
        "a": brief("[Jets]{when=2014 id=jets}.", "expires: 2015-08-12", "tags: [iraq]"),
        "b": brief("[[a]]", "tags: [iraq]"),
    }
    linked = link(files, today=today)
    assert shown(linked) == {"b": "published", "a": "published"}
    assert ("a" in linked.site.cards) is listed
    assert ("a" in linked.tag("iraq").briefs) is listed
    assert [each.card.id for each in linked.brief("b").related] == (["a"] if listed else [])
    assert linked.event("jets").brief == "a"


def test_a_withdrawn_brief_keeps_its_title_and_the_notice_alone() -> None:
    """What was wrong must be said at its address; what it said must be gone."""
    files = {
        "a": brief(
            "Canaryword [Canaryevent]{when=2014 id=canaryid} [@rt].",
            "title: What we said of the jets",
            "status: withdrawn",
            "summary: Canarysummary",
            "tags: [canarytag]",
            "people: [Canaryperson]",
            sources("rt"),
            "quotes: [{text: Canaryquote, by: Canaryspeaker}]",
            "changes:\n"
            "  - {date: 2014-09-01, kind: correction, note: Canarynote, was: Canarywas}\n"
            "  - {date: 2014-09-02, kind: retraction, note: It was *not* true, now: Canarynow, "
            "where: Canarywhere, by: The desk}",
        ),
        "b": brief("See [a](a.md)."),
    }
    linked = link_fine(files)
    notice = linked.brief("a")
    assert (str(notice.title), notice.state, notice.updated) == (
        "What we said of the jets",
        "withdrawn",
        "2014-09-02",
    )
    (change,) = notice.changes
    assert (change.kind, change.date, change.by) == ("retraction", "2014-09-02", "The desk")
    assert "not" in "".join(change.note.segments)
    assert "a" not in linked.site.cards
    assert b"canary" not in msgspec.msgpack.encode(linked.site, enc_hook=by_digest_or_in_full).lower()


def test_the_last_change_is_the_notice_where_there_is_no_retraction() -> None:
    """A brief withdrawn without ceremony still says why, if anything does."""
    text = brief(
        "Text.",
        "status: withdrawn",
        "changes: [{date: 2014-09-01, note: Old}, {date: 2014-09-03, note: New}]",
    )
    assert [change.date for change in link_fine({"a": text}).brief("a").changes] == ["2014-09-03"]


def test_a_brief_is_superseded_from_either_side() -> None:
    """Whoever types the tie, the old brief points to the new one and the new one to the old."""
    for files in (
        {"old": brief("Text."), "new": brief("Text.", "supersedes: [old]", "date: 2014-09-01")},
        {"old": brief("Text.", "superseded_by: new"), "new": brief("Text.", "date: 2014-09-01")},
        {
            "old": brief("Text.", "superseded_by: new", "status: superseded"),
            "new": brief("Text.", "supersedes: old", "date: 2014-09-01"),
        },
    ):
        linked = link_fine(files)
        assert shown(linked) == {"new": "published", "old": "superseded"}
        old, new = linked.brief("old"), linked.brief("new")
        assert old.superseded_by is not None
        assert (old.superseded_by.id, [card.id for card in new.supersedes]) == ("new", ["old"])
        assert linked.site.cards["old"].state == "superseded"


def test_a_draft_supersedes_nothing_yet() -> None:
    """The published brief stays what it is until its successor is published."""
    files = {"old": brief("Text."), "new": brief("Text.", "supersedes: [old]", "status: draft")}
    linked = link_fine(files)
    assert shown(linked) == {"old": "published"}
    assert linked.brief("old").superseded_by is None


BROKEN = (
    "[Jets]{when=2014-06-28 id=jets} [@nobody], [[Sergei Shoigo]], [x](nowhere.md), [y]{of=nothing}, "
    "![z](media/none.jpg)"
)
PEOPLE = {"entities/people.yaml": "sergei-shoigu: {type: person, name: Sergei Shoigu}\n"}


@pytest.mark.parametrize("status", ["draft", "review"])
def test_a_drafts_own_errors_are_warnings(status: str) -> None:
    """A colleague's broken draft never stops an urgent correction, and is told of all the same."""
    files = PEOPLE | {"a": brief(BROKEN, f"status: {status}", "supersedes: [none]"), "b": brief()}
    linked = link(files)
    assert {each.severity for each in linked.told} == {"warning"}
    assert {"source-unknown", "link-brief", "event-unknown", "brief-unknown", "name-unknown"} <= set(
        linked.codes()
    )
    drafted = link(files, drafts=True)
    assert {each.severity for each in drafted.told} == {"warning"}
    final = link(PEOPLE | {"a": brief(BROKEN, "supersedes: [none]"), "b": brief()})
    assert "error" in {each.severity for each in final.told}


def test_a_scheduled_brief_is_checked_like_any_other() -> None:
    """What goes out by itself at midnight must be right before."""
    linked = link({"a": brief(BROKEN, "date: 2030-01-01"), "b": brief()})
    assert "error" in {each.severity for each in linked.told}


def test_a_draft_that_takes_the_id_of_something_published_is_the_one_at_fault() -> None:
    """A copied file does not push out the brief that it was copied from."""
    files = {"a": brief("Secret.", "status: draft", "id: moscow"), "z": brief("Text.", "id: moscow")}
    linked = link(files)
    assert linked.brief("moscow").path == "content/briefs/z.md"
    fault = linked.fault("brief-id-twice")
    assert (fault.path, fault.severity) == ("content/briefs/a.md", "warning")
    assert "content/briefs/z.md" in fault.message


@pytest.mark.parametrize(
    "link_text",
    ["[x](secret.md)", "[x](brief:secret)", "[[secret]]", "[[A secret]]", "[x](/briefs/secret/)"],
)
@pytest.mark.parametrize(
    "front", ["status: draft", "status: review", "date: 2030-01-01", "embargo: 2030-01-01T00:00:00Z"]
)
def test_a_link_to_what_is_not_published_is_an_error(link_text: str, front: str) -> None:
    """A dead link, or one that tells of an embargo, is found before the reader finds it."""
    files = {"secret": brief("Text.", "title: A secret", front), "b": brief(link_text)}
    fault = link(files).fault("link-unpublished")
    assert (fault.path, fault.severity) == ("content/briefs/b.md", "error")
    assert link(files, drafts=True, future=True).told == ()


@pytest.mark.parametrize(
    "field",
    ["related: [secret]", "supersedes: [secret]", "superseded_by: secret", "translations: {ar: secret}"],
)
def test_a_reference_in_front_matter_to_what_is_not_published_is_an_error(field: str) -> None:
    """The same for ties between briefs."""
    files = {"secret": brief("Text.", "status: draft"), "b": brief("Text.", field)}
    assert link(files).fault("link-unpublished").path == "content/briefs/b.md"


def test_drafts_may_lead_to_each_other() -> None:
    """Two unfinished briefs that point to each other are no fault of anybody."""
    files = {"a": brief("[x](b.md)", "status: draft"), "b": brief("[[a]]", "status: draft", "related: [a]")}
    assert link(files).told == ()


def test_the_newest_day_is_that_of_published_content() -> None:
    """The date that the front page prints never gives away what is coming."""
    files = {
        "a": brief("Text.", "date: 2014-08-12", "changes: [{date: 2014-08-20, note: X}]"),
        "b": brief("Text.", "date: 2014-08-15"),
        "c": brief("Text.", "status: draft", "date: 2015-01-01"),
    }
    assert link_fine(files).site.newest == "2014-08-20"
    assert link_fine({}).site.newest == ""


@pytest.mark.parametrize(
    ("changes", "updated"),
    [
        ("changes: [{date: 2014-08-20, kind: correction, note: X}]", "2014-08-20"),
        ("changes: [{date: 2014-08-20, kind: typo, note: X}]", ""),
        ("changes: [{date: 2014-08-12, note: X}]", ""),
        ("updated: 2014-08-25", "2014-08-25"),
    ],
)
def test_updated_moves_with_a_change_of_substance_alone(changes: str, updated: str) -> None:
    """A comma put right is no update, and sends nothing to those who follow the feed."""
    assert link_fine({"a": brief("Text.", changes)}).brief("a").updated == updated


def test_the_day_on_which_something_changes_is_known() -> None:
    """A build that finds nothing changed may still have something to publish: the first such day is named."""
    linked = link(
        {
            "a": brief("Text.", "date: 2026-02-01"),
            "b": brief("Text.", "date: 2026-01-15"),
            "c": brief("Text.", "expires: 2026-01-10"),
            "d": brief("Text.", "expires: 2025-01-10"),
            "e": brief("Text.", "embargo: 2026-01-02T00:00:00+03:00"),
            "f": brief("Text.", "embargo: 2026-01-01T23:00:00Z"),
        }
    )
    briefs = linked.documents.briefs
    assert next_turn(briefs, today="2026-01-01", now="2026-01-01T12:00:00Z") == (
        "2026-01-11",
        "2026-01-02T00:00:00+03:00",
    )
    assert next_turn(briefs, today="2027-01-01", now="2027-01-01T12:00:00Z") == ("", "")


@pytest.mark.parametrize(
    ("gate", "reason", "turn"),
    [
        ("date: 2030-01-01", "scheduled", ("2030-01-01", "")),
        ("embargo: 2030-01-01T06:00Z", "embargoed", ("", "2030-01-01T06:00:00Z")),
        ("publishDate: 2030-01-01", "scheduled", ("2030-01-01", "")),
    ],
)
def test_a_plain_page_waits_for_its_day_too(gate: str, reason: str, turn: tuple[str, str]) -> None:
    """A statement that is to go up tomorrow is not up today because it is no brief."""
    files = {"pages/m.md": f"---\ntitle: M\n{gate}\n---\nText.\n"}
    linked = link(files, today="2026-01-01", now="2026-01-01T12:00:00Z")
    assert [(path, why) for path, why, _ in skipped(linked)] == [("m.md", reason)]
    assert linked.site.pages == ()
    assert next_turn(linked.documents.pages, today="2026-01-01", now="2026-01-01T12:00:00Z") == turn
    after = link(files, today="2030-01-02", now="2030-01-02T00:00:00Z")
    assert [each.id for each in after.site.pages] == ["m"]
    assert [each.id for each in link(files, today="2026-01-01", future=True).site.pages] == ["m"]


@pytest.mark.parametrize("typed", ["embargo: soon", "embargo: 2030-01-01"])
def test_a_plain_pages_embargo_that_cannot_be_read_holds(typed: str) -> None:
    """Nobody knows until when, so it stays in."""
    linked = link({"pages/m.md": f"---\ntitle: M\n{typed}\n---\nText.\n"}, future=True)
    assert linked.site.pages == ()


@pytest.mark.parametrize(
    ("path", "status", "codes"),
    [
        ("briefs/_drafts/a.md", "", ["gate-place"]),
        ("briefs/2014/Drafts/a.md", "", ["gate-place"]),
        ("briefs/_a.md", "", ["gate-place"]),
        ("briefs/a.draft.md", "", ["gate-place"]),
        ("pages/private/a.md", "", ["gate-place"]),
        ("briefs/_drafts/a.md", "status: published", []),
        ("briefs/drafts/a.md", "status: draft", []),
        ("briefs/a_b/draft-law.md", "", []),
    ],
)
def test_a_folder_that_keeps_texts_in_elsewhere_is_spoken_of(
    path: str, status: str, codes: list[str]
) -> None:
    """Jekyll leaves out `_drafts/`: a site copied from there publishes none of them by mistake."""
    typed = "title: A\ndate: 2014-08-12\n" if path.startswith("briefs") else "title: A\n"
    rules = ParseRules()
    parse = parse_brief if path.startswith("briefs") else parse_page
    data = f"---\n{typed}{status}\n---\nText.\n".encode()
    told = parse(f"content/{path}", data, rules)[1]
    assert [each.code for each in told if each.severity == "error"] == codes


def test_the_left_out_are_listed_by_path() -> None:
    """The closing line of a build names them in one order."""
    files = {
        "z": brief("Text.", "status: draft"),
        "a": brief("Text.", "date: 2030-01-01"),
        "pages/m.md": "---\ntitle: M\nstatus: draft\n---\nText.\n",
    }
    assert [path for path, _, _ in skipped(link(files))] == ["a.md", "z.md", "m.md"]
    assert json.loads(msgspec.json.encode(link(files).site.skipped))[0]["until"] == "2030-01-01"
