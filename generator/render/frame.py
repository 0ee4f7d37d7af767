"""What stands round every page: name, fixed navigation, policies, feeds. Nothing derived from briefs.

Made once a build from the settings and the titles of plain pages; part of every page's fingerprint.
"""

from urllib.parse import urlsplit

import msgspec

from generator.model.briefs import SitePage
from generator.model.site import Site
from generator.outputs.address import LinkStyle, page_address
from generator.text.languages import direction_of

GENERATOR = "Dateline"
_SECTIONS = (
    ("timeline", "timeline", "/timeline/"),
    ("tags", "tags", "/tags/"),
    ("sources", "sources", "/sources/"),
    ("search", "search", "/search/"),
)
_FEEDS = (("application/atom+xml", "/feed.xml"), ("application/feed+json", "/feed.json"))


class NavigationEntry(msgspec.Struct, frozen=True):
    """One link of the frame: `word` is a key of the interface's words, else `title` is printed as it is."""

    address: str
    word: str = ""
    title: str = ""
    language: str = ""


class Frame(msgspec.Struct, frozen=True):
    """The same for all pages of a site."""

    title: str
    description: str = ""
    language: str = "en"
    direction: str = "ltr"
    base_url: str = ""
    """Where the site is published, with a slash at the end; "" when not known."""
    base_path: str = "/"
    link_style: LinkStyle = "web"
    outputs: tuple[str, ...] = ()
    """The groups that are made, so that nothing links to a page that is not."""
    navigation: tuple[NavigationEntry, ...] = ()
    policies: tuple[NavigationEntry, ...] = ()
    feeds: tuple[tuple[str, str], ...] = ()
    """Media type and address of the site's own feeds."""
    publisher: str = ""
    licence: str = ""
    contact: str = ""
    noindex: bool = False
    """Drafts are shown: search engines are asked to keep no page."""
    style: str = ""
    """Changes with the style sheet; goes behind its address."""
    generator: str = GENERATOR


def make_frame(site: Site, style: str) -> Frame:
    """The frame of a site; `style` is `theme.style_version(…)`."""
    settings = site.settings
    base_url = site.base_url.rstrip("/") + "/" if site.base_url else ""
    pages = {page.id: page for page in site.pages}
    policies = settings.policies
    chosen = (policies.about, policies.method, policies.corrections, policies.privacy)
    navigation = [
        NavigationEntry(address, word=word) for group, word, address in _SECTIONS if group in settings.outputs
    ]
    navigation += _entries(settings.navigation, pages)
    return Frame(
        title=settings.title,
        description=settings.description,
        language=settings.lang,
        direction=direction_of(settings.lang),
        base_url=base_url,
        base_path=urlsplit(base_url).path or "/",
        link_style="file" if settings.links == "file" else "web",
        outputs=tuple(sorted(settings.outputs)),
        navigation=tuple(navigation),
        policies=(*_entries(chosen, pages), *_lists(settings.outputs)),
        feeds=_FEEDS if "feed" in settings.outputs else (),
        publisher=settings.publisher,
        licence=settings.licence,
        contact=settings.contact,
        noindex=site.drafts,
        style=style,
    )


def _entries(wanted: tuple[str, ...], pages: dict[str, SitePage]) -> list[NavigationEntry]:
    """Ids that lead to no page are told by a check; here they are left out."""
    found = (pages[each] for each in dict.fromkeys(wanted) if each in pages)
    return [
        NavigationEntry(page_address(page.id), title=page.title, language=page.language) for page in found
    ]


def _lists(outputs: tuple[str, ...]) -> list[NavigationEntry]:
    lists = (("corrections", "/corrections/"), ("feed", "/feed.xml"), ("data", "/data/events.csv"))
    return [NavigationEntry(address, word=f"foot-{group}") for group, address in lists if group in outputs]
