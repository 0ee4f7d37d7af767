"""Small sites given as text, linked as a build links them, and what a test asks of the result."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

import msgspec

from generator.build.known_files import read_known
from generator.checks.declared import CheckedSite, run_checks
from generator.crew import Crew
from generator.diagnostics.diagnostic import Diagnostic
from generator.model.briefs import SiteBrief
from generator.model.entities import SiteEntity
from generator.model.events import SiteEvent
from generator.model.link import link_site
from generator.model.shared_records import SharedRecords
from generator.model.site import Site
from generator.model.sources import SiteSource
from generator.model.tags import SiteTag
from generator.parse.documents import Documents

TODAY = "2026-01-01"
NOW = "2026-01-01T12:00:00Z"
Files = dict[str, str]


class Linked(msgspec.Struct, frozen=True):
    """A linked site with everything that was told on the way."""

    site: Site
    told: tuple[Diagnostic, ...]
    documents: Documents
    known: SharedRecords

    def checked(self, *, proposals: bool) -> Iterable[Diagnostic]:
        """What the checks of meaning find."""
        return run_checks(CheckedSite(self.site, self.documents, self.known), proposals=proposals)

    def event(self, identity: str) -> SiteEvent:
        """The one event with this id."""
        (found,) = (each for each in self.site.events if each.id == identity)
        return found

    def brief(self, identity: str) -> SiteBrief:
        """The one brief with this id."""
        (found,) = (each for each in self.site.briefs if each.id == identity)
        return found

    def tag(self, identity: str) -> SiteTag:
        """The one tag with this id."""
        (found,) = (each for each in self.site.tags if each.id == identity)
        return found

    def entity(self, identity: str) -> SiteEntity:
        """The one entity with this id."""
        (found,) = (each for each in self.site.entities if each.id == identity)
        return found

    def source(self, key: str) -> SiteSource:
        """The one source with this key."""
        (found,) = (each for each in self.site.sources if each.key == key)
        return found

    def codes(self) -> list[str]:
        """The code of everything told, in order."""
        return [each.code for each in self.told]

    def fault(self, code: str) -> Diagnostic:
        """The one thing told with this code."""
        (found,) = (each for each in self.told if each.code == code)
        return found

    def faults(self, code: str) -> list[Diagnostic]:
        """Everything told with this code."""
        return [each for each in self.told if each.code == code]


def brief(body: str = "Text.", *lines: str) -> str:
    """A brief with this text; lines of front matter come before a title, a date and a source of its own.

    What the lines give themselves is not added: `sources:` stands for the source, too.
    """
    front = "\n".join(lines)
    given = {line.partition(":")[0] for line in front.split("\n")}
    if not given & {"source", "sources", "original"}:
        given.add("sources")
        front += "\nsource: {url: https://example.org/a, published: 2014-08-10}"
    front += "" if "title" in given else "\ntitle: A brief"
    front += "" if "date" in given else "\ndate: 2014-08-12"
    return f"---\n{front.strip()}\n---\n{body}\n"


def sources(*names: str, **records: str) -> str:
    """`sources:` of front matter: plain names become outlets of their own, records stand in flow style."""
    entries = {name: f"{{outlet: {name.title()}, url: https://{name}.example/1}}" for name in names} | records
    return "sources:\n" + "\n".join(f"  {name}: {record}" for name, record in entries.items())


def named(files: Files) -> Files:
    """Paths in full: `a` is the brief content/briefs/a.md, `tags.yaml` lies in content/."""
    full = {"dateline.yaml": "title: Test\n"}
    for name, text in files.items():
        if name == "dateline.yaml":
            full[name] = text
        elif "." in name.rpartition("/")[2]:
            full[f"content/{name}"] = text
        else:
            full[f"content/briefs/{name}.md"] = text
    return full


def parse(files: Files) -> tuple[Documents, tuple[Diagnostic, ...]]:
    """The documents of these files, read from a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "content").mkdir()
        for name, text in named(files).items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        documents, told = read_known(Path(folder), Crew(1))
    assert documents is not None, told
    return documents, told


def link(
    files: Files, *, today: str = TODAY, now: str = NOW, drafts: bool = False, future: bool = False
) -> Linked:
    """The site of these files, and all that is wrong with it."""
    documents, told = parse(files)
    site, known, more = link_site(documents, today=today, now=now, drafts=drafts, future=future)
    return Linked(site, (*told, *more), documents, known)


def link_fine(files: Files) -> Linked:
    """The site of files in which nothing is wrong."""
    linked = link(files)
    assert [f"{each.path}: {each.message} ({each.hint})" for each in linked.told] == []
    return linked
