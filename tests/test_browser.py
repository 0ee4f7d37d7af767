"""Pages in a real browser: widths, colours, keyboard, paper, right to left, and reading without a script."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import run_dateline

pytestmark = pytest.mark.browser

BASE = "/briefings/"
WIDTHS = (320, 700, 1100, 1280)
SCHEMES = ("light", "dark")
SAMPLE = {
    "dateline.yaml": "title: A sample\nbase_url: https://example.org/briefings/\n",
    "content/briefs/dates.md": """---
title: Every kind of date in one brief
date: 2014-08-12
summary: A day, a month, a range and a doubt.
changes: [{date: 2014-08-20, kind: correction, was: 27 July, now: 24 July 2014, note: A slip.}]
sources:
  alm: {title: Sees opportunity?, outlet: Al-Monitor, url: "https://example.org/alm", published: 2014-08}
  ved: {title: Россия поставит, outlet: Ведомости, url: "https://example.org/v", published: 2014-07-25, lang: ru}
key_points: ["Jets came first [@alm]"]
tags: [Russia, Su-25]
---
[The ministers met in Moscow]{when=2014-07-24 id=met figure="delivered 5"} [@alm; @ved, when 2014-07-25,
figure "delivered 10"]. [The sale was known]{when=2014-06 id=sale} [@alm]. [Contracts were
signed]{when="[2014-07-21..2014-07-27]" id=signed} [@ved]; [a hand was shaken]{when="2014-07-27?" id=hand}
[@alm, caption], and [jets flew]{when=2014-07-01 id=flew} [@alm].

| Type of aircraft | Number delivered by the end of the month |
|---|---|
| [Su-25]{when="since 2014-06" id=since} [@alm] | 1,200,000,000 |

An address without a space: https://example.org/a-very-long-path/that-goes-on/and-on/without-any-break/at-all-in-it.html
""",
    "content/briefs/ar.md": """---
title: صفقة بقيمة 4.2 أم 2.4 مليار؟
date: 2014-08-13
lang: ar-IQ
source: {title: خبر الصفقة, url: "https://example.org/ar", outlet: الشرق الأوسط, published: 2014-07-30, lang: ar}
summary: رقمان في خبر واحد.
tags: [Russia]
---
[وصل الوزير]{when=2014-07-24 id=ar-arrived}، و[بدأت الزيارة]{when="[2014-07-21..2014-07-27]" id=ar-visit}،
و[وُقّع العقد]{when=2014-06 id=ar-signed}.
""",
}
# Every text with the colour behind it, as WCAG 2.2 counts contrast: [ratio, tag, class, first words], below 4.5.
POOR_CONTRAST = """() => {
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(part => part / 255)
    .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0);
  const behind = node => {
    for (; node; node = node.parentElement) {
      const colour = rgb(getComputedStyle(node).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !node.checkVisibility() || node.closest("svg, .vh")) continue;
    const [one, two] = [light(rgb(getComputedStyle(node).color)), light(behind(node))];
    const ratio = (Math.max(one, two) + .05) / (Math.min(one, two) + .05);
    const words = texts.currentNode.data.trim().slice(0, 40);
    if (ratio < 4.5) poor.push([ratio.toFixed(2), node.tagName, node.className, words]);
  }
  return poor;
}"""
SMALL_TARGETS = """() => [...document.querySelectorAll(
    "button, summary, input, nav a, .tags a, .ui a, .az a, .index a, .toggle label")]
  .filter(node => node.checkVisibility() && node.getBoundingClientRect().height < 24)
  .map(node => node.outerHTML.slice(0, 120))"""
WHERE_IS_FOCUS = """() => {
  const node = document.activeElement, style = getComputedStyle(node), box = node.getBoundingClientRect();
  return {tag: node.tagName, text: node.textContent.trim().slice(0, 40), skips: node.classList.contains("skip"),
    outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 1 && box.height > 1 && style.clipPath === "none"};
}"""
REACHABLE = """() => [...document.querySelectorAll("a[href], button, summary, input")]
  .filter(node => node.tabIndex >= 0 && node.checkVisibility({visibilityProperty: true})).length"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a site under /briefings/, as GitHub Pages does, without a word."""

    def log_message(self, *_: Any) -> None: ...

    def do_GET(self) -> None:
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
            return
        super().do_GET()

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(BASE))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with what pages find hard, built: its output folder."""
    root = tmp_path_factory.mktemp("sample")
    for name, text in SAMPLE.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    result = run_dateline("build", "--today", "2026-01-01", cwd=root)
    assert result.returncode == 0, result.stderr
    return root / "site"


def served(folder: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{BASE.rstrip('/')}"
        server.shutdown()


@pytest.fixture(scope="module")
def sample_site(sample: Path) -> Iterator[str]:
    yield from served(sample)


@pytest.fixture(scope="module")
def demo_site(demo: Path) -> Iterator[str]:
    yield from served(demo)


@pytest.fixture(scope="module")
def page(browser: Any) -> Iterator[Any]:
    """One page for all tests; each sets what it needs."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def wide(page: Any) -> Any:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(media="screen", color_scheme="light")
    return page


