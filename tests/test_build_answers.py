"""Small questions a build answers before it works: which day, which address, what stops it, who else is building."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build.day import choose_day
from generator.build.lock import locked
from generator.build.options import BuildOptions, LeftOut, stops_build
from generator.build.system_faults import system_fault
from generator.build.web_address import base_path, choose_base_url, web_address_fault
from generator.diagnostics.diagnostic import Diagnostic
from generator.publish.assets import media_assets, theme_assets
from generator.publish.files import FileEntry, Made, Origin, Standing, is_safe_path
from generator.publish.manifest import read_manifest, write_manifest
from generator.publish.plan import plan_files, plan_outputs
from generator.state import open_state, recall, remember

CLOCK = datetime(2014, 8, 11, 22, 30, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("today", "epoch", "zone", "expected"),
    [
        ("", "", "UTC", ("2014-08-11", "2014-08-11T22:30:00+00:00")),
        ("", "", "Asia/Baghdad", ("2014-08-12", "2014-08-11T22:30:00+00:00")),
        ("", "0", "America/New_York", ("1969-12-31", "1970-01-01T00:00:00+00:00")),
        ("", "tomorrow", "UTC", ("2014-08-11", "2014-08-11T22:30:00+00:00")),
        ("2016-02-29", "0", "Asia/Baghdad", ("2016-02-29", "2016-02-29T00:00:00+03:00")),
    ],
)
def test_today_is_the_sites_day(today: str, epoch: str, zone: str, expected: tuple[str, str]) -> None:
    """A brief dated the 12th is out at 1:30 in Baghdad, wherever the machine stands; asked-for days come first."""
    options = BuildOptions(Path("site"), today=today, source_date_epoch=epoch, clock=CLOCK)
    day = choose_day(options, zone)
    assert (day.today, day.now) == expected


@pytest.mark.parametrize(
    ("asked", "in_settings", "repository", "expected"),
    [
        ("", "", "", ""),
        ("https://a.org", "https://b.org/x/", "owner/name", "https://a.org/"),
        ("", "https://b.org/x", "owner/name", "https://b.org/x/"),
        ("", "", "Owner/Briefings", "https://owner.github.io/Briefings/"),
        ("", "", "Owner/owner.github.io", "https://owner.github.io/"),
        (" ", "", "nonsense", ""),
    ],
)
def test_the_sites_address_is_found(asked: str, in_settings: str, repository: str, expected: str) -> None:
    """The option wins over the settings, and these over what GitHub Pages says; an empty option is none."""
    assert choose_base_url(asked, in_settings, repository) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", "/"),
        ("https://a.org/", "/"),
        ("https://a.org/briefings", "/briefings/"),
        ("https://a.org/b/c/", "/b/c/"),
    ],
)
def test_the_base_path_begins_and_ends_with_a_slash(address: str, expected: str) -> None:
    """Whatever was typed, links join up."""
    assert base_path(address) == expected


@pytest.mark.parametrize("address", ["a.org", "ftp://a.org", "https://", "https://a.org/?x=1", "https://[x"])
def test_what_cannot_be_the_sites_address_is_said(address: str) -> None:
    """A slip in --base-url is told before it stands in every feed."""
    assert web_address_fault(address)


def test_a_draft_never_stops_a_colleague() -> None:
    """Even under --strict a warning in a draft that is left out lets the others be published."""
    draft = Diagnostic("x", "m", "content/briefs/draft.md", severity="warning")
    other = Diagnostic("x", "m", "content/briefs/other.md", severity="warning")
    left_out = [LeftOut("content/briefs/draft.md", "draft"), LeftOut("content/briefs/other.md", "scheduled")]
    assert not stops_build([draft], left_out, strict=True)
    assert stops_build([draft], strict=True)
    assert stops_build([draft, other], left_out, strict=True)
    assert not stops_build([draft, other], left_out, strict=False)
    assert not stops_build([Diagnostic("x", "m", severity="note")], strict=True)


texts = st.text(min_size=1).filter(is_safe_path)
entries = st.builds(FileEntry, texts, st.integers(0, 2**40), st.text("0123456789abcdef", max_size=32))


@settings(max_examples=50)
@given(st.lists(entries, unique_by=lambda entry: entry.path, max_size=6))
def test_the_manifest_is_read_back_and_says_the_same_in_any_order(listed: list[FileEntry]) -> None:
    """Two builds of one site write the same manifest, and the next build understands it."""
    data = write_manifest(listed)
    assert write_manifest(list(reversed(listed))) == data
    assert read_manifest(data) == {entry.path: entry for entry in listed}
    for cut in (0, 1, len(data) // 2, len(data) - 1):
        assert read_manifest(data[:cut]) is None


def test_a_manifest_cannot_name_files_elsewhere() -> None:
    """A manifest planted in a folder removes nothing outside of it."""
    assert read_manifest(write_manifest([FileEntry("../../home/notes.md", 1, "00")])) is None


def test_each_step_has_its_reason() -> None:
    """Whoever asks why a file was written gets an answer."""
    standing = Standing(
        owned={path: FileEntry(path, 1, "old") for path in ("same", "changed", "altered", "gone", "orphan")},
        hashes={"same": "old", "changed": "old", "altered": "other", "taken": "new"},
        files=frozenset({"same", "changed", "altered", "orphan", "taken"}),
    )
    wanted = [
        ("same", "old"),
        ("changed", "new"),
        ("altered", "old"),
        ("gone", "old"),
        ("taken", "new"),
        ("n", "n"),
    ]
    plan, told = plan_files(standing, [FileEntry(path, 1, hash_) for path, hash_ in wanted])
    assert not told
    assert [(step.path, step.action, step.reason) for step in plan.steps] == [
        ("altered", "write", "altered in the output folder"),
        ("changed", "write", "changed"),
        ("gone", "write", "missing from the output folder"),
        ("n", "write", "new"),
        ("same", "keep", "the same bytes"),
        ("taken", "keep", "the same bytes, taken over"),
        ("orphan", "remove", "no longer part of the site"),
    ]


def test_only_what_changed_is_made_again() -> None:
    """A page is made again when what it shows has changed, or its file is not what it was."""
    times = (3, 0, 0, 0)
    made = {path: Made(times, "hash", Origin("print")) for path in ("kept", "edited", "damaged")}
    standing = Standing(hashes={"kept": "hash", "edited": "hash", "damaged": "other"})
    today = [("kept", "print"), ("edited", "other"), ("damaged", "print"), ("fresh", "print")]
    steps, kept = plan_outputs(today, made, standing)
    assert [(step.path, step.reason) for step in steps if step.action == "make"] == [
        ("edited", "what it shows has changed"),
        ("damaged", "its file is missing or altered"),
        ("fresh", "nothing is known of it"),
    ]
    assert kept == (FileEntry("kept", 3, "hash"),)


def test_the_second_build_says_that_there_is_a_first(tmp_path: Path) -> None:
    """Two builds at once never mix their files; the second says who is at work."""
    waited = []
    with locked(tmp_path) as first, locked(tmp_path, patience=0, waiting=lambda: waited.append(1)) as second:
        assert first is None
        assert second is not None
        assert second.code == "build-locked"
        assert "process" in second.message
        assert waited == [1]
    with locked(tmp_path, patience=0) as third:
        assert third is None


def test_a_killed_build_leaves_no_lock(tmp_path: Path) -> None:
    """After a crash nobody has to delete a file by hand."""
    code = (
        "import os, sys; from pathlib import Path; from generator.build.lock import locked\n"
        "with locked(Path(sys.argv[1])) as busy: assert busy is None; os._exit(9)"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert killed.returncode == 9
    with locked(tmp_path, patience=0) as free:
        assert free is None


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"\x93\x01\x02", b"\x91" * 100_000, b"\x81\xa1a"])
def test_a_damaged_memory_is_forgotten(tmp_path: Path, damage: bytes) -> None:
    """Whatever happens to .dateline/, the next build works."""
    path = open_state(tmp_path) / "outputs" / "x"
    remember(path, {"a": Made((1, 2, 3, 4), "hash", Origin("print"))})
    assert recall(path, dict[str, Made]) == {"a": Made((1, 2, 3, 4), "hash", Origin("print"))}
    path.write_bytes(damage)
    assert recall(path, dict[str, Made]) is None
    assert (tmp_path / ".dateline/.gitignore").read_text() == "*\n"


@pytest.mark.parametrize("number", [28, 13, 30, 36, 122, 9999])
def test_what_the_system_refuses_is_told_with_a_hint(number: int) -> None:
    """Full disk or missing rights: a path below the site and something to do, never a traceback."""
    told = system_fault(OSError(number, "Refused", "/briefs/site/index.html"), Path("/briefs"))
    assert (told.path, told.message) == ("site/index.html", "cannot write this: refused")
    assert told.hint


def test_assets_keep_their_addresses(tmp_path: Path) -> None:
    """The style sheet is at /style.css, a picture where the text links it."""
    static = theme_assets({"/style.css": tmp_path / "style.css", "/icons/x.svg": tmp_path / "x.svg"})
    assert [each.path for each in static] == ["icons/x.svg", "style.css"]
    media = media_assets(tmp_path, ["media/b.png", "media/a.pdf", "media/b.png"])
    assert [each.path for each in media] == ["media/a.pdf", "media/b.png"]
    assert media[0].origin == str(tmp_path / "content/media/a.pdf")
