"""The demo, built and read as strangers would: browsers under a base path, people from a disk, crawlers."""

import json
import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import DEMO_DAY, REPOSITORY, copy_demo, run_dateline
from site_reader import dead_links, read_pages


def test_no_link_or_anchor_is_dead_under_a_base_path(demo: Path) -> None:
    """GitHub Pages serves a project's site under its name: every link must work there."""
    assert dead_links(demo, "/briefings/") == []


def test_the_same_bytes_work_at_the_root(demo: Path) -> None:
    """Moving the site to a domain of its own must not break a link; only 404.html knows the base path."""
    (demo_missing,) = [name for name in read_pages(demo) if name == "404.html"]
    assert [dead for dead in dead_links(demo, "/") if not dead.startswith(demo_missing)] == []


def test_with_file_links_the_site_works_from_disk(tmp_path: Path) -> None:
    """A colleague unpacks a zip and reads: no server, and no link may end in a folder."""
    copy_demo(tmp_path)
    settings = tmp_path / "dateline.yaml"
    settings.write_text(settings.read_text("utf-8") + "\nlinks: file\n", encoding="utf-8")
    result = run_dateline("build", "--today", DEMO_DAY, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    site = tmp_path / "site"
    pages = {name for name in read_pages(site) if name != "404.html"}
    dead = [entry for entry in dead_links(site, "/disk/", from_disk=True) if entry.split(":")[0] in pages]
    assert dead == []


def test_every_page_is_well_formed_and_runs_no_script_of_its_own(demo: Path) -> None:
    """Nothing inline may run: the Content-Security-Policy forbids it, and a reader needs no script."""
    told = []
    for name, page in read_pages(demo).items():
        told += [f"{name}: {fault}" for fault in page.faults]
        told += [f"{name}: inline style on <{tag}>" for tag in page.inline_styles]
        told += [f"{name}: handler {handler}" for handler in page.handlers]
        told += [
            f"{name}: inline script"
            for script in page.scripts
            if "src" not in script and script.get("type") != "application/ld+json"
        ]
        repeated = {anchor for anchor in page.ids if page.ids.count(anchor) > 1}
        told += [f"{name}: id {anchor} stands twice" for anchor in sorted(repeated)]
        if "Content-Security-Policy" not in (demo / name).read_text("utf-8"):
            told.append(f"{name}: no Content-Security-Policy")
    assert told == []


def test_the_timeline_says_how_many_of_its_things_are_no_events(demo: Path) -> None:
    """A build counts events, as the data do; the timeline also lists articles by the day on which they appeared."""
    events = len(json.loads((demo / "data/events.json").read_text("utf-8")))
    page = (demo / "timeline/index.html").read_text("utf-8")
    (listed,) = re.findall(r"(\d+) events, \d+ of them without a date", page)
    (articles,) = re.findall(r"Among them is the publication of (\d+) article\.", page)
    assert int(listed) - int(articles) == events


def test_headings_are_a_table_of_contents(demo: Path) -> None:
    """Who listens to a page goes from heading to heading: one at the top, and no level left out below it."""
    told = []
    for page in sorted(demo.rglob("*.html")):
        text = page.read_text("utf-8")
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", text.partition("<main")[2])]
        if 'http-equiv="refresh"' not in text and levels[:1] != [1]:
            told.append(f"{page.relative_to(demo)}: begins with {levels[:1]}")
        if levels.count(1) > 1 or any(after > before + 1 for before, after in pairwise(levels)):
            told.append(f"{page.relative_to(demo)}: {levels}")
    assert told == []


def test_no_brief_is_heavier_than_sixty_kilobytes(demo: Path) -> None:
    """A reader on a phone pays for each byte: a brief with its style stays under 60 kB.

    Each source past the sixth may add its note and what reference managers read of it.
    """
    style = (demo / "style.css").stat().st_size
    briefs = json.loads((demo / "data/briefs.json").read_text("utf-8"))
    sources = {brief["id"]: len(brief["sources"]) for brief in briefs}
    heavy = {
        page.parent.name: page.stat().st_size + style
        for page in demo.glob("briefs/*/index.html")
        if page.stat().st_size + style >= 60_000 + 2_500 * max(0, sources.get(page.parent.name, 0) - 6)
    }
    assert heavy == {}


def test_every_page_names_the_icon_of_the_site(demo: Path) -> None:
    """A browser that is told of none asks for /favicon.ico at the host's root, which is not the site's to answer."""
    assert ET.parse(demo / "icon.svg").getroot().tag == "{http://www.w3.org/2000/svg}svg"
    told = []
    for page in sorted(demo.rglob("*.html")):
        icons = re.findall(r'<link rel="icon" type="image/svg\+xml" href="([^"]+)">', page.read_text("utf-8"))
        place = icons[0].replace("/briefings/", f"{demo}/") if icons else ""
        if not (page.parent / place).resolve().samefile(demo / "icon.svg"):
            told.append(str(page.relative_to(demo)))
    assert told == []


def test_drafts_and_scheduled_briefs_are_in_no_byte(demo: Path) -> None:
    """What is not published yet must not be found in pages, feeds, data or file names."""
    listed = run_dateline("list", "--json", "--today", DEMO_DAY, cwd=demo.parent)
    hidden = [each for each in json.loads(listed.stdout) if each["state"] in ("draft", "review", "scheduled")]
    assert len(hidden) >= 2
    for brief in hidden:
        for path in sorted(demo.rglob("*")):
            assert brief["id"] not in path.name
            if path.is_file() and path.name != ".dateline-manifest":
                data = path.read_bytes()
                assert brief["title"].encode() not in data, path
                assert brief["id"].encode() not in data, path


def test_the_sitemap_names_pages_that_exist(demo: Path) -> None:
    """A crawler that follows the sitemap meets no missing page."""
    names = [
        element.text or ""
        for element in ET.parse(demo / "sitemap.xml").iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    ]
    assert len(names) > 30
    base = "https://example.org/briefings/"
    missing = [name for name in names if not (demo / name.removeprefix(base) / "index.html").is_file()]
    assert missing == []


def test_the_demo_is_a_whole_dossier(demo: Path) -> None:
    """A newcomer judges by the demo: a dozen briefs and more, and events told by several of them."""
    briefs = json.loads((demo / "data/briefs.json").read_text("utf-8"))
    events = json.loads((demo / "data/events.json").read_text("utf-8"))
    assert len(briefs) >= 12
    assert len(events) >= 40
    assert sum(len(event["reports"]) > 1 for event in events) >= 8
    assert sum(bool(event["conflicts"]) for event in events) >= 2


@pytest.mark.parametrize("name", ["content/briefs", "content/tags.yaml", "content/pages/about.md"])
def test_the_demo_has_its_parts(name: str) -> None:
    """The demo is the first example that a writer copies from."""
    assert (REPOSITORY / name).exists()