def one_of_each_kind(demo: Path) -> list[str]:
    """Addresses of the demo: the heaviest page of each kind, and every brief."""
    kinds = [
        *("index.html", "404.html", "timeline/index.html", "timeline/undated/index.html", "tags/index.html"),
        *("briefs/index.html", "sources/index.html", "entities/index.html", "quotes/index.html"),
        *("corrections/index.html", "search/index.html", "events/conflicts/index.html"),
    ]
    for pattern in (
        *("timeline/*/index.html", "tags/*/index.html", "tags/*/timeline/index.html", "events/*/index.html"),
        *("entities/*/index.html", "outlets/*/index.html", "briefs/*/*/index.html", "*/index.html"),
    ):
        kinds.append(
            max(demo.glob(pattern), key=lambda path: path.stat().st_size).relative_to(demo).as_posix()
        )
    briefs = [path.relative_to(demo).as_posix() for path in sorted(demo.glob("briefs/*/index.html"))]
    return ["/" + name.removesuffix("index.html") for name in dict.fromkeys([*kinds, *briefs])]


def test_nothing_scrolls_sideways_and_nothing_is_complained_of(page: Any, demo_site: str, demo: Path) -> None:
    """A reader on a phone never has to pan, and the browser finds no fault with style, policy or files."""
    told: list[str] = []
    page.on("console", lambda message: told.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: told.append(f"{page.url}: {error}"))
    for address in one_of_each_kind(demo):
        page.goto(demo_site + address)
        for scheme in SCHEMES:
            page.emulate_media(media="screen", color_scheme=scheme)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    told.append(f"{address} at {width}, {scheme}")
    assert told == []


def test_a_table_and_a_long_address_stay_within_a_phone(page: Any, sample_site: str) -> None:
    """What a writer pastes must not push the text off the screen."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for address in ("/briefs/dates/", "/briefs/ar/", "/events/met/"):
            page.goto(sample_site + address)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_stands_out_from_its_ground(wide: Any, sample_site: str, scheme: str) -> None:
    """WCAG AA: at least 4.5 to 1, by day and by night, on the lit sentence and in an open note too."""
    wide.emulate_media(color_scheme=scheme)
    for address in ("/", "/briefs/dates/#e-met", "/briefs/ar/", "/events/met/", "/timeline/", "/sources/"):
        wide.goto(sample_site + address)
        if "#" in address:
            wide.locator(".c").first.click()
            assert wide.locator(".pop:popover-open").count() == 1
        assert wide.evaluate(POOR_CONTRAST) == [], address


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_kind_of_page_can_be_read_by_day_and_by_night(
    wide: Any, demo_site: str, demo: Path, scheme: str
) -> None:
    """No page has a grey of its own that was only looked at by day."""
    wide.emulate_media(color_scheme=scheme)
    poor = {}
    for address in one_of_each_kind(demo):
        wide.goto(demo_site + address)
        if found := wide.evaluate(POOR_CONTRAST):
            poor[address] = found
    assert poor == {}


def test_targets_are_as_high_as_a_finger(page: Any, sample_site: str) -> None:
    """WCAG 2.2: 24 px, or one taps the neighbour."""
    page.set_viewport_size({"width": 320, "height": 800})
    for address in ("/", "/briefs/dates/", "/timeline/", "/tags/", "/tags/russia/", "/search/", "/sources/"):
        page.goto(sample_site + address)
        assert page.evaluate(SMALL_TARGETS) == [], address


def test_the_keyboard_reaches_everything_and_shows_where_it_is(wide: Any, sample_site: str) -> None:
    """Who does not use a mouse skips the head first, then reaches every link, and always sees the focus."""
    wide.goto(sample_site + "/briefs/dates/")
    reachable = wide.evaluate(REACHABLE)
    wide.keyboard.press("Tab")
    first = wide.evaluate(WHERE_IS_FOCUS)
    assert (first["skips"], first["seen"]) == (True, True)
    hidden = []
    for _ in range(reachable - 1):
        wide.keyboard.press("Tab")
        focus = wide.evaluate(WHERE_IS_FOCUS)
        if focus["tag"] == "BODY" or not (focus["outline"] and focus["seen"]):
            hidden.append(focus)
    assert hidden == []
    wide.goto(sample_site + "/briefs/dates/")
    wide.keyboard.press("Tab")
    wide.keyboard.press("Enter")
    assert wide.url.endswith("#main")


def test_a_citation_opens_with_enter_and_closes_with_escape(wide: Any, sample_site: str) -> None:
    """A source is read where it is cited, and the reader is back where they were."""
    wide.goto(sample_site + "/briefs/dates/")
    mark = wide.locator(".prose p .c").first
    mark.focus()
    wide.keyboard.press("Enter")
    note = wide.locator(".pop:popover-open")
    assert "Al-Monitor" in note.inner_text()
    box, text = note.bounding_box(), wide.locator(".prose p").first.bounding_box()
    assert box["x"] >= text["x"] + text["width"], "the note covers the sentence it belongs to"
    wide.keyboard.press("Escape")
    assert note.count() == 0
    assert mark.evaluate("node => node === document.activeElement")


def test_everything_can_be_read_without_a_script(browser: Any, wide: Any, sample_site: str) -> None:
    """A page is whole without any script: not a word less."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    plain = context.new_page()
    for address in ("/", "/briefs/dates/", "/timeline/", "/events/met/"):
        wide.goto(sample_site + address)
        plain.goto(sample_site + address)
        assert plain.inner_text("body") == wide.inner_text("body"), address
    assert (
        wide.evaluate("[...document.scripts].filter(each => each.type !== 'application/ld+json').length") == 0
    )
    context.close()


