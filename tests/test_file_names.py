"""Names of files that another system cannot have: a site must be the same wherever it is cloned."""

import unicodedata
from pathlib import Path

import pytest
from test_codes import told_by_check

from generator.diagnostics.diagnostic import Diagnostic
from generator.load.file_names import told_of_names
from generator.schema.values import TextFault, read_address

SITE = {"dateline.yaml": "title: T\n"}
PAGE = "---\ntitle: A page\n---\nText.\n"
BRIEF = "---\ntitle: A brief\ndate: 2014-08-12\noriginal: true\n---\nText.\n"
BARRED = {
    "con.png": "con-file.png",
    "AUX.jpeg": "AUX-file.jpeg",
    "nul": "nul-file",
    "nul.": "nul-file",
    "com1.tar.gz": "com1-file.tar.gz",
    "lpt9 .txt": "lpt9-file.txt",
    "hangar.": "hangar",
    "hangar.jpg ": "hangar.jpg",
    "12:30.png": "12-30.png",
    "why?.png": "why-.png",
    "a*b.png": "a-b.png",
    'the "jets".png': "the-jets-.png",
    "jets | arms.png": "jets-arms.png",
    "media\\hangar.png": "media-hangar.png",
    "two\nlines.png": "two-lines.png",
}
ALLOWED = (
    "console.png",
    "con-file.png",
    "auxiliary.md",
    "com10.png",
    ".hidden",
    "a b.png",
    "сон.png",
    "a.con",
)


def told_of(root: Path, files: dict[str, str]) -> list[Diagnostic]:
    """All that checking tells of a site with these files."""
    for path, text in {**SITE, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return told_by_check(root)


@pytest.mark.parametrize("name", BARRED)
def test_a_name_that_windows_cannot_have_is_told_with_one_that_it_can(name: str, tmp_path: Path) -> None:
    """Git refuses to check such a file out, and the site would lack it there."""
    (told,) = told_of(tmp_path, {f"content/media/{name}": ""})
    assert (told.code, told.severity, told.span) == ("file-name", "error", None)
    assert f"`{BARRED[name]}`" in told.hint


@pytest.mark.parametrize("name", ALLOWED)
def test_a_name_like_those_is_let_be(name: str, tmp_path: Path) -> None:
    """Only the whole of what stands before the first dot is reserved."""
    assert told_of(tmp_path, {f"content/media/{name}": ""}) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [("content/briefs/con.md", BRIEF), ("content/pages/12:30.md", PAGE), ("content/sources/aux.yaml", "")],
)
def test_every_kind_of_file_is_held_to_it(path: str, text: str, tmp_path: Path) -> None:
    """And nothing else is told of it: it is not read."""
    assert [each.code for each in told_of(tmp_path, {path: text})] == ["file-name"]


def test_folders_as_deep_as_systems_allow_are_looked_at() -> None:
    """Somebody unpacked an archive: no fault of the program, and the name at the bottom is told."""
    path = f"content/media/{'a/' * 2000}why?.png"
    assert [each and each.code for each in told_of_names([path]).values()] == ["file-name"]


def test_a_folder_is_told_once(tmp_path: Path) -> None:
    """With forty pictures in it there are not forty things to do."""
    told = told_of(tmp_path, {f"content/media/aux/2014/{number}.png": "" for number in range(3)})
    assert [(each.code, each.path) for each in told] == [("file-name", "content/media/aux")]


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("content/media/X.png", "content/media/x.png", "capitals"),
        ("content/media/2014/x.png", "content/media/Über.png", ""),
        ("content/media/Maps/a.png", "content/media/maps/b.png", "capitals"),
        (
            unicodedata.normalize("NFD", "content/media/café.png"),
            unicodedata.normalize("NFC", "content/media/café.png"),
            "encoded",
        ),
        ("content/pages/About.md", "content/pages/about.md", "capitals"),
        ("content/briefs/Jets.md", "content/briefs/jets.md", "capitals"),
    ],
)
def test_two_names_that_are_one_elsewhere_are_told_once(
    one: str, other: str, how: str, tmp_path: Path
) -> None:
    """On Windows and macOS the second would take the place of the first."""
    (tmp_path / "probe").touch()
    if (tmp_path / "PROBE").exists():
        pytest.skip("this system takes them for one itself")
    text = BRIEF if "/briefs/" in one else PAGE
    told = told_of(tmp_path, {one: text, other: text})
    assert [each.code for each in told] == (["file-name"] if how else [])
    assert all(how in each.message and each.severity == "error" for each in told)


@pytest.mark.parametrize(
    "address",
    ["/wiki/Talk:Iraq/", "/old/con/", "/2014/moscow./", "/2014/moscow.html", "/.well-known/x", "/مقال/"],
)
def test_an_old_address_is_as_it_was(address: str) -> None:
    """Nobody can choose it any more; that Windows could not store its page is no reason to lose its readers."""
    assert read_address(address) == address


def test_a_drive_is_no_part_of_an_address() -> None:
    """Told at its line, not when the site is written."""
    assert isinstance(read_address("/c:/x/"), TextFault)
