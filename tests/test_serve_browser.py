"""The writer's own server in a real browser: what happens on the screen when a file is saved."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import SiteMaker

pytestmark = pytest.mark.browser

BRIEF = "---\ntitle: Moscow sees an opening\ndate: 2014-08-12\nsource: https://example.com/a\n---\n"
PLACE = """new Promise(done => {
  const tell = () => setTimeout(() => done(scrollY));
  document.readyState === "complete" ? tell() : addEventListener("load", tell);
})"""
LONG = "\n\n".join(f"Paragraph {number}." for number in range(200))


@pytest.fixture
def site(make_site: SiteMaker) -> Path:
    return make_site(
        {
            "dateline.yaml": "title: Test\nbase_url: https://example.org/briefings/\n",
            "content/briefs/moscow.md": BRIEF + LONG,
            "templates/static/style.css": "body { color: rgb(1, 2, 3) }\n",
        }
    )


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    """`dateline serve` of the site, and where it is found."""
    with subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", "--root", str(site)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as server:
        assert server.stdout is not None
        line = next(line for line in server.stdout if line.startswith("Serving at "))
        yield line.split()[2]
        server.terminate()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_a_save_shows_where_the_writer_was_reading(site: Path, address: str, page: Any) -> None:
    """The edited page comes by itself and stays at the place: nobody scrolls down again after each save."""
    page.goto(f"{address}briefs/moscow/")
    page.evaluate("scrollTo(0, 2000)")
    (site / "content/briefs/moscow.md").write_text(BRIEF + "New words.\n\n" + LONG, encoding="utf-8")
    page.get_by_text("New words.").wait_for(state="attached")
    assert page.evaluate(PLACE) == 2000


def test_a_new_style_is_put_on_without_a_reload(site: Path, address: str, page: Any) -> None:
    """Who works on the look sees it at once; what was opened on the page stays open."""
    page.goto(f"{address}briefs/moscow/")
    page.evaluate("window.stays = true")
    old = page.locator("link[rel=stylesheet]").first.get_attribute("href")
    (site / "templates/static/style.css").write_text("body { color: rgb(4, 5, 6) }\n", encoding="utf-8")
    page.locator(f'link[href="{old}"]').wait_for(state="detached")
    assert page.evaluate("[window.stays, getComputedStyle(document.body).color]") == [True, "rgb(4, 5, 6)"]


def test_an_error_comes_over_the_page_and_goes_when_it_is_mended(site: Path, address: str, page: Any) -> None:
    """The writer looks at the page, not at the terminal."""
    page.goto(f"{address}briefs/moscow/")
    brief = site / "content/briefs/moscow.md"
    brief.write_text(BRIEF.replace("2014-08-12", "2014-08-32") + LONG, encoding="utf-8")
    page.locator("#dateline-faults pre", has_text="content/briefs/moscow.md:3:").wait_for()
    brief.write_text(BRIEF + LONG, encoding="utf-8")
    page.locator("#dateline-faults").wait_for(state="detached")
