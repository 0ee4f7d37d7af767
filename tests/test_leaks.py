"""The proof that nothing leaks: whatever of a hidden text stands in an output, in whatever dress, is found."""

import gzip
import html
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from conftest import SiteMaker, run_dateline

FRONT = "---\ntitle: {title}\ndate: {date}\nsource: https://example.org/{name}\n{more}---\n"
TITLE = "Quiet harbour tender – “drawn up” for Óbidos & sons"
RUN = "ledger copied by night shows eleven barges paid twice over"
NOTE = "ring the clerk before noon about pages missing from annex"
SECRET = (
    FRONT.format(
        title=f'"{TITLE.replace(chr(34), "")}"', date="2014-08-12", name="secret-tender-papers", more="{gate}"
    )
    + f"A [[Hidden Clerk Name]] says: {RUN}, <again>.\n"
    + "[It was signed]{{when=2014-07-03 id=tender-signed}} at last.\n"
)
PUBLIC = (
    FRONT.format(title="A public brief", date="2014-08-13", name="public", more="{more}")
    + "Public words only.\n"
)
TODAY = ("--today", "2026-01-01")
GATES = {
    "draft": "status: draft\n",
    "review": "status: review\n",
    "embargo": "embargo: 2030-01-01T00:00:00Z\n",
}


@pytest.fixture
def site(make_site: SiteMaker) -> Path:
    """A built site with a draft and a note, and nothing of them in it."""
    root = make_site(
        {
            "content/briefs/hidden-harbour-tender.md": SECRET.format(gate=GATES["draft"]),
            "content/briefs/public.md": PUBLIC.format(more=f'unpublished: "{NOTE}"\n'),
            "content/media/unused-picture-of-annex.png": "x",
        }
    )
    result = run_dateline("build", *TODAY, cwd=root)
    assert result.returncode == 0, result.stderr
    return root


def leaks(root: Path) -> list[tuple[str, str]]:
    """(file whose text leaks, message), by `dateline check --leaks`."""
    result = run_dateline("check", "--leaks", "--format", "json", *TODAY, cwd=root)
    found = [each for each in json.loads(result.stdout)["diagnostics"] if each["code"] == "leak"]
    assert result.returncode == (1 if found else 0), result.stderr
    return [(each["path"], each["message"]) for each in found]


