"""Publishing: the last good site is safe at every moment, and nothing that others wrote is touched."""

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.build.writing import close_output, open_output
from generator.diagnostics.diagnostic import Diagnostic
from generator.memory.memory import Memory
from generator.publish.clashes import find_clashes
from generator.publish.file_system import DISK, FileSystem
from generator.publish.files import MANIFEST_NAME, STAGING_NAME, FilePlan
from generator.publish.manifest import read_manifest
from generator.publish.publish import abandon
from generator.publish.staging import stage_bytes, stage_copy

Site = dict[str, bytes]
Result = tuple[FilePlan | None, tuple[Diagnostic, ...]]


class KilledError(BaseException):
    """The process ends here."""


def build(root: Path, site: Site, files: FileSystem = DISK) -> Result:
    """One build of a site whose bytes are already known, as the pipeline does it."""
    output = root / "site"
    outputs = [(path, "a test") for path in site]
    opened, told = open_output(
        output, outputs, root=root, memory=Memory(), state=root / ".dateline", files=files
    )
    if opened is None:
        return None, told
    try:
        standing = opened.standing.hashes
        entries = [
            stage_bytes(output, path, data, standing.get(path, ""), files) for path, data in site.items()
        ]
    except OSError:
        abandon(output, files)
        raise
    published, faults = close_output(opened, entries, {}, files=files)
    return (published.plan if published is not None else None), told + faults


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Every file with its bytes and every folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def cold(site: Site) -> dict[str, bytes | None]:
    """The site as a first build into an empty folder makes it."""
    with folder() as root:
        build(root, site)
        return snapshot(root / "site")


@contextmanager
def folder() -> Iterator[Path]:
    """A fresh folder for one site."""
    path = Path(tempfile.mkdtemp())
    try:
        (path / ".dateline").mkdir()
        yield path
    finally:
        shutil.rmtree(path)


def failing(at: int, fail: Callable[[], None], *, late: bool = False) -> tuple[FileSystem, list[str]]:
    """A disk that fails at its n-th touch: before it is done, or (`late`) when it is done or half done."""
    touches: list[str] = []

    def touch(name: str, act: Callable[[], None], half: Callable[[], None]) -> None:
        touches.append(name)
        if len(touches) - 1 == at:
            if late:
                half()
            fail()
        act()

    def write(path: Path, chunks: Iterable[bytes]) -> None:
        data = b"".join(chunks)
        touch(f"write {path.name}", lambda: DISK.write(path, (data,)), lambda: DISK.write(path, (data[:1],)))

    def rename(origin: Path, target: Path) -> None:
        touch(
            f"rename {target.name}",
            lambda: DISK.rename(origin, target),
            lambda: DISK.rename(origin, target),
        )

    def single(name: str, act: Callable[[Path], None]) -> Callable[[Path], None]:
        return lambda path: touch(f"{name} {path.name}", lambda: act(path), lambda: act(path))

    disk = FileSystem(
        write,
        rename,
        single("remove", DISK.remove),
        single("make", DISK.make_folder),
        single("remove", DISK.remove_folder),
    )
    return disk, touches


def kill() -> None:
    raise KilledError


def fill_disk() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


names = st.sampled_from(["a", "b", "B", "c.txt"])
paths = st.lists(names, min_size=1, max_size=3).map("/".join)