def test_a_link_to_an_event_lights_its_sentence(wide: Any, sample_site: str) -> None:
    """Who comes from the timeline sees at once which of the sentences was meant."""
    wide.goto(sample_site + "/briefs/dates/#e-sale")
    ground = "node => getComputedStyle(node).backgroundColor"
    lit = wide.locator("#e-sale").evaluate(ground)
    assert lit != wide.locator("#e-met").evaluate(ground)
    assert lit == "rgb(251, 237, 192)"
    wide.goto(sample_site + "/timeline/#t-sale")
    assert wide.locator("#t-sale").evaluate(ground) == lit


def test_certain_dates_only_hides_the_others_without_a_script(wide: Any, sample_site: str) -> None:
    """The list, the drawing and the number that is told agree."""
    wide.goto(sample_site + "/timeline/")
    rows = wide.locator("main .rows > li")
    everything = rows.count()
    drawn = wide.locator(".strip > svg > a")
    assert drawn.count() == everything
    wide.locator("#certain").check()
    shown = [row for row in rows.all() if row.is_visible()]
    assert 0 < len(shown) < everything
    assert all("inexact" not in (row.get_attribute("class") or "") for row in shown)
    assert sum(mark.is_visible() for mark in drawn.all()) == len(shown)
    told = wide.locator(".toggle .only").inner_text()
    assert told.startswith(f"{len(shown)} of {everything}")
    assert wide.locator(".toggle .all").is_hidden()
    wide.locator("#certain").uncheck()


def test_a_drawing_stands_where_there_is_room_for_it(page: Any, sample_site: str) -> None:
    """On a phone the list reads better; from 700 px both are there."""
    page.emulate_media(media="screen", color_scheme="light")
    page.goto(sample_site + "/briefs/dates/")
    for width, there in ((699, False), (700, True)):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator(".strip").is_visible() is there
    page.set_viewport_size({"width": 700, "height": 900})
    edges = page.evaluate(
        """() => [...document.querySelectorAll('.strip > svg text')].map(node => node.getBoundingClientRect())
            .filter(box => box.right > innerWidth || box.left < 0).length"""
    )
    assert edges == 0


def test_paper_has_the_addresses_and_nothing_to_press(wide: Any, sample_site: str) -> None:
    """A print-out can be checked by hand: notes name their addresses, and menus and notes to open are gone."""
    wide.goto(sample_site + "/briefs/dates/")
    wide.emulate_media(media="print")
    printed = wide.locator(".notes a[href^=http]").first.evaluate(
        "node => getComputedStyle(node, '::after').content"
    )
    assert "example.org/alm" in printed or "attr(href)" in printed
    for gone in ("nav", ".toggle", ".related", ".pop"):
        assert [found.is_visible() for found in wide.locator(gone).all() if found.is_visible()] == [], gone
    assert wide.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    wide.emulate_media(media="screen")


def test_an_arabic_page_is_the_mirror_of_an_english_one(wide: Any, sample_site: str) -> None:
    """Dates hang to the right of the text, evidence stands to its left, time runs from right to left."""
    wide.goto(sample_site + "/briefs/ar/")
    assert wide.locator("html").get_attribute("dir") == "rtl"

    def middle(selector: str) -> float:
        box = wide.locator(selector).first.bounding_box()
        return float(box["x"] + box["width"] / 2)

    assert middle(".side") < middle(".body") < middle(".byline")
    assert middle("nav[aria-label]") < middle(".name")
    assert middle("main .ev") < middle("a.d")
    months = wide.locator(".strip .ax").all()
    assert months[0].bounding_box()["x"] > months[-1].bounding_box()["x"]
    assert wide.locator(".strip").evaluate("node => getComputedStyle(node).direction") == "rtl"
    figure = wide.locator("h1 bdi").first
    assert (figure.inner_text(), figure.get_attribute("dir")) == ("4.2", "ltr")