def zipped(text: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner.txt", text)
    return data.getvalue()


def painted(text: str) -> bytes:
    """A PNG that says something in a compressed comment."""
    comment = b"Comment\0\0" + zlib.compress(text.encode())
    chunk = struct.pack(">I", len(comment)) + b"zTXt" + comment + bytes(4)
    return b"\x89PNG\r\n\x1a\n" + chunk


def folded(text: str) -> str:
    lines = [f"DESCRIPTION:{text}"[at : at + 40] for at in range(0, len(text) + 12, 40)]
    return "BEGIN:VCALENDAR\r\n" + "\r\n ".join(lines) + "\r\nEND:VCALENDAR\r\n"


def latex(text: str) -> str:
    return text.replace("&", r"\&").replace("–", r"\textendash{}")


DRESSES: dict[str, tuple[str, Callable[[str], str | bytes]]] = {
    "page": ("x/index.html", lambda text: f"<p>And so {html.escape(text)}.</p>"),
    "page in pieces": ("x/index.html", lambda text: f"<p>{html.escape(text).replace(' ', ' <em></em>', 3)}</p>"),
    "attribute": ("x/index.html", lambda text: f'<meta name="description" content="{html.escape(text)}">'),
    "comment": ("x/index.html", lambda text: f"<!-- {text} -->"),
    "feed": ("feed2.xml", lambda text: f"<content>{html.escape(f'<p>{html.escape(text)}</p>')}</content>"),
    "json": ("x.json", lambda text: json.dumps({"said": text})),
    "json of html": ("x.json", lambda text: json.dumps({"content_html": f"<p>{html.escape(text)}</p>"})),
    "csv": ("x.csv", lambda text: 'id,title\n1,"' + text.replace('"', '""') + '"\n'),
    "calendar": ("x.ics", folded),
    "bibtex": ("x.bib", lambda text: "@misc{x, title = {" + latex(text) + "}}"),
    "address": ("x/index.html", lambda text: f'<a href="/search/?q={quote(text)}">x</a>'),
    "zip": ("x.zip", zipped),
    "zip in gzip": ("x.gz", lambda text: gzip.compress(zipped(text))),
    "gzip": ("x.json.gz", lambda text: gzip.compress(json.dumps(text).encode())),
    "picture": ("x.png", painted),
    "utf-8 bytes": ("x.bin", lambda text: b"\0\1\2" + text.encode() + b"\0"),
}  # fmt: skip


def plant(root: Path, dress: str, text: str) -> str:
    name, wear = DRESSES[dress]
    made = wear(text)
    (root / "site" / name).parent.mkdir(exist_ok=True)
    (root / "site" / name).write_bytes(made if isinstance(made, bytes) else made.encode())
    return name


def test_a_clean_site_is_clean(site: Path) -> None:
    """The proof cries no wolf."""
    assert leaks(site) == []


def test_every_kind_of_hidden_text_is_found(site: Path) -> None:
    """Title, a run of eight words, the id, an event's id, a source's address, a note, an unused file: all at once."""
    planted = {
        "title": TITLE,
        "run": " ".join(RUN.split()[1:9]),
        "id": "see hidden-harbour-tender here",
        "event": "see e-tender-signed here",
        "address": "https://example.org/secret-tender-papers",
        "name": "see /entities/hidden-clerk-name/ here",
    }
    for name, text in planted.items():
        (site / "site/leak.txt").write_text(text, "utf-8")
        found = leaks(site)
        assert [path for path, _ in found] == ["content/briefs/hidden-harbour-tender.md"], name
        assert "leak.txt" in found[0][1]
    (site / "site/leak.txt").write_text(NOTE, "utf-8")
    assert [path for path, _ in leaks(site)] == ["content/briefs/public.md"]
    (site / "site/leak.txt").write_text("media/unused-picture-of-annex.png", "utf-8")
    assert [path for path, _ in leaks(site)] == ["content/media/unused-picture-of-annex.png"]


@pytest.mark.parametrize("dress", DRESSES)
def test_it_is_found_in_every_dress(site: Path, dress: str) -> None:
    """Escaped, folded, compressed or packed in an archive, a title and a sentence are seen all the same."""
    for text in (TITLE, RUN):
        name = plant(site, dress, text)
        found = leaks(site)
        assert [path for path, _ in found] == ["content/briefs/hidden-harbour-tender.md"], text
        assert name in found[0][1]


def test_what_is_published_too_is_no_secret(site: Path) -> None:
    """A draft that quotes a published brief, or a follow-up with the same first sentence, stops nobody."""
    (site / "content/briefs/follow-up.md").write_text(
        SECRET.format(gate="").replace("tender-signed", "other"), "utf-8"
    )
    assert run_dateline("build", *TODAY, cwd=site).returncode == 0
    assert leaks(site) == []


def test_in_very_many_outputs_it_is_found_by_whichever_process_reads_it(site: Path) -> None:
    """A large site is searched in shares, each beside the inputs that it shows; what one share says counts in all."""
    said_twice = SECRET.format(gate="").replace("tender-signed", "other").replace(RUN, "nothing new")
    (site / "content/briefs/follow-up.md").write_text(said_twice, "utf-8")
    (site / "site/many").mkdir()
    for number in range(1300):
        page = f"<h1>{html.escape(TITLE)}</h1>\n<p>Public words only.</p>\n<p>Page {number}</p>\n"
        (site / f"site/many/{number}.html").write_text(page, "utf-8")
    assert leaks(site) == []
    for number in (7, 1299):
        with (site / f"site/many/{number}.html").open("a", encoding="utf-8") as file:
            file.write(f"<p>And so\n{RUN}</p>\n")
    ((path, message),) = leaks(site)
    assert path == "content/briefs/hidden-harbour-tender.md"
    assert "many/1299.html" in message


@pytest.mark.parametrize("gate", GATES)
def test_a_template_that_tells_is_stopped_by_the_build(site: Path, gate: str) -> None:
    """Before anything is published the build looks at what it has made: the site of yesterday stays."""
    (site / "content/briefs/hidden-harbour-tender.md").write_text(SECRET.format(gate=GATES[gate]), "utf-8")
    before = {path: path.read_bytes() for path in (site / "site").rglob("*") if path.is_file()}
    (site / "templates").mkdir()
    (site / "templates/missing.html").write_text(f"<p>{RUN}</p>")
    result = run_dateline("build", *TODAY, cwd=site)
    assert (result.returncode, "error[leak]" in result.stderr) == (1, True), result.stderr
    assert "404.html" in result.stderr
    assert {path: path.read_bytes() for path in (site / "site").rglob("*") if path.is_file()} == before


def test_in_ci_the_whole_output_is_looked_at(make_site: SiteMaker) -> None:
    """What leaked into a page that does not change today is found where the site is deployed from."""
    public = PUBLIC.format(more="") + f"{RUN.capitalize()}.\n"
    root = make_site({"content/briefs/public.md": public})
    assert run_dateline("build", *TODAY, cwd=root).returncode == 0
    (root / "content/briefs/hidden-harbour-tender.md").write_text(SECRET.format(gate=GATES["draft"]), "utf-8")
    (root / "site/data/briefs.json.gz").write_bytes(gzip.compress(TITLE.encode()))
    assert run_dateline("build", *TODAY, cwd=root, environment={"CI": "true"}).returncode == 0
    assert [path for path, _ in leaks(root)] == ["content/briefs/hidden-harbour-tender.md"]


def test_of_a_withdrawn_brief_only_the_notice_is_public(site: Path) -> None:
    """Its title, id and notice stay; its text must be gone."""
    withdrawn = SECRET.format(
        gate="status: withdrawn\n"
        "changes: [{date: 2014-09-01, kind: retraction, note: Withdrawn at the clerk's request.}]\n"
    )
    (site / "content/briefs/hidden-harbour-tender.md").write_text(withdrawn, "utf-8")
    assert run_dateline("build", *TODAY, cwd=site).returncode == 0
    assert leaks(site) == []
    assert "Withdrawn at the clerk" in (site / "site/briefs/hidden-harbour-tender/index.html").read_text(
        "utf-8"
    )
    (site / "site/leak.txt").write_text(RUN, "utf-8")
    assert [path for path, _ in leaks(site)] == ["content/briefs/hidden-harbour-tender.md"]


@pytest.mark.parametrize(
    "stray",
    [
        "content/briefs/notes.txt",
        "content/plan.txt",
        "content/media/notes.csv",
        "content/briefs/draft.md~",
        "content/#draft.md#",
        "content/about.md.bak",
    ],
)
def test_a_text_that_nothing_reads_is_hidden_too(site: Path, stray: str) -> None:
    """Notes left beside the briefs are meant for nobody, whatever their file is called."""
    (site / stray).write_text(f"Not for print: {NOTE.replace('clerk', 'warden')}, then go home.\n", "utf-8")
    assert leaks(site) == []
    (site / "site/leak.html").write_text(f"<p>So {NOTE.replace('clerk', 'warden')}!</p>", "utf-8")
    assert [path for path, _ in leaks(site)] == [stray]