@st.composite
def sites(draw: st.DrawFn) -> Site:
    site = draw(st.dictionaries(paths, st.sampled_from([b"one", b"two", b""]), max_size=5))
    assume(not find_clashes((path, "") for path in site))
    return site


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(sites(), sites())
@pytest.mark.law
def test_killed_at_any_instant_the_next_build_ends_in_the_cold_site(before: Site, after: Site) -> None:
    """Whoever pulls the plug has, after one more build, exactly the site of a first build: no more, no less."""
    wanted = cold(after)
    for late in (False, True):
        at = 0
        while True:
            with folder() as root:
                build(root, before)
                disk, touches = failing(at, kill, late=late)
                try:
                    build(root, after, disk)
                except KilledError:
                    plan, told = build(root, after)
                    assert plan is not None, told
                assert snapshot(root / "site") == wanted, touches
                if len(touches) <= at:
                    break
            at += 1


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(sites(), sites(), sites())
@pytest.mark.law
def test_killed_the_next_build_may_be_of_something_else(before: Site, middle: Site, after: Site) -> None:
    """After a kill a writer may go on editing: what the interrupted build began leaves no trace."""
    wanted = cold(after)
    at = 0
    while True:
        with folder() as root:
            build(root, before)
            disk, touches = failing(at, kill, late=at % 2 == 1)
            try:
                build(root, middle, disk)
            except KilledError:
                plan, told = build(root, after)
                assert plan is not None, told
                assert snapshot(root / "site") == wanted, touches
            if len(touches) <= at:
                break
        at += 1


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(sites(), sites())
@pytest.mark.law
def test_a_full_disk_leaves_the_last_good_site(before: Site, after: Site) -> None:
    """When space runs out before the first rename the site is as it was; after it the next build finishes."""
    wanted = cold(after)
    at = 0
    while True:
        with folder() as root:
            build(root, before)
            old = snapshot(root / "site")
            disk, touches = failing(at, fill_disk)
            try:
                plan, told = build(root, after, disk)
            except OSError:
                plan, told = None, ()
            left = snapshot(root / "site") if (root / "site").exists() else {}
            begun = f"{STAGING_NAME}/journal" in left
            if len(touches) <= at:
                break
            if plan is None and not begun and "remove" not in touches[at]:
                site = {path: data for path, data in left.items() if not path.startswith(STAGING_NAME)}
                assert site == {path: data for path, data in old.items() if path in site or data is not None}
            plan, told = build(root, after)
            assert plan is not None, told
            assert snapshot(root / "site") == wanted
        at += 1


def test_unchanged_files_are_not_written_again(tmp_path: Path) -> None:
    """Whoever copies the site by date (rsync) copies only what changed."""
    (tmp_path / ".dateline").mkdir()
    build(tmp_path, {"index.html": b"front", "a/index.html": b"old"})
    for path in tmp_path.rglob("*.html"):
        os.utime(path, (1, 1))
    plan, _ = build(tmp_path, {"index.html": b"front", "a/index.html": b"new"})
    assert plan is not None
    assert plan.paths("write") == ("a/index.html",)
    assert (tmp_path / "site/index.html").stat().st_mtime == 1
    assert (tmp_path / "site/a/index.html").stat().st_mtime > 1


def test_what_was_altered_or_deleted_by_hand_is_put_right(tmp_path: Path) -> None:
    """The output folder always ends up as the site, whatever somebody did to it in between."""
    (tmp_path / ".dateline").mkdir()
    site = {"a.html": b"aaa", "b.html": b"bbb", "c.html": b"ccc"}
    build(tmp_path, site)
    (tmp_path / "site/a.html").write_bytes(b"xxx")
    (tmp_path / "site/b.html").unlink()
    plan, _ = build(tmp_path, site)
    assert plan is not None
    reasons = {step.path: step.reason for step in plan.steps if step.action == "write"}
    assert reasons == {
        "a.html": "altered in the output folder",
        "b.html": "missing from the output folder",
    }
    assert snapshot(tmp_path / "site") == cold(site)


def test_files_that_dateline_did_not_write_stay(tmp_path: Path) -> None:
    """A folder with other things in it can be published into: they are neither removed nor replaced."""
    (tmp_path / ".dateline").mkdir()
    output = tmp_path / "site"
    (output / "mine").mkdir(parents=True)
    (output / "mine/notes.txt").write_bytes(b"mine")
    (output / "index.html").write_bytes(b"theirs")
    plan, told = build(tmp_path, {"index.html": b"ours", "a.html": b"a"})
    assert plan is None
    assert [(each.code, each.path) for each in told] == [("output-foreign", "site/index.html")]
    assert snapshot(output) == {
        "index.html": b"theirs",
        "mine": None,
        "mine/notes.txt": b"mine",
    }
    (output / "index.html").write_bytes(b"ours")
    plan, told = build(tmp_path, {"index.html": b"ours", "a.html": b"a"})
    assert plan is not None, told
    assert not told
    build(tmp_path, {})
    assert snapshot(output).keys() == {"mine", "mine/notes.txt", MANIFEST_NAME}


