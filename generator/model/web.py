"""When two web addresses are one source, and which host an address names. For comparing only, never for printing."""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from generator.text.patterns import pattern

_HOST_PREFIXES = ("www.", "m.", "mobile.", "amp.")
_CACHES = pattern(
    r"(?:https?://)?(?:www\.google\.[a-z.]+/amp/(?:s/)?|[\w-]+\.cdn\.ampproject\.org/[a-z]/(?:s/)?)",
    re.IGNORECASE,
)
"""Where others keep a page's AMP form; the page's own address follows."""
_AMP_PATH = pattern(r"(?:/amp|\.amp(?=\.html?$)|\.amp)(?=(?:\.html?)?$)|(?<=^)/amp(?=/)", re.IGNORECASE)
_TRACKING_STARTS = ("utm_", "mc_", "pk_", "at_")
_TRACKING = frozenset(
    [
        "fbclid",
        "gclid",
        "dclid",
        "msclkid",
        "yclid",
        "igshid",
        "igsh",
        "mkt_tok",
        "_hsenc",
        "_hsmi",
        "ref_src",
        "cmpid",
        "ocid",
        "smid",
        "amp",
        "ncid",
        "outputtype",
    ]
)


def address_key(url: str) -> str:
    """Equal for addresses of one page.

    Scheme, www and mobile hosts, AMP forms and their caches, tracking, fragment, escapes and last slash do not count.
    """
    cache = _CACHES.match(url.strip())
    address = f"https://{url.strip()[cache.end() :]}" if cache else url.strip()
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url.strip()
    if not host:
        return url.strip()
    query = "&".join(
        f"{name}={value}"
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _tracks(name)
    )
    path = _AMP_PATH.sub("", unquote(parts.path).rstrip("/"))
    return bare_host(host) + port + path + (f"?{query}" if query else "")


def source_marks(url: str, doi: str) -> list[str]:
    """What makes two records one source."""
    found = [f"doi {doi.casefold()}"] if doi else []
    if url and not url.lower().startswith("mailto:"):
        found.append(address_key(url))
    return found


def host_of(url: str) -> str:
    """The host of an address without www or a mobile prefix; "" where it names none."""
    try:
        return bare_host((urlsplit(url.strip()).hostname or "").rstrip("."))
    except ValueError:
        return ""


def bare_host(host: str) -> str:
    """The host without the prefixes that only choose a server."""
    host = host.lower()
    for prefix in _HOST_PREFIXES:
        if host.startswith(prefix) and host.count(".") > 1:
            return host[len(prefix) :]
    first, _, rest = host.partition(".")
    # Wikipedia's: en.m.wikipedia.org.
    return f"{first}.{rest[2:]}" if rest.startswith("m.") and rest.count(".") > 1 else host


def host_and_parents(host: str) -> list[str]:
    """`news.bbc.co.uk`, `bbc.co.uk`, `co.uk`: an outlet's host stands for those below it."""
    labels = host.split(".")
    return [".".join(labels[start:]) for start in range(max(1, len(labels) - 1))]


def _tracks(name: str) -> bool:
    name = name.lower()
    return name in _TRACKING or name.startswith(_TRACKING_STARTS)
