"""Files that nothing reads, by a name that was nearly right, and copies that file managers and cloud drives leave."""

from pathlib import Path

import pytest
from conftest import SiteMaker, run_dateline
from test_codes import told_by_check

BRIEF = "---\ntitle: A brief\ndate: 2014-08-12\noriginal: true\n---\nText.\n"
PAGE = "---\ntitle: A page\n---\nText.\n"
UNUSED = {
    "content/tag.yaml": "`content/tags.yaml`",
    "content/Tags.yml": "`content/tags.yaml`",
    "content/tags.yaml.txt": "`content/tags.yaml`",
    "content/tags.json": "`content/tags.yaml`",
    "content/tags/tags.yaml": "`content/tags.yaml`",
    "content/tags.xlsx": "a record",
    "content/events/jets.csv": "a record",
    "content/outlets.yaml": "`content/outlets/outlets.yaml`",
    "content/event.yaml": "`content/events/event.yaml`",
    "content/outlet/papers.yaml": "`content/outlets/papers.yaml`",
    "content/sources/library.bib.txt": "`content/sources/library.bib`",
    "content/sources/library.bibtex": "`content/sources/library.bib`",
    "content/source/library.bib": "`content/sources/library.bib`",
    "content/sources/library.rdf": "BibLaTeX (.bib)",
    "content/sources/library.enw": "RIS (.ris)",
    "content/briefs/jets.docx": "as a .md file",
    "content/briefs/jets.md.txt": "`content/briefs/jets.md`",
    "content/pages/about.html": "as a .md file",
    "content/jets.md": "`content/briefs/jets.md`",
}
COPIES = {
    "content/tags (1).yaml": "content/tags.yaml",
    "content/tags - Copy.yaml": "content/tags.yaml",
    "content/tags - Kopie (2).yaml": "content/tags.yaml",
    "content/tags copy 2.yaml": "content/tags.yaml",
    "content/tags (Kim's conflicted copy 2014-08-12).yaml": "content/tags.yaml",
    "content/tags.sync-conflict-20140812-101112-ABCDEFG.yaml": "content/tags.yaml",
    "content/tags (In Konflikt stehende Kopie von Kim 2014-08-12).yaml": "content/tags.yaml",
    "content/tags (Case Conflict 1).yaml": "content/tags.yaml",
    "content/briefs/jets (1).md": "content/briefs/jets.md",
    "content/pages/about(2).md": "content/pages/about.md",
}


@pytest.mark.parametrize("path", UNUSED)
def test_a_file_that_nothing_reads_is_told_with_the_name_that_it_should_have(
    path: str, make_site: SiteMaker
) -> None:
    """Or with what its program can save instead."""
    (told,) = told_by_check(make_site({path: "x: {}\n"}))
    assert (told.code, told.severity, told.path) == ("file-unused", "warning", path)
    assert UNUSED[path] in told.hint


@pytest.mark.parametrize("path", COPIES)
def test_a_copy_beside_its_file_is_an_error(path: str, make_site: SiteMaker) -> None:
    """A second brief would be published, which may be the version before a correction; nothing else is told of it."""
    original = COPIES[path]
    text = {"brie": BRIEF, "page": PAGE}.get(path[8:12], "iraq: {label: Iraq}\n")
    root = make_site({path: text, original: text})
    (told,) = told_by_check(root)
    assert (told.code, told.severity, told.path) == ("file-copy", "error", path)
    assert original in told.message


@pytest.mark.parametrize(
    "path",
    ["content/briefs/talks (1).md", "content/briefs/a copy.md", "content/media/jets (1).png"],
)
def test_such_a_name_alone_is_no_copy(path: str, make_site: SiteMaker) -> None:
    """The second of two talks may be called so; and of two pictures both can be meant."""
    text = BRIEF if path.endswith(".md") else ""
    assert told_by_check(make_site({path: text, "content/media/jets.png": ""})) == []


@pytest.mark.parametrize("said", ["conflict", "the civil conflict, 2011", "2015 conflict", "konflikt"])
def test_a_brief_of_a_conflict_is_no_copy(said: str, make_site: SiteMaker) -> None:
    """What a country is in stands in brackets behind its name, and both are written about."""
    assert (
        told_by_check(make_site({"content/briefs/mali.md": BRIEF, f"content/briefs/mali ({said}).md": BRIEF}))
        == []
    )


@pytest.mark.parametrize(
    "name", ["dateline-notes.txt", "datelines.txt", "dateline.schema.json", "dateline-ci.yaml"]
)
def test_other_files_beside_the_settings_are_left_alone(name: str, make_site: SiteMaker) -> None:
    """They are of other programs, or somebody's notes; told to delete them, a writer would."""
    assert "file-unused" not in run_dateline("check", cwd=make_site({name: "{}\n"})).stderr


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("dateline.yml", "delete this"),
        ("dateline (1).yaml", "delete this"),
        ("dateline - Copy.yaml", "delete this"),
        ("dateline_old.yaml", "delete this"),
        ("dateline.local.yaml", "delete this"),
        ("dateline.yaml.txt", "delete this"),
        ("dateline (Kim's conflicted copy 2014-08-12).yaml", "delete this"),
        ("tags.yaml", "content/tags.yaml"),
    ],
)
def test_a_file_beside_the_settings_that_was_meant_for_them_is_told(
    name: str, words: str, make_site: SiteMaker
) -> None:
    """Whoever edits the wrong one of the two waits for nothing."""
    said = run_dateline("check", cwd=make_site({name: "title: U\n"})).stderr
    assert f"{name}: warning[file-unused]" in said
    assert words in said


@pytest.mark.parametrize("name", ["dateline.yml", "Dateline.yaml", "dateline.yaml.txt"])
def test_settings_under_nearly_their_name_are_found(name: str, tmp_path: Path) -> None:
    """Some editors add .txt to whatever they save, and hide it."""
    (tmp_path / name).write_text("title: T\n")
    if (tmp_path / "dateline.yaml").exists():
        pytest.skip("this system takes the two names for one")
    said = run_dateline("check", cwd=tmp_path)
    assert said.returncode == 1
    assert f"there is {name}: rename it to dateline.yaml" in said.stderr
