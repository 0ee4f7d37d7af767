"""Links between pages: relative, so that the same bytes work at the root, under a base path and from disk."""

from urllib.parse import unquote, urljoin

from hypothesis import given
from hypothesis import strategies as st

from generator.outputs.address import relative_link

NAMES = st.text("abcé: %", min_size=1, max_size=4).filter(lambda name: name.strip(". ") == name)
ADDRESSES = st.builds(
    lambda names, folder: "/" + "".join(f"{name}/" for name in names) + ("" if folder else "page.html"),
    st.lists(NAMES, max_size=4),
    st.booleans(),
)


@given(ADDRESSES, ADDRESSES)
def test_a_relative_link_leads_where_it_should_under_any_base_path(origin: str, target: str) -> None:
    """A reader who follows a link meets the page meant, wherever the site lies."""
    for base in ("http://site", "http://site/briefings"):
        assert unquote(urljoin(base + _typed(origin), relative_link(origin, target))) == base + target


@given(ADDRESSES, ADDRESSES)
def test_links_for_disk_end_in_a_file(origin: str, target: str) -> None:
    """A page opened from disk cannot ask a server what stands in a folder."""
    here = origin + "index.html" if origin.endswith("/") else origin
    there = target + "index.html" if target.endswith("/") else target
    link = relative_link(origin, target, "file")
    assert unquote(urljoin("http://site" + _typed(here), link)) == "http://site" + there


def _typed(address: str) -> str:
    """An address as a browser asks for it."""
    return address.replace("%", "%25").replace(" ", "%20")