def test_without_its_manifest_nothing_is_removed(tmp_path: Path) -> None:
    """A lost manifest costs a few stale files, never one that somebody else wrote."""
    (tmp_path / ".dateline").mkdir()
    build(tmp_path, {"old.html": b"old", "both.html": b"both"})
    (tmp_path / "site" / MANIFEST_NAME).unlink()
    plan, told = build(tmp_path, {"both.html": b"both"})
    assert plan is not None, told
    assert (tmp_path / "site/old.html").read_bytes() == b"old"
    data = (tmp_path / "site" / MANIFEST_NAME).read_bytes()
    assert list(read_manifest(data) or {}) == ["both.html"]
    (tmp_path / "site" / MANIFEST_NAME).write_bytes(data[:-20])
    plan, told = build(tmp_path, {})
    assert [each.code for each in told] == ["output-manifest"]
    assert (tmp_path / "site/both.html").exists()


@pytest.mark.parametrize("link", ["index.html", "briefs"])
def test_links_in_the_output_are_not_followed(tmp_path: Path, link: str) -> None:
    """A link planted in the output folder does not make Dateline write or delete elsewhere."""
    (tmp_path / ".dateline").mkdir()
    site = {"index.html": b"front", "briefs/a/index.html": b"a"}
    build(tmp_path, site)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a").mkdir()
    (elsewhere / "a/index.html").write_bytes(b"theirs")
    target = tmp_path / "site" / link
    shutil.rmtree(target) if target.is_dir() else target.unlink()
    target.symlink_to(elsewhere / "a/index.html" if link == "index.html" else elsewhere)
    before = snapshot(elsewhere)
    plan, told = build(tmp_path, {path: data + b"!" for path, data in site.items()})
    assert plan is None
    assert [(each.code, each.path) for each in told] == [("output-link", f"site/{link}")]
    build(tmp_path, {})
    assert snapshot(elsewhere) == before


@pytest.mark.parametrize(
    "output",
    [".", "..", "content", "content/x", "templates", ".git/site", ".dateline", ".dateline/x", "taken"],
)
def test_the_site_is_never_written_among_what_it_is_made_from(tmp_path: Path, output: str) -> None:
    """A slip in --output costs a message, not a folder of briefs."""
    root = tmp_path / "root"
    (root / "content").mkdir(parents=True)
    (root / "taken").write_text("a file")
    before = snapshot(tmp_path)
    opened, told = open_output(
        root / output, [("a", "a test")], root=root, memory=Memory(), state=root / ".dateline"
    )
    assert opened is None
    assert [each.code for each in told] == ["output-place"]
    assert told[0].hint
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a/index.html", "a/index.html"),
        ("media/Map.png", "media/map.png"),
        ("tags/Iraq/index.html", "tags/iraq/feed.xml"),
        ("media/cafe\u0301.png", "media/caf\u00e9.png"),
        ("media/stra\u00dfe.png", "media/STRASSE.png"),
        ("data", "data/events.json"),
    ],
)
def test_two_outputs_never_share_a_place(first: str, second: str) -> None:
    """Names that macOS or Windows takes for one are an error everywhere, and both makers are named."""
    told = find_clashes([(first, "the first"), (second, "the second"), ("other.html", "a third")])
    assert [each.code for each in told] == ["output-clash"]
    assert "the first" in told[0].message
    assert "the second" in told[0].message


@pytest.mark.parametrize(
    "path", ["../x", "a/../../x", "/x", "a//b", "a\\b", "c:/x", "a\0b", "", ".", MANIFEST_NAME, "a/"]
)
def test_no_path_leaves_the_output_folder(path: str) -> None:
    """Whatever an address is made from, the file stays in the output folder and off our own files."""
    assert [each.code for each in find_clashes([(path, "a test")])] == ["output-path"]


def test_large_files_are_copied_and_known_again(tmp_path: Path) -> None:
    """A picture is copied once; as long as its bytes stay it is not written again."""
    (tmp_path / ".dateline").mkdir()
    picture = tmp_path / "map.png"
    picture.write_bytes(os.urandom(3_000_000))
    output = tmp_path / "site"
    for expected in ("write", "keep"):
        opened, _ = open_output(
            output, [("map.png", "")], root=tmp_path, memory=Memory(), state=tmp_path / ".dateline"
        )
        assert opened is not None
        entry = stage_copy(output, "map.png", picture, opened.standing.hashes.get("map.png", ""))
        published, _ = close_output(opened, [entry], {})
        assert published is not None
        assert published.plan.steps[0].action == expected
    assert (output / "map.png").read_bytes() == picture.read_bytes()
